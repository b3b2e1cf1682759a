import { readFile, stat, utimes } from 'node:fs/promises'
import { z } from 'zod'
import { errorCode } from '../../../src-node/atomic-file.ts'
import { sha256Of } from '../owned-files.ts'

/** File times of some disks count in steps of two seconds (FAT). */
const stepMs = 2000

function recordOf(sound: string): string {
  return sound.replace(/\.(?:wav|flac)$/u, '.json')
}

const hashSchema = z.object({ sha256: z.string().nullable().default(null) })

async function recordedSha256(record: string): Promise<string | null> {
  try {
    return hashSchema.safeParse(JSON.parse(await readFile(record, 'utf8'))).data?.sha256 ?? null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/**
 * Whether a stored chunk was written to after its record, which is the last that is written of it, and is not the same any more: its published name is
 * the same file, and somebody may have edited that in place. A copy of a whole workspace is younger than its records too: then the hash tells.
 */
export async function wasEdited(sound: string, record = recordOf(sound)): Promise<boolean> {
  try {
    if ((await stat(sound)).mtimeMs <= (await stat(record)).mtimeMs + stepMs) return false
    const sha256 = sound.endsWith('.wav') ? await recordedSha256(record) : null
    return sha256 === null || (await sha256Of(sound)) !== sha256
  } catch (error) {
    // What was imported has no record, and no published name either.
    if (errorCode(error) === 'ENOENT') return false
    throw error
  }
}

/** A chunk whose form has changed, and not its sound, is as old as its record. */
export async function keepAge(sound: string): Promise<void> {
  try {
    const { atime, mtime } = await stat(recordOf(sound))
    await utimes(sound, atime, mtime)
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error
  }
}
