import { readFile, rm } from 'node:fs/promises'
import { succeed, type Result } from '../../../src-contract/failure.ts'
import type { RollbackPlan } from '../../../src-contract/migration.ts'
import { stemOf } from '../../../src-contract/file-id.ts'
import { parsePipeline } from '../../../src-contract/pipeline-json/parse.ts'
import { namedEntry, recordedPath } from '../../../src-contract/pipeline-json/read.ts'
import type { PipelineJson } from '../../../src-contract/pipeline-json/schema.ts'
import { errorCode, rewriteFile } from '../../../src-node/atomic-file.ts'
import { asideFolder, moveAside, moveNoted } from '../../../src-node/move-aside.ts'
import { exists } from '../../../src-node/path-exists.ts'
import { recordedIds } from '../../core/migrate/record-summary.ts'
import { openPipelineFile } from '../store/pipeline-file.ts'
import {
  findBackup,
  keptBytes,
  rollbackReason,
  takeBackup,
  type Keepable,
  type StoredBackup,
} from './backup.ts'
import { madeSince } from './made-since.ts'
import { movesBack } from './moves.ts'
import { withRecordLock } from './record-lock.ts'

/** What is to stand at each place again; null: nothing. */
type Contents = Map<string, Uint8Array | null>

/** All kept bytes, read and checked before anything is touched. */
async function contentsOf(place: Keepable, stored: StoredBackup): Promise<Result<Contents>> {
  const contents: Contents = new Map()
  for (const kept of stored.manifest.files) {
    const bytes = await keptBytes(stored, kept)
    if (!bytes.ok) return bytes
    const path = kept.role === 'record' ? place.pipelineJson : place.configPath
    if (path !== null) contents.set(path, bytes.value)
  }
  return succeed(contents)
}

/** The book of an old single-book record, which it names by path alone. */
function singleId(pipeline: PipelineJson): string[] {
  const entry = namedEntry(pipeline)
  const path = entry === null ? null : recordedPath(entry)
  const name = path?.split(/[\\/]/u).findLast((part) => part !== '')
  return name === undefined ? [] : [stemOf(name)]
}

/** Ids that stand in the record now and not in the backup's. A record that cannot be read names none. */
async function forgotten(place: Keepable, contents: Contents): Promise<string[]> {
  const now = await openPipelineFile(place.pipelineJson).read()
  if (!now.ok) return []
  const kept = contents.get(place.pipelineJson) ?? null
  const before = kept === null ? null : parsePipeline(place.pipelineJson, kept)
  const known = new Set(before?.ok === true ? [...recordedIds(before.value), ...singleId(before.value)] : [])
  return recordedIds(now.value).filter((id) => !known.has(id))
}

async function planOf(place: Keepable, stored: StoredBackup, contents: Contents): Promise<RollbackPlan> {
  const moves = await movesBack(place.workspace, stored.manifest.at)
  const aside = asideFolder(place.workspace)
  return {
    backup: stored.backup,
    restores: [...contents.keys(), ...moves.map(({ to }) => to).filter((path) => !path.startsWith(aside))],
    clears: (await madeSince(place.workspace, stored.manifest.at))
      .map(({ path }) => path)
      .filter((path) => !moves.some(({ to }) => to === path)),
    forgets: await forgotten(place, contents),
  }
}

/** What a rollback would do; nothing is touched. */
export async function rollbackPlan(place: Keepable, backupId: string | null): Promise<Result<RollbackPlan>> {
  const stored = await findBackup(place.workspace, backupId)
  if (!stored.ok) return stored
  const contents = await contentsOf(place, stored.value)
  return contents.ok ? succeed(await planOf(place, stored.value, contents.value)) : contents
}

/** What is as it was is not touched, not even its date. */
async function holds(path: string, bytes: Uint8Array): Promise<boolean> {
  try {
    return (await readFile(path)).equals(bytes)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false
    throw error
  }
}

/** What stands in the way is moved aside, too: nothing is ever dropped, and going back to the state of now finds it there. */
async function restore(place: Keepable, stored: StoredBackup, contents: Contents, now: Date): Promise<void> {
  const { workspace } = place
  for (const { from, to } of await movesBack(workspace, stored.manifest.at)) {
    if (await exists(to)) await moveAside(to, workspace, now)
    await moveNoted(workspace, from, to, now)
  }
  for (const { path, made } of await madeSince(workspace, stored.manifest.at))
    await moveAside(path, workspace, now, { made })
  for (const [path, bytes] of contents) {
    if (bytes === null) await rm(path, { force: true })
    else if (!(await holds(path, bytes))) await rewriteFile(path, bytes)
  }
}

/**
 * Puts a backup's files back, byte for byte, and what was moved aside since to its place. The state of now is kept as a backup first. Done under the
 * record's lock, and only while no batch works there, which the caller sees to.
 */
export async function rollBack(
  place: Keepable,
  backupId: string | null,
  now: Date,
): Promise<Result<RollbackPlan>> {
  const stored = await findBackup(place.workspace, backupId)
  if (!stored.ok) return stored
  const contents = await contentsOf(place, stored.value)
  if (!contents.ok) return contents
  return withRecordLock(place, async () => {
    const plan = await planOf(place, stored.value, contents.value)
    const second = await takeBackup(place, rollbackReason, now)
    if (!second.ok) return second
    await restore(place, stored.value, contents.value, now)
    return succeed(plan)
  })
}
