import { isMade, type BookView } from '../../src-contract/book-view.ts'
import type { AskInput } from '../../src-contract/channels.ts'
import type { Failure } from '../../src-contract/failure.ts'
import type { WindowDoor } from '../bridge/open-bridge.ts'
import { asSettingsSay, type Overlay, type WindowStore } from '../store/window-store.ts'
import type { BatchVerb } from '../view/batch-controls.ts'
import { canDo, type BookAction } from '../view/book-actions.ts'
import { createRedoOrders } from './redo-orders.ts'

type Page = {
  openLink: (href: string) => void
  complain: (title: string, failure: Failure) => void
  open: (overlay: Overlay | null) => void
}

/** What can be ordered of the batch and of its books. */
export function createBookOrders(door: WindowDoor, store: WindowStore, { openLink, complain, open }: Page) {
  async function batch(verb: BatchVerb, bookIds: readonly string[] | null): Promise<void> {
    const which = bookIds === null ? {} : { bookIds: [...bookIds] }
    const { phases, resume } = store.getState().runChoice
    const answer =
      verb === 'start'
        ? await door.ask('batch.start', {
            ...which,
            ...(phases === null ? {} : { phases: [...phases] }),
            ...(resume === null ? {} : { resume }),
          })
        : await door.ask(`batch.${verb}`, which)
    // The choice was for this run alone.
    if (answer.ok && verb === 'start') store.setState({ runChoice: asSettingsSay })
    if (!answer.ok) complain(`${verbWords[verb]} did not work`, answer.failure)
  }

  async function remove(bookIds: readonly string[]): Promise<void> {
    open(null)
    const answer = await door.ask('books.remove', { bookIds: [...bookIds] })
    if (!answer.ok) complain('Nothing was removed', answer.failure)
  }

  async function retry(
    bookIds: readonly string[],
    what: Omit<AskInput<'books.retry'>, 'bookIds'> = {},
  ): Promise<void> {
    open(null)
    const answer = await door.ask('books.retry', { bookIds: [...bookIds], ...what })
    if (!answer.ok) complain('The retry did not start', answer.failure)
  }

  const redo = createRedoOrders(door, store, { open, retry })

  /** A run that cannot be suspended is ended, and loses the phase at work. */
  async function pauseNow(bookId: string): Promise<void> {
    open(null)
    const answer = await door.ask('batch.pause', { bookIds: [bookId], now: true })
    if (!answer.ok) complain('The book was not stopped', answer.failure)
  }

  async function moveToTop(bookIds: readonly string[]): Promise<void> {
    const answer = await door.ask('books.move', { bookIds: [...bookIds], to: 'top' })
    if (!answer.ok) complain('The order stays as it is', answer.failure)
  }

  async function reveal(bookId: string): Promise<void> {
    const answer = await door.ask('books.reveal', { bookId })
    if (!answer.ok) complain('The book cannot be shown', answer.failure)
    else if (answer.value.download !== null) openLink(answer.value.download)
  }

  function idsWhere(holds: (book: BookView) => boolean): string[] {
    const { projection } = store.getState()
    if (projection === null) return []
    return projection.order.filter((id) => {
      const book = projection.books.get(id)
      return book !== undefined && holds(book)
    })
  }

  /** A running book is not thrown away without a question. */
  function askToRemove(bookIds: readonly string[]): void {
    if (bookIds.length === 0) return
    const { projection } = store.getState()
    const atWork = bookIds.some((id) => {
      const book = projection?.books.get(id)
      return book !== undefined && canDo('stop', book)
    })
    if (atWork) open({ kind: 'confirm-remove', bookIds })
    else void remove(bookIds)
  }

  function doWithBooks(action: BookAction, bookIds: readonly string[]): void {
    const [first] = bookIds
    if (first === undefined) return
    switch (action) {
      case 'start':
      case 'pause':
      case 'resume':
      case 'stop':
        void batch(action, bookIds)
        return
      case 'unlock':
        open({ kind: 'password', bookId: first })
        return
      case 'pause-now':
        open({ kind: 'confirm-pause-now', bookId: first })
        return
      case 'retry':
        void retry(bookIds)
        return
      case 'retry-gaps':
        void redo.retryGaps(bookIds)
        return
      case 'move-to-top':
        void moveToTop(bookIds)
        return
      case 'make-again':
        void redo.askToMakeAgain(bookIds)
        return
      case 'retry-from-scratch':
        open({ kind: 'confirm-scratch', bookIds })
        return
      case 'reveal':
        void reveal(first)
        return
      case 'details':
        store.setState({ detailsOf: first })
        return
      case 'log':
        open({ kind: 'log', bookId: first })
        return
      case 'remove':
        askToRemove(bookIds)
    }
  }

  return {
    askToRedo: redo.askToRedo,
    redo: redo.redo,
    batch,
    remove,
    retry,
    pauseNow,
    doWithBooks,
    retryFailed: () => {
      const ids = idsWhere((book) => canDo('retry', book) && book.state === 'failed')
      if (ids.length > 0) void retry(ids)
    },
    /** Off the list; no file is touched. */
    clearFinished: () => {
      const ids = idsWhere((book) => isMade(book.state))
      if (ids.length > 0) void remove(ids)
    },
  }
}

const verbWords: Record<BatchVerb, string> = {
  start: 'Start',
  pause: 'Pause',
  resume: 'Resume',
  stop: 'Stop',
}
