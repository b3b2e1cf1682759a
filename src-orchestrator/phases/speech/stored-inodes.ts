import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { errorCode } from '../../../src-node/atomic-file.ts'

/** Tells a file apart from every other on this machine, whatever name it is reached by. */
export async function inodeOf(path: string): Promise<string> {
  const { dev, ino } = await stat(path)
  return `${dev}:${ino}`
}

/** The inodes of a folder's files: a file elsewhere with one of these is a link to one of them. Empty where there is no folder. */
export async function inodesIn(
  folder: string,
  isMeant: (name: string) => boolean = (name) => name.endsWith('.wav'),
): Promise<Set<string>> {
  try {
    const names = (await readdir(folder)).filter(isMeant)
    return new Set(await Promise.all(names.map(async (name) => inodeOf(join(folder, name)))))
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return new Set()
    throw error
  }
}
