import { startMends } from '../../../src-contract/start-mends.ts'
import type { Command } from './commands.ts'
import type { EventNamed } from './events.ts'
import { changed, ignored, withBooks, withoutBooks, type Outcome } from './outcome.ts'
import { recheckTwins } from './pile.ts'
import { isEnding, type Book, type Ending, type Redo } from './book.ts'
import { booksInOrder, type Batch } from './state.ts'

export function chosen(state: Batch, ids: readonly string[] | undefined): readonly Book[] {
  if (ids === undefined) return booksInOrder(state)
  const wanted = new Set(ids)
  return booksInOrder(state).filter((book) => wanted.has(book.id))
}

/** An order for single books leaves the others alone: what a paused batch still holds back stays held back. */
export function othersHeld(state: Batch, ids: readonly string[] | undefined): Batch {
  if (ids === undefined || (state.mode !== 'paused' && state.mode !== 'pausing')) return state
  const kept = new Set(ids)
  const held = booksInOrder(state).filter((book) => book.wanted && !kept.has(book.id))
  return withBooks(
    { ...state, takesAll: false },
    held.map((book) => Object.assign({}, book, { wanted: false })),
  )
}

function canStart(book: Book): boolean {
  if (book.state === 'failed') return book.failure !== null && startMends.has(book.failure.code)
  return (
    book.state === 'waiting' ||
    book.state === 'checking' ||
    book.state === 'paused' ||
    book.state === 'cancelled'
  )
}

function started(book: Book, discard: boolean): Book {
  // It was never suspended: the pause that was to come after it is called off.
  if (book.run?.afterBook === true && book.run.ending === null)
    return { ...book, state: 'running', wanted: false, run: { ...book.run, afterBook: false } }
  const again = book.state === 'failed' || book.state === 'cancelled'
  const redo: Redo = discard ? { kind: 'all' } : book.redo
  return again
    ? { ...book, redo, state: 'waiting', failure: null, wanted: true }
    : { ...book, redo, wanted: true }
}

export function start(state: Batch, event: EventNamed<'start' | 'resume'>): Outcome {
  if (state.closing) return ignored(state, 'Bookspool is closing')
  if (state.mode === 'stopping') return ignored(state, 'the batch is being stopped')
  const onlyPaused = event.type === 'resume'
  const candidates = chosen(state, event.bookIds).filter((book) =>
    isEnding(book)
      ? false
      : onlyPaused
        ? book.state === 'paused' || book.state === 'pausing'
        : canStart(book) || book.state === 'pausing',
  )
  const hasHeldBack = onlyPaused && state.mode === 'paused' && booksInOrder(state).some((book) => book.wanted)
  const unreported = !onlyPaused && booksInOrder(state).some((book) => book.unreported)
  if (candidates.length === 0 && !hasHeldBack && !unreported)
    return ignored(state, onlyPaused ? 'nothing is paused' : 'there is nothing to start')
  const free = othersHeld(state, event.bookIds)
  const discard = event.type === 'start' && event.discard === true
  const next = withBooks(
    free,
    // What a paused run has made in this very batch stays.
    candidates.map((book) => started(book, discard && book.run === null)),
  )
  const phases = event.type === 'start' ? event.phases : undefined
  const choice = phases === undefined ? next.choice : { phases }
  const takesAll = event.bookIds === undefined ? true : next.takesAll
  const begins = candidates.length > 0 || unreported
  const mode = begins || hasHeldBack ? 'running' : next.mode
  return changed({ ...next, mode, takesAll, choice, pausedByHold: false, interrupted: null }, [
    { type: 'persist' },
  ])
}

export function pause(state: Batch, event: EventNamed<'pause'>): Outcome {
  const whole = event.bookIds === undefined
  const books = chosen(state, event.bookIds)
  if (event.now === true) return pauseNow(state, books)
  const running = books.filter((book) => book.state === 'running' && book.run?.ending === null)
  const held = whole ? [] : books.filter((book) => book.state === 'waiting' && book.wanted)
  const canHold = whole && state.mode === 'running'
  if (running.length === 0 && held.length === 0 && !canHold) return ignored(state, 'nothing is running')
  const next = withBooks(state, [
    ...running.map((book) => Object.assign({}, book, { state: 'pausing' as const, wanted: whole })),
    ...held.map((book) => Object.assign({}, book, { state: 'paused' as const, wanted: false })),
  ])
  const commands = running.flatMap((book): Command[] =>
    book.run === null ? [] : [{ type: 'suspend-run', bookId: book.id, runId: book.run.runId }],
  )
  const mode = canHold ? ({ ...next, mode: 'pausing', pausedByHold: false } as const) : next
  return changed(whole ? { ...mode, pausedByHold: false } : mode, [...commands, { type: 'persist' }])
}

