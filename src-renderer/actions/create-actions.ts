import { wordsFor, type Failure, type Result } from '../../src-contract/failure.ts'
import type { AskOutput, TellPayload } from '../../src-contract/channels.ts'
import { titleOf } from '../view/book-words.ts'
import type { Answer, WindowDoor } from '../bridge/open-bridge.ts'
import { asResult, collectChosen, type Collected } from '../features/library/collect-files.ts'
import { openPlayerMemory, type Storage } from '../sound/player-memory.ts'
import { createPlayer } from '../sound/player.ts'
import { putInClipboard } from './put-in-clipboard.ts'
import { noticesOfAnswer, nothingFound } from '../../src-contract/added-notices.ts'
import { createBookOrders } from './book-orders.ts'
import { createLogActions } from './log-actions.ts'
import { createEncodingActions } from './encoding-actions.ts'
import { createSettingsActions } from './settings-actions.ts'
import { createSpeechActions } from './speech-actions.ts'
import { createTextActions } from './text-actions.ts'
import { createVoiceActions } from './voice-actions.ts'
import { createWorkspaceActions } from './workspace-actions.ts'
import { wholeList, type ListFilter } from '../view/list-filter.ts'
import {
  withListFilter,
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
  page: {
    openLink: (href: string) => void
    pickFiles: (kind: 'files' | 'folder') => Promise<File[]>
    storage: Storage | null
  },
) {
  const player = createPlayer(door, store, () => new Audio(), openPlayerMemory(page.storage))
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

  async function add(coming: Promise<Answer<AskOutput<'pile.browse'>>>): Promise<void> {
    // What comes is to be seen.
    store.setState((state) => ({ ...withListFilter(state, wholeList), adding: state.adding + 1 }))
    const answer = await coming
    store.setState((state) => ({ adding: state.adding - 1 }))
    for (const notice of noticesOfAnswer(answer)) show(notice)
  }

  async function addCollected({ files, folders }: Collected): Promise<void> {
    if (files.length > 0 || folders.length > 0) await add(door.addDropped(files, folders))
    else show(nothingFound)
  }

  const settings = createSettingsActions(door, store, { complain })
  const { readSettings } = settings

  return {
    ...settings,
    ...createWorkspaceActions(door, store, { readSettings }),
    ...createVoiceActions(door, store, { show, complain, pickFiles: page.pickFiles, player }),
    ...createSpeechActions(door, store),
    ...createEncodingActions(door, store),
    ...createTextActions(door, store),
    ...createLogActions(door, store, { openLink: page.openLink, complain }),
    ...createBookOrders(door, store, { openLink: page.openLink, complain, open }),
    open,
    player,
    browse: async (kind: 'files' | 'folder') => {
      const { projection, settings } = store.getState()
      if (projection?.about.door !== 'browser') {
        await add(door.ask('pile.browse', { kind }))
        return
      }
      // Main has no dialogs to open on somebody else's screen; what the browser's own dialog gives goes the way of what is dropped.
      const files = await page.pickFiles(kind)
      const takesPictures = settings?.config.take_pictures_and_texts ?? false
      if (files.length > 0)
        await addCollected(kind === 'folder' ? collectChosen(files, takesPictures) : { files, folders: [] })
    },
    /** What is dropped is gone through first; what lies in it may vanish meanwhile, or be closed to the browser. */
    addDropped: async (coming: Promise<Collected>): Promise<void> => {
      const collected = await asResult(coming)
      if (collected.ok) await addCollected(collected.value)
      else complain('Nothing was added', collected.failure)
    },
    /** The answer is the dialog's to show: a wrong password keeps it open. */
    unlock: (bookId: string, password: string): Promise<Result<void>> =>
      door.ask('books.unlock', { bookId, password }),
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
    filterList: (filter: ListFilter) => {
      store.setState((state) => withListFilter(state, filter))
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
