import { startMends } from '../../../src-contract/start-mends.ts'
import type { Command } from './commands.ts'
import type { EventNamed } from './events.ts'
import { changed, ignored, withBooks, withoutBooks, type Outcome } from './outcome.ts'
import { recheckTwins } from './pile.ts'
import { booksInOrder, isEnding, isFinished, type Batch, type Book, type Ending } from './state.ts'

function chosen(state: Batch, ids: readonly string[] | undefined): Book[] {
  if (ids === undefined) return booksInOrder(state)
  const wanted = new Set(ids)
  return booksInOrder(state).filter((book) => wanted.has(book.id))
}

/** An order for single books leaves the others alone: what a paused batch still holds back stays held back. */
function othersHeld(state: Batch, ids: readonly string[] | undefined): Batch {
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

function started(book: Book): Book {
  const again = book.state === 'failed' || book.state === 'cancelled'
  return again ? { ...book, state: 'waiting', failure: null, wanted: true } : { ...book, wanted: true }
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
  const next = withBooks(free, candidates.map(started))
  const takesAll = event.bookIds === undefined ? true : next.takesAll
  const begins = candidates.length > 0 || unreported
  const mode = begins || hasHeldBack ? 'running' : next.mode
  return changed({ ...next, mode, takesAll, interrupted: null }, [{ type: 'persist' }])
}

export function pause(state: Batch, event: EventNamed<'pause'>): Outcome {
  const whole = event.bookIds === undefined
  const books = chosen(state, event.bookIds)
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
  return changed(canHold ? { ...next, mode: 'pausing' } : next, [...commands, { type: 'persist' }])
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

function afresh(book: Book, fromScratch: boolean): Book {
  const base: Book = {
    ...book,
    wanted: true,
    failure: null,
    doneOn: null,
    duplicateOf: null,
    gaps: [],
    warnings: 0,
    finishedAt: null,
    discard: fromScratch || book.discard,
    state: (book.facts?.sha256 ?? null) === null || book.fileId === null ? 'checking' : 'waiting',
  }
  return fromScratch ? { ...base, phases: [], phase: null, pace: null, outputs: [], chapters: [] } : base
}

export function retry(state: Batch, event: EventNamed<'retry'>): Outcome {
  if (state.closing) return ignored(state, 'Bookspool is closing')
  if (state.mode === 'stopping') return ignored(state, 'the batch is being stopped')
  const books = chosen(state, event.bookIds).filter(
    (book) => book.run === null && (isFinished(book.state) || book.state === 'needs-attention'),
  )
  if (books.length === 0) return ignored(state, 'none of these books has come to an end')
  const again = books.map((book) => afresh(book, event.fromScratch))
  const free = othersHeld(state, event.bookIds)
  const next = withBooks({ ...free, mode: 'running', interrupted: null }, again)
  const looks = again
    .filter((book) => book.state === 'checking')
    .map((book): Command => ({ type: 'inspect', bookId: book.id }))
  return changed(next, [...looks, { type: 'persist' }])
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