/** For runs that cannot be suspended: they end, and their books go on later from what stands. */
function pauseNow(state: Batch, books: readonly Book[]): Outcome {
  const held = books.filter((book) => book.state === 'pausing' && book.run?.afterBook === true)
  const ended = endRuns(held, 'pause')
  if (ended.books.length === 0) return ignored(state, 'nothing has to be ended to be paused')
  const kept = ended.books.map((book, index) =>
    Object.assign({}, book, { wanted: held[index]?.wanted ?? false }),
  )
  return changed(withBooks(state, kept), [...ended.commands, { type: 'persist' }])
}

/** Ends the live runs of these books; what becomes of them is decided when the run's end is seen. */
export function endRuns(books: readonly Book[], why: Ending): { books: Book[]; commands: Command[] } {
  const ended: Book[] = []
  const commands: Command[] = []
  for (const book of books) {
    if (book.run === null || (book.run.ending !== null && why !== 'remove')) continue
    if (book.run.ending === null)
      commands.push({ type: 'stop-run', bookId: book.id, runId: book.run.runId, why })
    ended.push({ ...book, wanted: false, run: { ...book.run, ending: why } })
  }
  return { books: ended, commands }
}

export function stop(state: Batch, event: EventNamed<'stop'>): Outcome {
  const whole = event.bookIds === undefined
  const books = chosen(state, event.bookIds)
  const live = endRuns(books, 'stop')
  const waiting = books.filter((book) => book.run === null && (book.wanted || book.state === 'paused'))
  if (live.books.length === 0 && waiting.length === 0 && (!whole || state.mode === 'idle'))
    return ignored(state, 'nothing is running')
  const given = waiting.map((book): Book => {
    const state = book.state === 'paused' ? 'cancelled' : book.state
    return Object.assign({}, book, { state, wanted: false })
  })
  const next = withBooks(state, [...live.books, ...given])
  const mode = whole && state.mode !== 'idle' ? 'stopping' : next.mode
  return changed({ ...next, mode, takesAll: whole ? false : next.takesAll }, [
    ...live.commands,
    { type: 'persist' },
  ])
}

/** The chosen ones keep their order among themselves. */
export function move(state: Batch, event: EventNamed<'move'>): Outcome {
  const chosenIds = new Set(event.bookIds)
  const moved = state.order.filter((id) => chosenIds.has(id))
  if (moved.length === 0) return ignored(state, 'none of these books is in the list')
  const rest = state.order.filter((id) => !chosenIds.has(id))
  const order = event.to === 'top' ? [...moved, ...rest] : [...rest, ...moved]
  if (order.every((id, index) => id === state.order[index])) return ignored(state, 'they are there already')
  return changed({ ...state, order }, [{ type: 'persist' }])
}

export function remove(state: Batch, event: EventNamed<'remove'>): Outcome {
  const books = chosen(state, event.bookIds)
  if (books.length === 0) return ignored(state, 'none of these books is in the list')
  const live = endRuns(books, 'remove')
  const gone = new Set(books.filter((book) => book.run === null).map((book) => book.id))
  const twins = recheckTwins(withoutBooks(withBooks(state, live.books), gone), gone)
  const forget = [...gone].map((bookId): Command => ({ type: 'forget-book', bookId }))
  return changed(twins.state, [...live.commands, ...forget, ...twins.commands, { type: 'persist' }])
}

/** The window closes or the terminal was interrupted: runs end, resumable, and what was wanted is remembered. */
export function close(state: Batch): Outcome {
  if (state.closing) return ignored(state, 'it is closing already')
  const live = endRuns(booksInOrder(state), 'close')
  return changed(withBooks({ ...state, closing: true }, live.books), [...live.commands, { type: 'persist' }])
}
