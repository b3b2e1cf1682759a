import { link, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { numberedName } from '../../../src-contract/file-name.ts'
import { commitFile, errorCode, fileExists } from '../../../src-node/atomic-file.ts'
import { sha256Of, type OwnedFiles } from '../owned-files.ts'
import { exists } from '../../../src-node/path-exists.ts'
import { isSameFile } from '../../../src-node/same-file.ts'

const namesToTry = 10_000

export type OutputPlace = {
  folder: string
  name: string
  extension: string
  overwrite: boolean
  /** Paths that this run has written: no file of a book takes the place of another one. */
  taken: ReadonlySet<string>
  /** The book's own source, which nothing overwrites. */
  source: string
  /** Of the finished file. */
  sha256: string
}

/**
 * Moves a finished file, written beside its place, to the first name that is free or holds a file that we wrote and nobody has changed since.
 * No other file is ever replaced, unless `overwrite` says so; one that has these very bytes is the one: a run that was killed, or ran out of room, before it
 * noted it left it whole. Gives the path.
 */
export async function placeOutput(
  temporary: string,
  { folder, name, extension, overwrite, taken, source, sha256 }: OutputPlace,
  owned: OwnedFiles,
): Promise<string> {
  for (let number = 1; number <= namesToTry; number++) {
    const path = join(folder, numberedName(name, extension, number))
    if (taken.has(path)) continue
    if (await exists(path)) {
      const mayTake = overwrite ? !(await isSource(path, source)) : await isOursOrSame(path, sha256, owned)
      if (!mayTake) continue
      await commitFile(temporary, path)
      return path
    }
    if (await takeFreeName(temporary, path)) return path
  }
  throw new Error(`${namesToTry} files are called ${name}`)
}

async function isOursOrSame(path: string, sha256: string, owned: OwnedFiles): Promise<boolean> {
  return (await owned.isOurs(path)) || ((await fileExists(path)) && (await sha256Of(path)) === sha256)
}

async function isSource(path: string, source: string): Promise<boolean> {
  return (await exists(source)) && isSameFile(path, source)
}

/** A link fails where the name has been taken since; an empty file made exclusively does the same on disks without links. */
async function takeFreeName(temporary: string, path: string): Promise<boolean> {
  try {
    await link(temporary, path)
    await commitFile(temporary, path)
    await rm(temporary, { force: true })
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    if (errorCode(error) === undefined) throw error
  }
  try {
    await (await open(path, 'wx')).close()
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw error
  }
  await commitFile(temporary, path)
  return true
}
