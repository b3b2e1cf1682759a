import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { errorCode } from '../../../src-node/atomic-file.ts'
import { moveAside } from '../../../src-node/move-aside.ts'
import type { WorkFolders } from '../../phase.ts'
import { wasEdited } from './sound-age.ts'
import { retakeSchema } from './ear/retakes.ts'
import { soundFactsSchema } from './ear/sound-facts.ts'
import { wavBytes } from './wav.ts'
import type { ChunkRecord } from './worker-protocol.ts'

const recordSchema = z.object({
  key: z.string(),
  variant: z.string().nullable().default(null),
  gap: z.object({ text: z.string(), reason: z.string() }).nullable().default(null),
  otherVoices: z.array(z.string()).default([]),
  sampleRateHz: z.number().int().positive(),
  sampleCount: z.number().int().nonnegative(),
  timings: z.array(z.object({ startSec: z.number(), endSec: z.number() })),
  heard: z.array(soundFactsSchema).nullable().default(null),
  retakes: z.array(retakeSchema).default([]),
  elapsedSec: z.number(),
  sha256: z.string().nullable().default(null),
})

export function parseRecord(value: unknown): ChunkRecord | null {
  return recordSchema.safeParse(value).data ?? null
}

export type StoredPaths = { wav: string; sidecar: string }

export function storedPaths(folders: Pick<WorkFolders, 'private'>, name: string): StoredPaths {
  const base = join(folders.private, 'speech', name)
  return { wav: `${base}.wav`, sidecar: `${base}.json` }
}

/** The folder of finished chunks, without what a killed run left half-written. A folder in it is none of ours, and may have a chunk's name: it is moved aside. */
export async function openStore(
  folders: Pick<WorkFolders, 'private' | 'workspace'>,
  tell: (path: string, aside: string) => void,
): Promise<void> {
  const folder = join(folders.private, 'speech')
  await mkdir(folder, { recursive: true })
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) tell(path, await moveAside(path, folders.workspace))
    else if (entry.name.endsWith('.part')) await rm(path, { force: true })
  }
}

/** The record of a chunk that stands whole: its samples are as long as it says, and nobody has written to them since. */
export async function storedChunk(paths: StoredPaths): Promise<ChunkRecord | null> {
  try {
    const record = parseRecord(JSON.parse(await readFile(paths.sidecar, 'utf8')))
    if (record === null) return null
    if ((await stat(paths.wav)).size !== wavBytes(record.sampleCount)) return null
    return (await wasEdited(paths.wav, paths.sidecar)) ? null : record
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || error instanceof SyntaxError) return null
    throw error
  }
}
