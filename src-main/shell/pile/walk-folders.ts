import { readdir, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { failureFrom, type Failure } from '../../../src-contract/failure.ts'
import type { FailureCode } from '../../../src-contract/failure-codes.ts'
import { fileFailure } from '../../../src-node/fs-failure.ts'
import { placeholderFor } from '../../../src-node/not-here.ts'
import { classOfName, isHiddenName } from '../../../src-contract/book-names.ts'
import type { WalkedFolder } from '../../core/pile/picture-books.ts'

/** A file that may be a book. `away`: a placeholder lies in its place. */
export type Candidate = { path: string; folder: string; name: string; dropped: boolean; away: boolean }
export type Walked = { candidates: Candidate[]; folders: WalkedFolder[]; refused: Failure[] }

const collator = new Intl.Collator('en', { numeric: true })

/** Names as a person counts them: "2" before "10". */
function byName(a: { name: string }, b: { name: string }): number {
  return collator.compare(a.name, b.name) || (a.name < b.name ? -1 : 1)
}

function candidate(path: string, dropped: boolean): Candidate {
  const name = basename(path)
  const placeholder = placeholderFor(name)
  const real = placeholder?.name ?? name
  const folder = dirname(path)
  return { path: join(folder, real), folder, name: real, dropped, away: placeholder !== null }
}

/**
 * The files behind dropped paths that may be books, by their names alone. Folders are walked: hidden and system files are left out, links inside a folder
 * are not followed, out of it or in a circle. Absolute, each once, in the order of the drop, by name within a folder.
 */
export async function walkFolders(paths: readonly string[], takePictures: boolean): Promise<Walked> {
  const candidates = new Map<string, Candidate>()
  /** By path: a folder that is dropped itself and lies in another dropped one is said once. */
  const refused = new Map<string, Failure>()
  const refuse = (error: unknown, path: string, code: FailureCode): void => {
    refused.set(path, fileFailure(error, path, code) ?? failureFrom(error, path))
  }
  const add = (found: Candidate): void => {
    const before = candidates.get(found.path)
    // What was dropped itself counts as such, and a file more than its placeholder.
    if (before === undefined) candidates.set(found.path, found)
    else Object.assign(before, { dropped: before.dropped || found.dropped, away: before.away && found.away })
  }
  const isWorthALook = (name: string): boolean => {
    const found = classOfName(name)
    return found !== 'other' && (found !== 'picture' || takePictures)
  }

  const walked: WalkedFolder[] = []
  const walk = async (top: string): Promise<void> => {
    const pictures = new Map<string, string[]>()
    let hasWebPages = false
    const note = (folder: string, name: string): void => {
      const found = classOfName(name)
      hasWebPages ||= found === 'companion'
      if (found !== 'picture') return
      const known = pictures.get(folder)
      if (known === undefined) pictures.set(folder, [name])
      else known.push(name)
    }
    const folders = [top]
    for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
      try {
        const entries = (await readdir(folder, { withFileTypes: true })).sort(byName)
        const inner: string[] = []
        for (const entry of entries) {
          const placeholder = placeholderFor(entry.name)
          const path = join(folder, entry.name)
          if (entry.isFile() && placeholder !== null && isWorthALook(placeholder.name))
            add(candidate(path, false))
          else if (isHiddenName(entry.name)) continue
          else if (entry.isDirectory()) inner.push(path)
          else if (entry.isFile()) {
            note(folder, entry.name)
            if (isWorthALook(entry.name)) add(candidate(path, false))
          }
        }
        folders.push(...inner.toReversed())
      } catch (error) {
        refuse(error, folder, 'folder-unreadable')
      }
    }
    walked.push({ path: top, pictures, hasWebPages })
  }

  for (const dropped of paths) {
    const path = resolve(dropped)
    try {
      const info = await stat(path)
      if (info.isDirectory()) await walk(path)
      else if (info.isFile()) add(candidate(path, true))
      else refused.set(path, { code: 'file-not-regular', file: path })
    } catch (error) {
      refuse(error, path, 'file-unreadable')
    }
  }
  return { candidates: [...candidates.values()], folders: walked, refused: [...refused.values()] }
}
