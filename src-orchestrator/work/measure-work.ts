import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { BookWork } from '../../src-contract/work-protocol.ts'
import { errorCode } from '../../src-node/atomic-file.ts'
import { fileIdentity } from '../../src-node/same-file.ts'
import type { WorkFolders } from '../phase.ts'
import { openOwnedFiles } from '../phases/owned-files.ts'
import { filesBelow, foldersOf, namesIn } from './book-folders.ts'
import { plainText } from './compress-work.ts'
import { storedSound } from './stored-sound.ts'

/** What stays when a book's work is dropped; a few kilobytes. */
const stays = /(?:\.owned\.json|^run\.lock.*|^phase1\.json|^cover\.jpg|^dropped\.json|^redo\.json)$/u

async function sizeOf(path: string): Promise<{ key: string; bytes: number } | null> {
  try {
    const stats = await stat(path, { bigint: true })
    return { key: fileIdentity(stats), bytes: Number(stats.size) }
  } catch (error) {
    // A run beside us may take it away at any moment.
    if (errorCode(error) === 'ENOENT') return null
    throw error
  }
}

/** Files in the phases' folders that are ours by their ledgers: chunk texts, and chunks on disks without links. By their length alone: hashing is for dropping. */
async function ledgerBytes(folders: WorkFolders, names: ReadonlySet<string>): Promise<string[]> {
  const paths: string[] = []
  for (const [ledger, folder] of [
    ['chunk-texts', folders.chunks],
    ['audio-chunks', folders.audioChunks],
  ] as const) {
    const owned = await openOwnedFiles(folders, ledger)
    const there = ledger === 'chunk-texts' ? [...names] : await namesIn(folder)
    paths.push(...there.map((name) => join(folder, name)).filter((path) => owned.known(path) !== undefined))
  }
  return paths
}

async function titleOf(folders: WorkFolders): Promise<string | null> {
  const schema = z.object({ output: z.object({ facts: z.object({ title: z.string().nullable() }) }) })
  try {
    const text = await readFile(join(folders.private, 'phase1.json'), 'utf8')
    return schema.safeParse(JSON.parse(text)).data?.output.facts.title ?? null
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || error instanceof SyntaxError) return null
    throw error
  }
}

async function measureBook(workspace: string, fileId: string, texts: readonly string[]): Promise<BookWork> {
  const folders = foldersOf(workspace, fileId)
  const own = (await filesBelow(folders.private)).filter(
    (path) => !stays.test(path.slice(folders.private.length + 1)),
  )
  const names = new Set(texts.filter((name) => name.startsWith(`${fileId}_chunk_`)))
  const sizes = new Map<string, number>()
  for (const path of [...own, ...(await ledgerBytes(folders, names))]) {
    const size = await sizeOf(path)
    if (size !== null) sizes.set(size.key, size.bytes)
  }
  return {
    fileId,
    title: await titleOf(folders),
    bytes: [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0),
    plain: {
      sound: (await storedSound(folders, '.wav')).length > 0,
      rest: (await plainText(folders)).length > 0,
    },
  }
}

/** Every book of which work of ours lies in the workspace; with `fileId` that one alone. */
export async function measureWork(workspace: string, fileId?: string): Promise<BookWork[]> {
  const books = fileId === undefined ? await namesIn(join(workspace, '.bookspool', 'books')) : [fileId]
  const texts = await namesIn(join(workspace, 'phase3-chunking', 'chunks'))
  const found: BookWork[] = []
  for (const name of books) {
    const book = await measureBook(workspace, name, texts)
    if (book.bytes > 0) found.push(book)
  }
  return found
}
