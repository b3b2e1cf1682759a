import type { BatchView, BookView } from '../../../src-contract/book-view.ts'
import type { Book } from '../batch/book.ts'
import { booksInOrder, type Batch } from '../batch/state.ts'
import type { Speeds } from '../estimate/remaining.ts'
import { batchView, bookView } from './views.ts'

/** What has changed since the last announcement, and nothing else. `order` is null where new books stand at the end. */
export type Change = { batch: BatchView; books: BookView[]; removed: string[]; order: string[] | null }

export type Ledger = {
  /** The next announcement: at most `limit` books; `more`: others wait for the one after. */
  next: (now: Batch, heldBack: string | null, limit: number) => { change: Change; more: boolean }
}

/** What a listener knows of a book: its state, and the speeds that its estimate went by. */
type Told = { book: Book; speeds: Speeds }

const speedsOf = ({ workPerAudio, workPerScan }: Batch): Speeds => ({ workPerAudio, workPerScan })

function isOtherSpeed(told: Told | undefined, now: Batch): boolean {
  return told?.speeds.workPerAudio !== now.workPerAudio || told.speeds.workPerScan !== now.workPerScan
}

function isNews(told: Told | undefined, book: Book): boolean {
  // The silence of another make shows in nothing but the time.
  return told?.book !== book || (book.run?.foreign === true && book.state === 'running')
}

/** Keeps account of what those who listen have been told. Ten thousand new books are told in portions, so that none holds up the clicks between them. */
export function openLedger(start: Batch): Ledger {
  const told = new Map<string, Told>()
  let order: readonly string[] = start.order
  for (const book of booksInOrder(start)) told.set(book.id, { book, speeds: speedsOf(start) })

  const pick = (now: Batch, limit: number): { books: Book[]; more: boolean } => {
    const news: Book[] = []
    const stale: Book[] = []
    for (const book of booksInOrder(now)) {
      const before = told.get(book.id)
      if (isNews(before, book)) news.push(book)
      else if (book.state === 'waiting' && isOtherSpeed(before, now)) stale.push(book)
      if (news.length > limit) break
    }
    const all = [...news, ...stale]
    return { books: all.slice(0, limit), more: all.length > limit }
  }

  /** The order that listeners arrive at by themselves, and the one that they should have. */
  const reorder = (now: Batch, removed: readonly string[], added: readonly string[]): string[] | null => {
    if (now.order === order && removed.length === 0 && added.length === 0) return null
    const gone = new Set(removed)
    const theirs = [...order.filter((id) => told.has(id) && !gone.has(id)), ...added]
    const ours = now.order.filter((id) => told.has(id))
    const complete = ours.length === now.order.length
    order = complete ? now.order : ours
    const same = theirs.length === ours.length && theirs.every((id, index) => id === ours[index])
    return same ? null : [...now.order]
  }

  return {
    next: (now, heldBack, limit) => {
      const removed = [...told.keys()].filter((id) => !now.books.has(id))
      for (const id of removed) told.delete(id)
      const { books, more } = pick(now, limit)
      const added = books.filter((book) => !told.has(book.id)).map((book) => book.id)
      for (const book of books) told.set(book.id, { book, speeds: speedsOf(now) })
      const change: Change = {
        batch: batchView(now, heldBack),
        books: books.map((book) => bookView(now, book)),
        removed,
        order: reorder(now, removed, added),
      }
      return { change, more }
    },
  }
}
