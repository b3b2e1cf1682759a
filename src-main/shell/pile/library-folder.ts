import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { errorCode } from '../../../src-node/atomic-file.ts'
import { isNotHere } from '../../../src-node/not-here.ts'
import { classOfName, stemOfName } from '../../../src-contract/book-names.ts'
import type { LibraryFacts } from '../../core/pile/library-facts.ts'
import { readOpf } from './read-opf.ts'

/** calibre's are a few kilobytes; descriptions may be long. */
const maxOpfBytes = 2_000_000

/** A small file's text; null where it is not there, not here, or no small file. */
async function smallText(path: string): Promise<string | null> {
  try {
    const info = await stat(path)
    if (!info.isFile() || info.size > maxOpfBytes || isNotHere(info)) return null
    return await readFile(path, 'utf8')
  } catch (error) {
    if (errorCode(error) === undefined) throw error
    return null
  }
}

async function coverIn(folder: string): Promise<string | null> {
  try {
    const path = join(folder, 'cover.jpg')
    const info = await stat(path)
    return info.isFile() && info.size > 0 && !isNotHere(info) ? path : null
  } catch (error) {
    if (errorCode(error) === undefined) throw error
    return null
  }
}

/** What calibre keeps in a folder of one book; null in any other folder: there nobody knows which book is meant. */
export async function libraryFactsIn(folder: string): Promise<LibraryFacts | null> {
  const text = await smallText(join(folder, 'metadata.opf'))
  if (text === null) return null
  const facts = readOpf(text)
  if (facts === null) return null
  const names = await readdir(folder)
  const books = names.filter((name) => classOfName(name) === 'book' || classOfName(name) === 'text')
  if (new Set(books.map(stemOfName)).size !== 1) return null
  return { ...facts, coverPath: await coverIn(folder) }
}
