import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { fail, succeed, type Failure, type Result } from '../../../src-contract/failure.ts'
import type { RollbackPlan } from '../../../src-contract/migration.ts'
import { writeFileAtomic } from '../../../src-node/atomic-file.ts'
import { lockFile } from '../../../src-node/file-lock.ts'
import { fileFailure } from '../../../src-node/fs-failure.ts'
import { exists } from '../../../src-node/path-exists.ts'
import { recordedIds } from '../../core/migrate/record-summary.ts'
import { parsePipeline } from '../store/parse-pipeline.ts'
import { lockWaitMs, openPipelineFile } from '../store/pipeline-file.ts'
import {
  findBackup,
  keptBytes,
  rollbackReason,
  takeBackup,
  type Keepable,
  type StoredBackup,
} from './backup.ts'
import { movesPath, readMoves, type Move } from './moves.ts'

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

/** Ids that stand in the record now and not in the backup's. A record that cannot be read names none. */
async function forgotten(place: Keepable, contents: Contents): Promise<string[]> {
  const now = await openPipelineFile(place.pipelineJson).read()
  if (!now.ok) return []
  const kept = contents.get(place.pipelineJson) ?? null
  const before = kept === null ? null : parsePipeline(place.pipelineJson, kept)
  const known = new Set(before?.ok === true ? recordedIds(before.value) : [])
  return recordedIds(now.value).filter((id) => !known.has(id))
}

/** Moves since the backup, the newest first: undone in that order each place is free again when its turn comes. What was cleared since cannot come back. */
async function movesSince(place: Keepable, stored: StoredBackup): Promise<Move[]> {
  const moves = await readMoves(place.workspace)
  const isSince = ({ at }: Move): boolean => Date.parse(at) >= Date.parse(stored.manifest.at)
  const held: Move[] = []
  for (const move of moves.filter(isSince).reverse()) if (await exists(move.to)) held.push(move)
  return held
}

async function planOf(place: Keepable, stored: StoredBackup, contents: Contents): Promise<RollbackPlan> {
  const moves = await movesSince(place, stored)
  return {
    backup: stored.backup,
    restores: [...contents.keys(), ...new Set(moves.map(({ from }) => from))],
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

/** A name beside `path` for what stands in the way of what is put back: nothing is ever dropped. */
async function setAside(path: string, stamp: string): Promise<void> {
  for (let number = 1; ; number++) {
    const name = `${path}.rolled-back-${stamp}${number === 1 ? '' : `.${number}`}`
    if (await exists(name)) continue
    await rename(path, name)
    return
  }
}

async function putBack({ from, to }: Move, stamp: string): Promise<void> {
  await mkdir(dirname(from), { recursive: true })
  if (await exists(from)) await setAside(from, stamp)
  await rename(to, from)
}

async function restore(place: Keepable, stored: StoredBackup, contents: Contents, now: Date): Promise<void> {
  const moves = await movesSince(place, stored)
  for (const move of moves) await putBack(move, now.toISOString().slice(0, 19).replaceAll(':', '-'))
  const left = (await readMoves(place.workspace)).filter(
    ({ at }) => Date.parse(at) < Date.parse(stored.manifest.at),
  )
  if (moves.length > 0)
    await writeFileAtomic(
      movesPath(place.workspace),
      left.map((move) => `${JSON.stringify(move)}\n`).join(''),
    )
  for (const [path, bytes] of contents) {
    if (bytes === null) await rm(path, { force: true })
    else await writeFileAtomic(path, bytes)
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
  try {
    const lock = await lockFile(`${place.pipelineJson}.lock`, lockWaitMs)
    if (lock === null)
      return fail('pipeline-json-locked', { file: place.pipelineJson, limit: Math.round(lockWaitMs / 1000) })
    try {
      const plan = await planOf(place, stored.value, contents.value)
      const second = await takeBackup(place, rollbackReason, now)
      if (!second.ok) return second
      await restore(place, stored.value, contents.value, now)
      return succeed(plan)
    } finally {
      await lock.release()
    }
  } catch (error) {
    const failure: Failure | null = fileFailure(error, place.workspace, 'output-not-writable')
    if (failure === null) throw error
    return { ok: false, failure }
  }
}
