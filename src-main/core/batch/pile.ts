import { isMade } from '../../../src-contract/book-view.ts'
import { asksForPassword } from '../../../src-contract/failure.ts'
import type { FailureCode } from '../../../src-contract/failure-codes.ts'
import { withLibrary } from '../pile/library-facts.ts'
import type { Command } from './commands.ts'
import type { EventNamed, Standing } from './events.ts'
import { changed, ignored, withBook, withBooks, type Outcome } from './outcome.ts'
import { newBook } from './new-book.ts'
import { redoNothing, type Book } from './book.ts'
import { booksInOrder, type Batch } from './state.ts'

/** What a person can put right without touching the file. */
const mendable: ReadonlySet<FailureCode> = new Set([
  'password-needed',
  'password-wrong',
  'duplicate',
  'no-text',
  'ocr-language-missing',
  'ocr-language-unknown',
])

export function needsAttention(code: FailureCode): boolean {
  return mendable.has(code)
}

/** New files join at the end. While a batch of everything is under way they are part of it. */
export function added(state: Batch, event: EventNamed<'added'>): Outcome {
  const files = event.files.filter((file) => !state.books.has(file.id))
  if (files.length === 0) return ignored(state, 'nothing new was added')
  const joins = state.mode !== 'idle' && state.mode !== 'stopping' && state.takesAll
  const books = files.map((file): Book => {
    const book = newBook(file)
    book.wanted = joins
    book.redo = event.redo
    return book
  })
  const next = withBooks({ ...state, order: [...state.order, ...books.map((book) => book.id)] }, books)
  const commands = books.map((book): Command => ({ type: 'inspect', bookId: book.id }))
  return changed(next, [...commands, { type: 'persist' }])
}

function twinOf(state: Batch, book: Book, sha256: string | null): Book | null {
  if (sha256 === null) return null
  const isTwin = (other: Book): boolean =>
    other.id !== book.id && other.duplicateOf === null && other.facts?.sha256 === sha256
  return booksInOrder(state).find(isTwin) ?? null
}

/** Two files of one name are told apart by their folders. */
function nameBeside(twin: Book, book: Book): string {
  return twin.fileName === book.fileName ? twin.path : twin.fileName
}

export function checked(state: Batch, event: EventNamed<'checked'>): Outcome {
  const book = state.books.get(event.bookId)
  if (book === undefined) return ignored(state, 'the book was removed while it was looked at')
  if (book.state !== 'checking') return ignored(state, 'nobody waits for this look any more')
  // The program that looks ends with Bookspool, which says nothing of the file: it is looked at again at the next start.
  if (state.closing && event.failure !== null) return ignored(state, 'Bookspool is closing')
  const facts = event.facts === null ? null : withLibrary(event.facts, book.library)
  const looked: Book = {
    ...book,
    facts,
    bytes: facts?.bytes ?? book.bytes,
    audioSec: facts?.audioSec ?? book.audioSec,
    fileId: event.fileId,
    place: event.place,
    failure: null,
    duplicateOf: null,
    doneOn: null,
    standingNote: null,
    madeOtherwise: null,
  }
  const twin = twinOf(state, book, facts?.sha256 ?? null)
  if (twin !== null) {
    const failure = { code: 'duplicate', file: book.path, detail: nameBeside(twin, book) } as const
    const same: Book = {
      ...looked,
      state: 'needs-attention',
      failure,
      duplicateOf: twin.id,
      unreported: true,
    }
    return changed(withBook(state, same), [{ type: 'log-batch', word: 'SKIP', bookId: book.id }])
  }
  const { failure, standing } = event
  if (failure !== null) {
    const kind = needsAttention(failure.code) ? 'needs-attention' : 'failed'
    return changed(
      withBook(state, {
        ...looked,
        state: kind,
        failure,
        wanted: kind === 'failed' ? false : book.wanted,
        unreported: true,
      }),
      [{ type: 'log-batch', word: 'FAIL', bookId: book.id }],
    )
  }
  // Where gaps alone are to be tried again, a book that has none is as done as it was.
  if (standing.kind === 'done' && (book.redo.kind === 'nothing' || book.redo.kind === 'gaps')) {
    const {
      doneOn,
      outputs,
      audioSec,
      chapters,
      gaps = [],
      sounds = [],
      madeOtherwise = null,
      voice = null,
    } = standing
    const made = {
      doneOn,
      outputs,
      audioSec: audioSec ?? looked.audioSec,
      chapters,
      gaps: [...gaps],
      sounds: [...sounds],
      madeOtherwise,
      voice: voice ?? looked.voice,
    }
    const skipped: Book = {
      ...looked,
      ...made,
      redo: redoNothing,
      state: 'skipped',
      wanted: false,
      unreported: true,
    }
    return changed(withBook(state, skipped), [{ type: 'log-batch', word: 'SKIP', bookId: book.id }])
  }
  if (standing.kind === 'done') return changed(withBook(state, { ...looked, state: 'waiting' }))
  const known = book.redo.kind === 'nothing' ? (standing.phases ?? []) : []
  return changed(
    withBook(state, {
      ...looked,
      state: 'waiting',
      // What this program saw itself is newer than what the record knows.
      phases: looked.phases.length > 0 ? looked.phases : known,
      voice: standing.voice ?? looked.voice,
      standingNote: standing.note ?? null,
    }),
  )
}

