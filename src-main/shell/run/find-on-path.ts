import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** The program that a shell with this PATH would run; null where it would find none. */
export function findOnPath(program: string, path: string): string | null {
  const endings = process.platform === 'win32' ? ['.cmd', '.exe', '.bat', ''] : ['']
  for (const folder of path.split(delimiter).filter((part) => part !== '')) {
    const found = endings
      .map((ending) => join(folder, `${program}${ending}`))
      .find((file) => existsSync(file))
    if (found !== undefined) return found
  }
  return null
}
