import { lstat, readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { errorCode } from '../../../src-node/atomic-file.ts'
import { fileHash } from '../../../src-node/file-hash.ts'
import { notedPath } from '../../../src-node/noted-paths.ts'
import { fileIdentity, identityAt } from '../../../src-node/same-file.ts'

/** What Bookspool has put into the folder of a phase; `made`: when, ISO 8601. */
export type MadeFile = { path: string; made: string }

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return []
    throw error
  }
}

async function pathsIn(folder: string): Promise<string[]> {
  return (await namesIn(folder)).map((name) => join(folder, name))
}

async function identitiesIn(folder: string): Promise<Set<string>> {
  const found = new Set<string>()
  for (const path of await pathsIn(folder)) found.add(await identityAt(path))
  return found
}

/** Those that are links to the chunks of the book's own folder. */
async function linked(own: string, published: readonly string[]): Promise<string[]> {
  const stored = published.length === 0 ? new Set<string>() : await identitiesIn(join(own, 'speech'))
  const found: string[] = []
  for (const path of published)
    if (stored.has(fileIdentity(await lstat(path, { bigint: true })))) found.push(path)
  return found
}

const ledgerSchema = z.record(z.string(), z.object({ sha256: z.string() }))

/** A ledger that cannot be read proves nothing: what it would name counts as somebody else's. */
async function hashesIn(ledger: string, workspace: string): Promise<Map<string, string>> {
  try {
    const parsed = ledgerSchema.safeParse(JSON.parse(await readFile(ledger, 'utf8')))
    const hashes = new Map<string, string>()
    for (const [name, { sha256 }] of Object.entries(parsed.data ?? {}))
      hashes.set(await notedPath(workspace, name), sha256)
    return hashes
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || error instanceof SyntaxError) return new Map()
    throw error
  }
}

/** Those that a ledger of the book names, unchanged since. */
async function noted(ledger: string, workspace: string, published: readonly string[]): Promise<string[]> {
  const hashes = await hashesIn(ledger, workspace)
  const found: string[] = []
  for (const path of published.filter((one) => hashes.has(one)))
    if ((await fileHash(path, 'sha256')) === hashes.get(path)) found.push(path)
  return found
}

/**
 * Chunks, of text and of sound, that Bookspool has put into the phases' folders since that time (ISO 8601): the Python pipeline would take them for its own, and go on
 * from them in the midst of a book. Finished audiobooks are no part of it.
 */
export async function madeSince(workspace: string, since: string): Promise<MadeFile[]> {
  const books = join(workspace, '.bookspool', 'books')
  const found: MadeFile[] = []
  const texts = await pathsIn(join(workspace, 'phase3-chunking', 'chunks'))
  for (const fileId of await namesIn(books)) {
    const own = join(books, fileId)
    const sounds = await pathsIn(join(workspace, 'phase4_tts', 'audio_chunks', fileId))
    const ours = new Set([
      ...(await noted(join(own, 'chunk-texts.owned.json'), workspace, texts)),
      ...(await linked(own, sounds)),
      // Where a disk has no links, they are copies.
      ...(await noted(join(own, 'audio-chunks.owned.json'), workspace, sounds)),
    ])
    for (const path of ours) {
      const { mtime } = await stat(path)
      if (mtime.getTime() >= Date.parse(since)) found.push({ path, made: mtime.toISOString() })
    }
  }
  return found
}
