import { bookFraction } from '../estimate/fraction.ts'
import { startPace } from '../estimate/pace.ts'
import { phasesFor } from './progress.ts'
import { awake } from './rest.ts'
import type { Command } from './commands.ts'
import { changed, withBook, withBooks, type Outcome } from './outcome.ts'
import { isAtWork, isAwaited, isEnding, isFinished, newRun, type Book } from './book.ts'
import { booksInOrder, phasesOf, type Batch } from './state.ts'

function begin(state: Batch, book: Book, at: number): { state: Batch; commands: Command[] } {
  const runId = `${state.session}-${state.nextNumber}`
  const requested = phasesOf(state)
  const phases = phasesFor(requested, book.phases)
  const current = state.current
  const next: Book = {
    ...book,
    state: 'running',
    wanted: false,
    failure: null,
    phases,
    pace: startPace(bookFraction({ ...book, phases }), at),
    attempt: book.attempt + 1,
    startedAt: book.startedAt ?? at,
    finishedAt: null,
    phaseStartedAt: null,
    run: newRun({ runId, startedAt: at }),
  }
  return {
    state: withBook(
      {
        ...state,
        nextNumber: state.nextNumber + 1,
        current: current === null ? null : { ...current, begun: current.begun + 1 },
      },
      next,
    ),
    commands: [
      { type: 'log-batch', word: 'START', bookId: book.id },
      { type: 'start-run', bookId: book.id, runId, redo: book.redo, phases: requested },
    ],
  }
}

function goOn(state: Batch, book: Book, at: number): { state: Batch; commands: Command[] } {
  if (book.run === null) return begin(state, book, at)
  const { runId } = book.run
  const pace = startPace(bookFraction(book), at)
  const next: Book = {
    ...book,
    state: 'running',
    wanted: false,
    pace,
    run: { ...awake(book.run, at), lastProgressAt: at },
  }
  return { state: withBook(state, next), commands: [{ type: 'continue-run', bookId: book.id, runId }] }
}

/** Fills the free places in the order of the list. */
function fill(state: Batch, at: number): Outcome {
  let next = state
  const commands: Command[] = []
  const books = booksInOrder(state)
  const places = Math.min(state.limits.maxWorkers, state.room ?? Infinity)
  let free = places - books.filter(isAtWork).length
  for (const book of books) {
    if (free <= 0) break
    // With a limit on their number, which books are done must not depend on which was looked at first.
    if (state.limits.batchSize !== null && book.wanted && book.state === 'checking') break
    if (!book.wanted || (book.state !== 'waiting' && book.state !== 'paused')) continue
    const used = next.current?.begun ?? 0
    if (book.state === 'waiting' && state.limits.batchSize !== null && used >= state.limits.batchSize)
      continue
    const step = goOn(next, book, at)
    next = step.state
    commands.push(...step.commands)
    free -= 1
  }
  return changed(next, commands)
}

/** What batch_size leaves for the next Start goes back to waiting. */
function release(state: Batch): Batch {
  const { batchSize } = state.limits
  if (batchSize === null || (state.current?.begun ?? 0) < batchSize) return state
  const left = booksInOrder(state).filter(
    (book) => book.wanted && book.state === 'waiting' && book.run === null,
  )
  return withBooks(
    state,
    left.map((book) => Object.assign({}, book, { wanted: false })),
  )
}

/** The batch's section is written for every book that came to an end since the last one. */
function report(state: Batch, at: number, interrupted: boolean): Outcome {
  const books = booksInOrder(state).filter(
    (book) => book.unreported && (interrupted || isFinished(book.state) || book.state === 'needs-attention'),
  )
  const { current } = state
  const told = withBooks(
    { ...state, current: null },
    books.map((book) => Object.assign({}, book, { unreported: false })),
  )
  if (current === null || books.length === 0) return changed(told, [{ type: 'persist' }])
  const bookIds = books.map((book) => book.id)
  const { id: batchId, startedAt } = current
  return changed(told, [
    { type: 'store-batch', batchId, startedAt, endedAt: at, bookIds, interrupted },
    { type: 'persist' },
  ])
}

function end(state: Batch, at: number): Outcome {
  const booksLeft = booksInOrder(state).some((book) => book.state === 'paused')
  if (booksLeft && state.mode === 'running')
    return changed({ ...state, mode: 'paused' }, [{ type: 'persist' }])
  const rest: Batch = {
    ...state,
    mode: 'idle',
    takesAll: false,
    choice: { phases: null },
    pausedByHold: false,
  }
  return report(rest, at, false)
}

function begun(state: Batch, at: number): Batch {
  if (state.current !== null) return state
  const id = `batch-${state.session}-${state.nextNumber}`
  return { ...state, nextNumber: state.nextNumber + 1, current: { id, startedAt: at, begun: 0 } }
}

/** After every event: free places are filled, and the batch's own state follows from its books. */
export function settle(state: Batch, at: number): Outcome {
  if (state.closing) return changed(state)
  const books = booksInOrder(state)
  const live = books.some((book) => isAtWork(book) || isEnding(book))
  switch (state.mode) {
    case 'idle': {
      const wanted = books.some((book) => isAwaited(book) && book.state !== 'checking')
      return wanted ? settle({ ...state, mode: 'running' }, at) : changed(state)
    }
    case 'running': {
      const filled = fill(begun(state, at), at)
      const free = release(filled.state)
      const goesOn = booksInOrder(free).some((book) => isAtWork(book) || isAwaited(book) || isEnding(book))
      if (goesOn) return changed(free, filled.commands)
      const ended = end(free, at)
      return changed(ended.state, [...filled.commands, ...ended.commands])
    }
    case 'pausing': {
      if (books.some(isAtWork)) return changed(state)
      const paused = settle({ ...state, mode: 'paused' }, at)
      return changed(paused.state, [{ type: 'persist' }, ...paused.commands])
    }
    case 'paused': {
      const held = live || books.some((book) => book.state === 'paused' || isAwaited(book))
      return held ? changed(state) : end(state, at)
    }
    case 'stopping':
      return live ? changed(state) : end(state, at)
    default:
      return state.mode
  }
}

/** Asked for when the last run has ended while closing: what was under way is told as interrupted. */
export function reportInterrupted(state: Batch, at: number): Outcome {
  return report(state, at, true)
}
