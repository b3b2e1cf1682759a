import { createHash } from 'node:crypto'
import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { classOfName, isHiddenName } from '../src-contract/book-names.ts'
import { nameOfSource } from '../src-contract/file-id.ts'
import { inPageOrder } from '../src-contract/page-names.ts'
import { errorCode } from './atomic-file.ts'
import { fileHash } from './file-hash.ts'

/**
 * A source is a file, or a folder of pictures, which are its pages: the names of these, in order. Null: it is a file, or nothing that could be listed. Throws what Node's
 * fs throws.
 */
export async function picturesOfFolder(path: string): Promise<string[] | null> {
  if (!(await stat(path)).isDirectory()) return null
  const entries = await readdir(path, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isFile() && !isHiddenName(entry.name)).map(({ name }) => name)
  return inPageOrder(names.filter((name) => classOfName(name) === 'picture'))
}

/** SHA-256 of a source, lower-case hex: of a folder, over the names and hashes of its pictures, so that what else lies there makes no difference. Throws what Node's fs throws. */
export async function sourceHash(
  path: string,
  hashOf: (file: string) => Promise<string> = async (file) => fileHash(file, 'sha256'),
): Promise<string> {
  const pictures = await picturesOfFolder(path)
  if (pictures === null) return hashOf(path)
  const hash = createHash('sha256')
  for (const name of pictures) hash.update(`${name}\0${await hashOf(join(path, name))}\n`)
  return hash.digest('hex')
}

/** What the source at a path is called, for ids and titles. Throws what Node's fs throws. */
export async function sourceName(path: string): Promise<string> {
  return nameOfSource(basename(path), (await stat(path)).isDirectory())
}

export type SourceStamp = { bytes: number; mtimeMs: number }

/** How large a source is, and when it was changed last: of a folder, all of its pictures. Throws what Node's fs throws. */
export async function sourceStamp(path: string): Promise<SourceStamp> {
  const { size, mtimeMs } = await stat(path)
  const pictures = await picturesOfFolder(path)
  if (pictures === null) return { bytes: size, mtimeMs }
  const found = await Promise.all(pictures.map(async (name) => stat(join(path, name))))
  return {
    bytes: found.reduce((sum, each) => sum + each.size, 0),
    mtimeMs: Math.max(mtimeMs, ...found.map((each) => each.mtimeMs)),
  }
}

/** Whether a source is still there. */
export async function sourceExists(path: string): Promise<boolean> {
  try {
    const info = await stat(path)
    return info.isFile() || (info.isDirectory() && (await picturesOfFolder(path))?.length !== 0)
  } catch (error) {
    if (errorCode(error) === undefined) throw error
    return false
  }
}
