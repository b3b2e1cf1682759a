import { createHash } from 'node:crypto'
import { lstat, readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { errorCode } from '../../../src-node/atomic-file.ts'

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

async function inodesIn(folder: string): Promise<Set<string>> {
  const found = new Set<string>()
  for (const name of await namesIn(folder)) {
    const { dev, ino } = await stat(join(folder, name))
    found.add(`${dev}:${ino}`)
  }
  return found
}

/** Chunks that are links to those of the book's own folder. */
async function sounds(workspace: string, fileId: string, own: string): Promise<string[]> {
  const folder = join(workspace, 'phase4_tts', 'audio_chunks', fileId)
  const names = await namesIn(folder)
  const stored = names.length === 0 ? new Set<string>() : await inodesIn(join(own, 'speech'))
  const found: string[] = []
  for (const name of names) {
    const { dev, ino } = await lstat(join(folder, name))
    if (stored.has(`${dev}:${ino}`)) found.push(join(folder, name))
  }
  return found
}

const ledgerSchema = z.record(z.string(), z.object({ bytes: z.number(), sha256: z.string() }))

/** Chunks of text that the book's ledger names, unchanged since. */
async function texts(workspace: string, own: string): Promise<string[]> {
  const found: string[] = []
  for (const name of (await namesIn(own)).filter((candidate) => candidate === 'chunk-texts.owned.json')) {
    const ledger = ledgerSchema.safeParse(JSON.parse(await readFile(join(own, name), 'utf8')))
    const folder = join(workspace, 'phase3-chunking', 'chunks')
    const there = new Set((await namesIn(folder)).map((file) => join(folder, file)))
    for (const [path, { sha256 }] of Object.entries(ledger.data ?? {}))
      if (
        there.has(path) &&
        createHash('sha256')
          .update(await readFile(path))
          .digest('hex') === sha256
      )
        found.push(path)
  }
  return found
}

/**
 * Chunks, of text and of sound, that Bookspool has put into the phases' folders since that time (ISO 8601): the Python pipeline would take them for its own, and go on
 * from them in the midst of a book. Finished audiobooks are no part of it.
 */
export async function madeSince(workspace: string, since: string): Promise<MadeFile[]> {
  const books = join(workspace, '.bookspool', 'books')
  const found: MadeFile[] = []
  for (const fileId of await namesIn(books)) {
    const own = join(books, fileId)
    for (const path of [...(await texts(workspace, own)), ...(await sounds(workspace, fileId, own))]) {
      const { mtime } = await stat(path)
      if (mtime.getTime() >= Date.parse(since)) found.push({ path, made: mtime.toISOString() })
    }
  }
  return found
}
