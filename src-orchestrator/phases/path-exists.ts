import { stat } from 'node:fs/promises'
import { errorCode } from '../../src-node/atomic-file.ts'

/** Anything at all, a folder or a broken link's target included. */
export async function exists(path: string): Promise<boolean> {
  try {
    await stat(path)
    return true
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return false
    throw error
  }
}
