import { assertNever } from '../../../src-contract/assert-never.ts'
import type { PhaseNumber } from '../../../src-contract/phases.ts'
import type { Command } from './commands.ts'
import type { EventNamed } from './events.ts'
import { chosen, othersHeld } from './orders.ts'
import { changed, ignored, withBooks, type Outcome } from './outcome.ts'
import { isFinished, type Book, type Redo } from './book.ts'
import type { Batch } from './state.ts'

function discards(redo: Redo, before: Redo): Redo {
  return before.kind === 'all' || redo.kind === 'nothing' ? before : redo
}

function afresh(book: Book, asked: Redo): Book {
  const redo = discards(asked, book.redo)
  const base: Book = {
    ...book,
    wanted: true,
    failure: null,
    doneOn: null,
    duplicateOf: null,
    gaps: [],
    sounds: [],
    warnings: 0,
    finishedAt: null,
    redo,
    standingNote: null,
    madeOtherwise: null,
    state: (book.facts?.sha256 ?? null) === null || book.fileId === null ? 'checking' : 'waiting',
  }
  switch (redo.kind) {
    case 'all':
      return { ...base, phases: [], phase: null, pace: null, outputs: [], chapters: [] }
    case 'from':
      return { ...base, phases: phasesBefore(base, redo.phase), outputs: [], chapters: [] }
    case 'gaps':
      return { ...base, phases: phasesBefore(base, 4), outputs: [], chapters: [] }
    case 'nothing':
      return base
    default:
      return assertNever(redo)
  }
}

function phasesBefore(book: Book, phase: PhaseNumber): Book['phases'] {
  return book.phases.map((progress) =>
    progress.phase < phase ? progress : { ...progress, status: 'waiting' as const, done: 0 },
  )
}

export function retry(state: Batch, event: EventNamed<'retry'>): Outcome {
  if (state.closing) return ignored(state, 'Bookspool is closing')
  if (state.mode === 'stopping') return ignored(state, 'the batch is being stopped')
  const books = chosen(state, event.bookIds).filter(
    (book) => book.run === null && (isFinished(book.state) || book.state === 'needs-attention'),
  )
  if (books.length === 0) return ignored(state, 'none of these books has come to an end')
  const again = books.map((book) => afresh(book, event.redo))
  const free = othersHeld(state, event.bookIds)
  const next = withBooks({ ...free, mode: 'running', interrupted: null }, again)
  const looks = again
    .filter((book) => book.state === 'checking')
    .map((book): Command => ({ type: 'inspect', bookId: book.id }))
  return changed(next, [...looks, { type: 'persist' }])
}
