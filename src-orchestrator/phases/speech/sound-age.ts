import { stat, utimes } from 'node:fs/promises'
import { errorCode } from '../../../src-node/atomic-file.ts'

/** File times of some disks count in steps of two seconds (FAT). */
const stepMs = 2000

function recordOf(sound: string): string {
  return sound.replace(/\.(?:wav|flac)$/u, '.json')
}

/**
 * Whether a stored chunk was written to after its record, which is the last that is written of it: its published name is the same file, and somebody
 * may have edited that in place.
 */
export async function wasEdited(sound: string): Promise<boolean> {
  try {
    return (await stat(sound)).mtimeMs > (await stat(recordOf(sound))).mtimeMs + stepMs
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
