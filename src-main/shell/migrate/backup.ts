import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { fail, succeed, type Result } from '../../../src-contract/failure.ts'
import type { Backup } from '../../../src-contract/migration.ts'
import { errorCode, writeFileAtomic } from '../../../src-node/atomic-file.ts'
import { fileFailure } from '../../../src-node/fs-failure.ts'

/** What a backup keeps: the two files that a run changes. `copy` null: the file was not there, and a rollback takes it away again. */
const keptSchema = z.object({
  /** Which of the workspace's files it is: a rollback writes to their places of now, never to a path that stands in a file. */
  role: z.enum(['config', 'record']),
  path: z.string(),
  copy: z.string().nullable(),
  bytes: z.number(),
  sha256: z.string().nullable(),
})
const manifestSchema = z.object({
  version: z.literal(1),
  at: z.string(),
  why: z.string(),
  files: z.array(keptSchema),
})
export type Kept = z.infer<typeof keptSchema>
export type Manifest = z.infer<typeof manifestSchema>
export type StoredBackup = { backup: Backup; manifest: Manifest }

/** The files that belong to a workspace, absolute. */
export type Keepable = { workspace: string; pipelineJson: string; configPath: string | null }

const manifestName = 'manifest.json'

function backupsFolder(workspace: string): string {
  return join(workspace, '.bookspool', 'backups')
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

async function bytesOf(path: string): Promise<Uint8Array | null> {
  try {
    return await readFile(path)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  }
}

const asView = (path: string, manifest: Manifest): Backup => ({
  id: basename(path),
  at: manifest.at,
  path,
  files: manifest.files.flatMap(({ path: file, copy }) => (copy === null ? [] : [file])),
})

/** 2026-05-03T10-00-00: sorts by time, and no system minds it in a name. Of two within a second the later one has a number. */
async function freeName(folder: string, now: Date): Promise<string> {
  const base = now.toISOString().slice(0, 19).replaceAll(':', '-')
  const taken = new Set(await readdir(folder))
  for (let number = 1; ; number++) {
    const name = number === 1 ? base : `${base}.${number}`
    if (!taken.has(name)) return name
  }
}

/** Copies config.yaml and pipeline.json, byte for byte, into a dated folder. It has its name only when it is whole. */
export async function takeBackup(
  { workspace, pipelineJson, configPath }: Keepable,
  why: string,
  now: Date,
): Promise<Result<StoredBackup>> {
  const folder = backupsFolder(workspace)
  const keepables = [
    ...(configPath === null ? [] : [{ role: 'config' as const, path: configPath }]),
    { role: 'record' as const, path: pipelineJson },
  ]
  try {
    await mkdir(folder, { recursive: true })
    const name = await freeName(folder, now)
    const partial = join(folder, `.${name}.part`)
    await rm(partial, { recursive: true, force: true })
    await mkdir(partial)
    const files: Kept[] = []
    for (const { role, path } of keepables) {
      const bytes = await bytesOf(path)
      const copy = bytes === null ? null : basename(path)
      if (bytes !== null && copy !== null) await writeFileAtomic(join(partial, copy), bytes)
      files.push({
        role,
        path,
        copy,
        bytes: bytes?.length ?? 0,
        sha256: bytes === null ? null : sha256Of(bytes),
      })
    }
    const manifest: Manifest = { version: 1, at: now.toISOString(), why, files }
    await writeFileAtomic(join(partial, manifestName), `${JSON.stringify(manifest, null, 2)}\n`)
    const path = join(folder, name)
    await rename(partial, path)
    return succeed({ backup: asView(path, manifest), manifest })
  } catch (error) {
    const failure = fileFailure(error, workspace, 'workspace-not-writable')
    if (failure === null) throw error
    return { ok: false, failure }
  }
}

async function readManifest(path: string): Promise<Manifest | null> {
  try {
    const parsed = manifestSchema.safeParse(JSON.parse(await readFile(join(path, manifestName), 'utf8')))
    return parsed.data ?? null
  } catch (error) {
    // A folder without a manifest that can be read is no backup of ours.
    if (error instanceof SyntaxError || errorCode(error) !== undefined) return null
    throw error
  }
}

/** Newest first. */
export async function listBackups(workspace: string): Promise<StoredBackup[]> {
  const folder = backupsFolder(workspace)
  let names: string[]
  try {
    names = (await readdir(folder)).filter((name) => !name.startsWith('.'))
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return []
    throw error
  }
  const found: StoredBackup[] = []
  for (const name of names) {
    const path = join(folder, name)
    const manifest = await readManifest(path)
    if (manifest !== null) found.push({ backup: asView(path, manifest), manifest })
  }
  return found.sort(
    (one, other) =>
      other.manifest.at.localeCompare(one.manifest.at) || other.backup.id.localeCompare(one.backup.id),
  )
}

/** One backup, by its id; left out: the newest that was not taken by a rollback. */
export async function findBackup(workspace: string, id: string | null): Promise<Result<StoredBackup>> {
  const all = await listBackups(workspace)
  const wanted =
    id === null
      ? all.find(({ manifest }) => manifest.why !== rollbackReason)
      : all.find(({ backup }) => backup.id === id)
  if (wanted !== undefined) return succeed(wanted)
  const detail =
    all.length === 0 ? 'none has been made' : `there are ${all.map(({ backup }) => backup.id).join(', ')}`
  return fail('backup-missing', { file: id ?? workspace, detail })
}

export const rollbackReason = 'before a rollback'

/** The bytes of a kept file, checked against its hash: a damaged backup is never put in place of what is there. */
export async function keptBytes({ backup }: StoredBackup, kept: Kept): Promise<Result<Uint8Array | null>> {
  if (kept.copy === null) return succeed(null)
  const bytes = await bytesOf(join(backup.path, basename(kept.copy)))
  if (bytes !== null && sha256Of(bytes) === kept.sha256) return succeed(bytes)
  return fail('backup-missing', {
    file: backup.id,
    detail: bytes === null ? `its copy of ${kept.path} is gone` : `its copy of ${kept.path} was changed`,
  })
}