/** Of a book that had come to its speech: chunks in another voice than is wanted by now do not count any more. */
function stillStanding(book: Book, begun: Standing | null): Partial<Pick<Book, 'phases' | 'standingNote'>> {
  const isAtRest = book.state === 'waiting' || book.state === 'cancelled' || book.state === 'paused'
  const isRead = book.phases.some(({ phase, status }) => phase === 3 && status === 'done')
  if (begun?.kind !== 'new' || begun.phases === undefined || !isAtRest || !isRead) return {}
  return { phases: begun.phases, standingNote: begun.note ?? null }
}

export function spokenOtherwise(state: Batch, event: EventNamed<'chosen'>): Outcome {
  const book = state.books.get(event.bookId)
  if (book === undefined) return ignored(state, 'the book is not in the list')
  // Who has spoken a book that is made stays who has.
  const { voice = book.voice, madeOtherwise, begun = null } = event
  const next = isMade(book.state)
    ? { ...book, madeOtherwise }
    : { ...book, voice, ...stillStanding(book, begun) }
  return changed(withBook(state, next), [{ type: 'persist' }])
}

export function passwordGiven(state: Batch, event: EventNamed<'password-given'>): Outcome {
  const book = state.books.get(event.bookId)
  if (book === undefined) return ignored(state, 'the book is not in the list')
  if (book.state !== 'needs-attention' || !asksForPassword(book.failure))
    return ignored(state, 'the book asks for no password')
  const next = withBook(state, { ...book, state: 'checking', failure: null })
  return changed(next, [{ type: 'inspect', bookId: book.id }])
}

/** Every book is looked at as if it had just joined: what the list knew of it came of a record that is another now. Logs and their numbers stay. */
export function lookAgain(state: Batch): Outcome {
  if (state.mode !== 'idle' || booksInOrder(state).some(({ run }) => run !== null))
    return ignored(state, 'a batch is under way')
  const books = booksInOrder(state).map((book): Book => {
    const again = newBook(book)
    again.attempt = book.attempt
    again.logPath = book.logPath
    return again
  })
  if (books.length === 0) return ignored(state, 'there is no book in the list')
  const commands = books.map((book): Command => ({ type: 'inspect', bookId: book.id }))
  return changed(withBooks(state, books), [...commands, { type: 'persist' }])
}

/** Copies of books that left the list are looked at again: one of them is now the first. */
export function recheckTwins(state: Batch, removed: ReadonlySet<string>): Outcome {
  const orphans = booksInOrder(state).filter(
    (book) => book.duplicateOf !== null && removed.has(book.duplicateOf),
  )
  const books = orphans.map((book): Book => {
    const again: Book = Object.assign({}, book)
    again.state = 'checking'
    again.failure = null
    again.duplicateOf = null
    again.facts = null
    return again
  })
  const commands = books.map((book): Command => ({ type: 'inspect', bookId: book.id }))
  return changed(withBooks(state, books), commands)
}
