import { lstat, readdir, realpath, stat } from 'node:fs/promises'
import { basename, extname, join, resolve } from 'node:path'
import { failureFrom, type Failure } from '../../../src-contract/failure.ts'
import type { FailureCode } from '../../../src-contract/failure-codes.ts'
import { fileFailure } from '../../../src-node/fs-failure.ts'

/** What a walked folder gives by its name; a file that is dropped itself is always looked at. */
const bookExtensions = new Set(['.pdf', '.txt', '.epub', '.docx', '.odt', '.fb2', '.mobi', '.azw3', '.djvu'])
/** What systems leave behind in people's folders. */
const systemNames = new Set([
  'thumbs.db',
  'desktop.ini',
  '__macosx',
  '$recycle.bin',
  'system volume information',
])

export type FoundFile = { path: string; bytes: number }
export type Collected = { files: FoundFile[]; refused: Failure[] }

/** By its name alone: what a folder may hold beside books is not looked at. */
export function isBookName(name: string): boolean {
  return bookExtensions.has(extname(name).toLowerCase())
}

function isHidden(name: string): boolean {
  return name.startsWith('.') || name.startsWith('~$') || systemNames.has(name.toLowerCase())
}

/** Names as a person counts them: "2" before "10". */
function byName(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true }) || (a < b ? -1 : 1)
}

/**
 * The files behind dropped paths, folders walked: hidden and system files are left out, symlinks inside a folder are not followed. Paths come back
 * absolute, each once, in the order of the drop, by name within a folder.
 */
export async function collectFiles(paths: readonly string[]): Promise<Collected> {
  const files = new Map<string, FoundFile>()
  const refused: Failure[] = []
  const refuse = (error: unknown, path: string, code: FailureCode): void => {
    refused.push(fileFailure(error, path, code) ?? failureFrom(error, path))
  }

  const walk = async (folder: string): Promise<void> => {
    let names: string[]
    try {
      names = (await readdir(folder)).sort(byName)
    } catch (error) {
      return refuse(error, folder, 'folder-unreadable')
    }
    for (const name of names.filter((candidate) => !isHidden(candidate))) {
      const path = join(folder, name)
      try {
        const info = await lstat(path)
        if (info.isDirectory()) await walk(path)
        else if (info.isFile() && isBookName(name)) files.set(path, { path, bytes: info.size })
      } catch (error) {
        refuse(error, path, 'file-unreadable')
      }
    }
  }

  for (const dropped of paths) {
    const path = resolve(dropped)
    try {
      const info = await stat(path)
      if (info.isDirectory()) await walk(path)
      else if (info.isFile()) files.set(path, { path, bytes: info.size })
      else refused.push({ code: 'file-not-regular', file: path })
    } catch (error) {
      refuse(error, path, 'file-unreadable')
    }
  }
  return { files: [...files.values()], refused }
}

/** The one path of a file that several lead to (links, case): for telling whether it is listed already. */
export async function samePathKey(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch {
    // Gone since: its own path has to do.
    return path
  }
}

export function fileNameOf(path: string): string {
  return basename(path)
}
