import { succeed, wordsFor, type Failure, type Result } from '../../src-contract/failure.ts'
import type { AskInput, AskOutput, TellPayload } from '../../src-contract/channels.ts'
import type { BookView } from '../../src-contract/book-view.ts'
import type { ConfigKey } from '../../src-contract/config-options.ts'
import { canDo, type BookAction } from '../view/book-actions.ts'
import type { BatchVerb } from '../view/batch-controls.ts'
import { isFinished, titleOf } from '../view/book-words.ts'
import type { WindowDoor } from '../bridge/open-bridge.ts'
import { putInClipboard } from './put-in-clipboard.ts'
import { noticesAbout } from './notices-about.ts'
import { createLogActions } from './log-actions.ts'
import { createWorkspaceActions } from './workspace-actions.ts'
import {
  asSettingsSay,
  withNotice,
  type Overlay,
  type RunChoice,
  type WindowState,
  type WindowStore,
} from '../store/window-store.ts'

export type Actions = ReturnType<typeof createActions>

/** Everything that the window can do. Components call these; only these talk to main. */
export function createActions(
  door: WindowDoor,
  store: WindowStore,
  page: { openLink: (href: string) => void; pickFiles: (kind: 'files' | 'folder') => Promise<File[]> },
) {
  const show = (notice: Parameters<typeof withNotice>[1]): void => {
    store.setState((state) => withNotice(state, notice))
  }
  const complain = (title: string, failure: Failure): void => {
    const { what, todo } = wordsFor(failure)
    show({ level: 'error', title, text: `${what} ${todo}` })
  }
  const open = (overlay: Overlay | null): void => {
    store.setState({ overlay })
  }

  async function add(coming: ReturnType<WindowDoor['addDropped']>): Promise<void> {
    store.setState((state) => ({ adding: state.adding + 1 }))
    const answer = await coming
    store.setState((state) => ({ adding: state.adding - 1 }))
    if (!answer.ok) {
      complain('Nothing was added', answer.failure)
      return
    }
    for (const notice of noticesAbout(answer.value)) show(notice)
  }

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
    else if (answer.value.download !== null) page.openLink(answer.value.download)
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
        void retry(bookIds, { gapsOnly: true })
        return
      case 'move-to-top':
        void moveToTop(bookIds)
        return
      case 'make-again':
        // Voice and speed are of phase 4, loudness of phase 5; what was read and split stays good.
        open({ kind: 'confirm-from-phase', bookIds, phase: 4 })
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

  async function readSettings(): Promise<void> {
    const answer = await door.ask('settings.read', undefined)
    store.setState(
      answer.ok ? { settings: answer.value, settingsFailure: null } : { settingsFailure: answer.failure },
    )
  }

  return {
    ...createWorkspaceActions(door, store),
    ...createLogActions(door, store, { openLink: page.openLink, complain }),
    open,
    batch,
    remove,
    retry,
    pauseNow,
    doWithBooks,
    readSettings,
    browse: async (kind: 'files' | 'folder') => {
      if (store.getState().projection?.about.door !== 'browser') {
        await add(door.ask('pile.browse', { kind }))
        return
      }
      // Main has no dialogs to open on somebody else's screen; what the browser's own dialog gives goes the way of what is dropped.
      const files = await page.pickFiles(kind)
      if (files.length > 0) await add(door.addDropped(files))
    },
    addDropped: async (files: File[]) => {
      if (files.length > 0) await add(door.addDropped(files))
      else
        show({
          level: 'warning',
          title: 'Nothing was added',
          text: 'There are no files in what was dropped.',
        })
    },
    /** The answer is the dialog's to show: a wrong password keeps it open. */
    unlock: (bookId: string, password: string): Promise<Result<void>> =>
      door.ask('books.unlock', { bookId, password }),
    /** `seen`: the value that was shown; where the file says something else by now, nothing is written. */
    writeSetting: async (key: ConfigKey, value: unknown, seen?: unknown): Promise<Result<void>> => {
      const answer = await door.ask('settings.write', { key, value, ...(seen === undefined ? {} : { seen }) })
      if (!answer.ok) return answer
      store.setState({ settings: answer.value, settingsFailure: null })
      return succeed(undefined)
    },
    /** Whether a folder was chosen. */
    chooseFolder: async (key: 'output_dir' | 'input_dir'): Promise<boolean> => {
      const answer = await door.ask('settings.chooseFolder', { key })
      if (!answer.ok) {
        complain('The folder was not changed', answer.failure)
        return false
      }
      if (answer.value !== null) store.setState({ settings: answer.value, settingsFailure: null })
      return answer.value !== null
    },
    readVoices: async () => {
      const answer = await door.ask('voices.list', undefined)
      if (answer.ok) store.setState({ voices: answer.value })
      else complain('The voices cannot be listed', answer.failure)
    },
    runDoctor: async () => {
      store.setState(({ doctor }) => ({ doctor: { ...doctor, state: 'running' } }))
      const answer = await door.ask('doctor.run', undefined)
      store.setState({
        doctor: answer.ok
          ? { state: 'idle', items: answer.value, failure: null }
          : { state: 'idle', items: null, failure: answer.failure },
      })
    },
    copyText: async (text: string): Promise<boolean> => {
      try {
        await putInClipboard(Promise.resolve(text))
        return true
      } catch (error) {
        const detail = error instanceof Error ? error.message : String(error)
        show({ level: 'warning', title: 'Nothing was copied', text: detail })
        return false
      }
    },
    retryFailed: () => {
      const ids = idsWhere((book) => canDo('retry', book) && book.state === 'failed')
      if (ids.length > 0) void retry(ids)
    },
    /** Off the list; no file is touched. */
    clearFinished: () => {
      const ids = idsWhere((book) => isFinished(book.state))
      if (ids.length > 0) void remove(ids)
    },
    /** In percent of the whole computer. */
    setCpuLimit: async (percent: number): Promise<void> => {
      const answer = await door.ask('settings.write', { key: 'cpu_threshold', value: percent })
      if (answer.ok) store.setState({ settings: answer.value, settingsFailure: null })
      else complain('The limit was not changed', answer.failure)
    },
    chooseRun: (runChoice: RunChoice) => {
      store.setState({ runChoice })
    },
    readBookPage: (bookId: string): Promise<Result<AskOutput<'book.read'>>> =>
      door.ask('book.read', { bookId }),
    select: (ids: WindowState['selection']) => {
      const [first] = ids
      // With the details open they follow the selection, as in a mail program.
      const follows = store.getState().detailsOf !== null && ids.size === 1 && first !== undefined
      store.setState({ selection: ids, ...(follows ? { detailsOf: String(first) } : {}) })
    },
    closeDetails: () => {
      store.setState({ detailsOf: null })
    },
    answerClose: (choice: TellPayload<'close.answer'>['choice']) => {
      store.setState({ closeAsked: null })
      door.tell('close.answer', { choice })
    },
    dismissNotice: (id: number) => {
      store.setState((state) => ({ notices: state.notices.filter((notice) => notice.id !== id) }))
    },
    reportError: (message: string, stack: string | undefined) => {
      door.tell('window.reportError', {
        message: message.slice(0, 10_000),
        ...(stack === undefined ? {} : { stack: stack.slice(0, 50_000) }),
      })
    },
    titlesOf: (ids: readonly string[]): string[] => {
      const books = store.getState().projection?.books
      return ids.flatMap((id) => {
        const book = books?.get(id)
        return book === undefined ? [] : [titleOf(book)]
      })
    },
  }
}

const verbWords: Record<BatchVerb, string> = {
  start: 'Start',
  pause: 'Pause',
  resume: 'Resume',
  stop: 'Stop',
}
