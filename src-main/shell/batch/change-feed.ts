import type { BatchView, BookView } from '../../../src-contract/book-view.ts'
import type { Batch, Book } from '../../core/batch/state.ts'
import { batchView, bookView } from '../../core/view/views.ts'
import type { ControllerChange } from '../app/bookspool-api.ts'

/** The contract with the window: at most ten announcements a second. */
const everyMs = 100

export type ChangeFeed = {
  touch: () => void
  listen: (listener: (change: ControllerChange) => void) => () => void
  batch: () => BatchView
  books: () => BookView[]
  close: () => void
}

function isAppended(before: readonly string[], now: readonly string[]): boolean {
  return before.every((id, index) => now[index] === id)
}

/** What has changed since the last announcement, and nothing else. */
function difference(before: Batch, now: Batch, heldBack: string | null): ControllerChange {
  const estimatesMoved = before.workPerAudio !== now.workPerAudio
  const books: BookView[] = []
  for (const [id, book] of now.books) {
    const old: Book | undefined = before.books.get(id)
    if (old !== book || (estimatesMoved && book.state === 'waiting')) books.push(bookView(now, book))
  }
  const removed = [...before.books.keys()].filter((id) => !now.books.has(id))
  const kept = before.order.filter((id) => now.books.has(id))
  const order = isAppended(kept, now.order) ? null : [...now.order]
  return { batch: batchView(now, heldBack), books, removed, order }
}

/** Announces the machine's changes, coalesced. */
export function openChangeFeed(state: () => Batch, heldBack: () => string | null): ChangeFeed {
  const listeners = new Set<(change: ControllerChange) => void>()
  let told = state()
  let timer: NodeJS.Timeout | null = null

  const announce = (): void => {
    timer = null
    const now = state()
    const change = difference(told, now, heldBack())
    told = now
    for (const listener of listeners) listener(change)
  }
  return {
    touch: () => {
      timer ??= setTimeout(announce, everyMs)
    },
    listen: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    batch: () => batchView(state(), heldBack()),
    books: () => {
      const now = state()
      return now.order.flatMap((id) => {
        const book = now.books.get(id)
        return book === undefined ? [] : [bookView(now, book)]
      })
    },
    close: () => {
      if (timer !== null) {
        clearTimeout(timer)
        announce()
      }
      listeners.clear()
    },
  }
}
