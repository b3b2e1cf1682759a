import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { errorCode } from './atomic-file.ts'
import { isFolder } from './path-exists.ts'

async function mkdirOnce(path: string): Promise<void> {
  try {
    await mkdir(path)
  } catch (error) {
    if (!(await isFolder(path))) throw error
  }
}

/**
 * Makes a folder that the user named, and those above it. Node's own recursive mkdir never ends where a folder that is there has no place for another one and says that
 * it does not exist, as /proc does, and some automatically mounted disks. Throws what mkdir throws.
 */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdirOnce(path)
  } catch (error) {
    const above = dirname(path)
    if (errorCode(error) !== 'ENOENT' || above === path) throw error
    await makeFolder(above)
    await mkdirOnce(path)
  }
}
