import { assertNever } from '../../src-contract/assert-never.ts'
import { isMade, type BookState, type BookView } from '../../src-contract/book-view.ts'
import type { DoorKind } from '../../src-contract/door-kind.ts'
import { isPasswordWanted } from './book-words.ts'

export const bookActions = [
  'unlock', 'start', 'pause', 'pause-now', 'resume', 'stop', 'retry', 'retry-gaps', 'reveal', 'details', 'log', 'move-to-top',
  'make-again', 'retry-from-scratch', 'remove',
] as const // prettier-ignore
export type BookAction = (typeof bookActions)[number]

type Facts = Pick<
  BookView,
  | 'id'
  | 'state'
  | 'failure'
  | 'outputs'
  | 'hasLog'
  | 'gaps'
  | 'madeOtherwise'
  | 'pausesAfterBook'
  | 'silentSince'
>

const startable = new Set<BookState>(['waiting', 'checking', 'cancelled'])
const stoppable = new Set<BookState>(['running', 'pausing', 'paused'])
/** Their turn is still to come. */
const ahead = new Set<BookState>(['waiting', 'checking', 'paused', 'cancelled', 'needs-attention'])
/** Those that have come to an end; main refuses the others. */
const restartable = new Set<BookState>(['failed', 'cancelled', 'done', 'done-with-gaps', 'skipped'])

/** Whether one book can take the action in the state that it is in. */
export function canDo(action: BookAction, book: Facts): boolean {
  switch (action) {
    case 'unlock':
      return isPasswordWanted(book)
    case 'start':
      return startable.has(book.state)
    case 'pause':
      return book.state === 'running'
    case 'pause-now':
      return book.pausesAfterBook
    case 'resume':
      return book.state === 'paused' || book.pausesAfterBook
    case 'stop':
      return stoppable.has(book.state)
    case 'retry':
      return book.state === 'failed' || (book.state === 'needs-attention' && !isPasswordWanted(book))
    case 'retry-gaps':
      return book.state === 'done-with-gaps' && book.gaps.length > 0
    case 'move-to-top':
      return ahead.has(book.state)
    case 'make-again':
      return book.madeOtherwise !== null && isMade(book.state)
    case 'reveal':
      return isMade(book.state) && book.outputs.length > 0
    case 'log':
      return book.hasLog
    case 'retry-from-scratch':
      return restartable.has(book.state)
    case 'details':
    case 'remove':
      return true
    default:
      return assertNever(action)
  }
}

const onOneBookOnly = new Set<BookAction>(['unlock', 'reveal', 'details', 'log'])

/** What can be done with these books, each action with the books that it would act on. */
export function actionsFor<Book extends Facts>(
  books: readonly Book[],
): { action: BookAction; books: Book[] }[] {
  return bookActions
    .filter((action) => books.length === 1 || !onOneBookOnly.has(action))
    .map((action) => ({ action, books: books.filter((book) => canDo(action, book)) }))
    .filter(({ books: able }) => able.length > 0)
}

/** The one that a row offers beside its menu. */
export function mainActionFor(book: Facts): BookAction | null {
  // What may hang is more likely to be stopped than to be paused.
  if (book.silentSince !== null && canDo('stop', book)) return 'stop'
  const order: readonly BookAction[] = ['unlock', 'pause', 'pause-now', 'resume', 'reveal', 'retry']
  return order.find((action) => canDo(action, book)) ?? (book.state === 'cancelled' ? 'start' : null)
}

export function actionWords(action: BookAction, door: DoorKind): string {
  switch (action) {
    case 'unlock':
      return 'Enter password…'
    case 'start':
      return 'Start'
    case 'pause':
      return 'Pause'
    case 'pause-now':
      return 'Stop now…'
    case 'resume':
      return 'Resume'
    case 'stop':
      return 'Stop'
    case 'retry':
      return 'Retry'
    case 'retry-gaps':
      return 'Retry gaps'
    case 'move-to-top':
      return 'Move to top'
    case 'make-again':
      return 'Make again with these settings…'
    case 'reveal':
      return door === 'desktop' ? 'Show in folder' : 'Download'
    case 'details':
      return 'Details'
    case 'log':
      return 'Open log'
    case 'retry-from-scratch':
      return 'Start over from scratch…'
    case 'remove':
      return 'Remove from list'
    default:
      return assertNever(action)
  }
}
