import { lstat, stat } from 'node:fs/promises'
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

/** Whether a folder, or a link to one, has this name; false also where the system does not let it be looked at. */
export async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory()
  } catch (error) {
    if (errorCode(error) === undefined) throw error
    return false
  }
}
