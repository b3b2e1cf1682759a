import type { BatchView, BookView } from '../../../src-contract/book-view.ts'
import { booksInOrder, type Batch } from '../../core/batch/state.ts'
import { openLedger } from '../../core/view/ledger.ts'
import { batchView, bookView } from '../../core/view/views.ts'
import type { ControllerChange } from '../app/bookspool-api.ts'

/** The contract with the window: at most ten announcements a second. */
const everyMs = 100
/** Books in an announcement: 2 ms of work, and as much again on each side of a boundary. */
const portion = 400

export type ChangeFeed = {
  touch: () => void
  listen: (listener: (change: ControllerChange) => void) => () => void
  batch: () => BatchView
  books: () => BookView[]
  close: () => void
}

/** Announces the machine's changes, coalesced. */
export function openChangeFeed(state: () => Batch, heldBack: () => string | null): ChangeFeed {
  const listeners = new Set<(change: ControllerChange) => void>()
  const ledger = openLedger(state())
  let timer: NodeJS.Timeout | null = null

  /** Answers whether more is left to tell. */
  const announce = (): boolean => {
    timer = null
    const { change, more } = ledger.next(state(), heldBack(), portion)
    for (const listener of listeners) listener(change)
    return more
  }
  const touch = (): void => {
    timer ??= setTimeout(() => {
      if (announce()) touch()
    }, everyMs)
  }
  return {
    touch,
    listen: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    batch: () => batchView(state(), heldBack()),
    books: () => {
      const now = state()
      return booksInOrder(now).map((book) => bookView(now, book))
    },
    close: () => {
      if (timer === null) return listeners.clear()
      clearTimeout(timer)
      let more = announce()
      while (more) more = announce()
      return listeners.clear()
    },
  }
}
