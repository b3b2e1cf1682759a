import { realpathSync } from 'node:fs'
import { isAbsolute, relative, sep } from 'node:path'
import { errorCode } from './atomic-file.ts'

function realPath(path: string): string | null {
  try {
    return realpathSync(path)
  } catch (error) {
    // What is not there, or may not be looked at, is inside nothing.
    if (errorCode(error) === undefined) throw error
    return null
  }
}

/** Whether a path lies inside one of the folders, links followed on both sides. */
export function isInside(path: string, folders: readonly string[]): boolean {
  if (!isAbsolute(path)) return false
  const real = realPath(path)
  if (real === null) return false
  return folders.some((folder) => {
    const root = realPath(folder)
    if (root === null) return false
    const way = relative(root, real)
    return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way))
  })
}
