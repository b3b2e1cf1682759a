import { isToBeDone } from '../estimate/remaining.ts'
import { BookTable } from './book-table.ts'
import type { Book } from './book.ts'
import { booksInOrder, type Batch, type Interruption, type Limits } from './state.ts'

/** What the journal holds. `at`: when it was written, milliseconds since 1970. */
export type SavedBatch = {
  at: number
  batch: Pick<Batch, 'mode' | 'workPerAudio' | 'workPerScan' | 'current' | 'interrupted'>
  books: readonly Book[]
}

/** A book after the process that held it is gone: nothing runs, nothing is asked of it before Start. */
function revived(book: Book): Book {
  const cut = book.run !== null && (book.state === 'running' || book.state === 'pausing')
  const state = book.state === 'running' ? 'waiting' : book.state === 'pausing' ? 'paused' : book.state
  return {
    ...book,
    state,
    wanted: false,
    run: null,
    pace: null,
    interrupted: book.interrupted || cut,
    unreported: book.unreported || book.run !== null,
    phases: book.phases.map((progress) =>
      progress.status === 'running' ? Object.assign({}, progress, { status: 'waiting' as const }) : progress,
    ),
  }
}

/**
 * The pile as it was before a crash or a quit. A batch that was under way is marked as interrupted, and stays so however often Bookspool is quit before
 * Start, or `on_launch: continue`, goes on.
 * Books that were being looked at are to be looked at again, and a run that was under way is to be told of as interrupted: the caller asks for both.
 */
export function restore(empty: Batch, saved: SavedBatch, limits: Limits): Batch {
  const books = saved.books.map(revived)
  const next: Batch = {
    ...empty,
    limits,
    order: books.map((book) => book.id),
    books: BookTable.of(books),
    workPerAudio: saved.batch.workPerAudio,
    workPerScan: saved.batch.workPerScan,
    current: saved.batch.current,
  }
  const cut = cutShort(saved)
  // All that Continue takes on, those that nobody had started yet too.
  const booksLeft = books.filter(isToBeDone).length
  return cut === null || booksLeft === 0 ? next : { ...next, interrupted: { ...cut, booksLeft } }
}

/** When, and whether in a pause; null where nothing was under way, nor had been since an earlier interruption. */
function cutShort({
  at,
  batch: { mode, interrupted },
  books,
}: SavedBatch): Omit<Interruption, 'booksLeft'> | null {
  if (mode === 'idle') return interrupted
  const hadMore = books.some(
    (book) => book.wanted || book.run !== null || book.interrupted || book.state === 'paused',
  )
  return hadMore ? { at, wasPaused: mode === 'paused' || mode === 'pausing' } : null
}

export function toSave(batch: Batch, at: number): SavedBatch {
  const { workPerAudio, workPerScan, current, interrupted } = batch
  // A pause of Bookspool's own ends with its reason; only one that the user asked for holds across a quit.
  const mode = batch.pausedByHold ? 'running' : batch.mode
  return { at, batch: { mode, workPerAudio, workPerScan, current, interrupted }, books: booksInOrder(batch) }
}
