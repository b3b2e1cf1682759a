import { setImmediate as breathe } from 'node:timers/promises'
import type { SavedBatch } from '../../core/batch/restore.ts'
import type { Book } from '../../core/batch/book.ts'

/** Books whose words are made in one go: about 2 ms, between two of which everything else has its turn. */
const portion = 250

/** A book that has not changed since the last time is the same object, and has the same words. */
const known = new WeakMap<Book, string>()

function textOf(book: Book): string {
  const before = known.get(book)
  if (before !== undefined) return before
  const text = JSON.stringify(book)
  known.set(book, text)
  return text
}

/** The journal as JSON, in pieces: with ten thousand books it is 10 MB, and main has clicks to answer meanwhile. */
export async function* journalText(saved: SavedBatch): AsyncGenerator<string> {
  const { books, ...head } = saved
  yield `${JSON.stringify({ version: 1, ...head }).slice(0, -1)},"books":[`
  for (let from = 0; from < books.length; from += portion) {
    const piece = books.slice(from, from + portion).map(textOf)
    yield `${from === 0 ? '' : ','}${piece.join(',')}`
    await breathe()
  }
  yield ']}'
}
