import { lstat } from 'node:fs/promises'
import { errorCode } from './atomic-file.ts'

/** Anything at all that has this name: a folder, and a link to nothing, included. */
export async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path)
    return true
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return false
    throw error
  }
}
