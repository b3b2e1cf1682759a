import type { BatchView, BookView } from '../../../../src-contract/book-view.ts'
import { succeed } from '../../../../src-contract/failure.ts'
import type { Controller, ControllerChange } from '../bookspool-api.ts'

export function batchView(change: Partial<BatchView> = {}): BatchView {
  const counts = { ...zeroCounts }
  return {
    state: 'idle',
    fraction: 0,
    remainingSec: null,
    counts,
    heldBack: null,
    hold: null,
    totals: { books: 0, unread: 0, audioSec: null, workSec: null, diskBytes: null },
    interrupted: null,
    ...change,
  }
}

const zeroCounts: BatchView['counts'] = {
  waiting: 0, checking: 0, 'needs-attention': 0, running: 0, pausing: 0, paused: 0,
  failed: 0, cancelled: 0, done: 0, 'done-with-gaps': 0, skipped: 0,
} // prettier-ignore

export function bookView(change: Partial<BookView> = {}): BookView {
  return {
    id: 'b1', path: '/books/alice.pdf', fileName: 'alice.pdf', bytes: 10, title: null, author: null, language: null,
    fileType: 'pdf', pages: null, encoding: null, state: 'waiting', failure: null, note: null, phases: [], phase: null, fraction: 0,
    remainingSec: null, audioSec: null, outputs: [], chapters: [], gaps: [], sounds: [], warnings: 0, attempt: 0, startedAt: null,
    finishedAt: null, hasLog: false, orchestrator: null, voice: null, elapsedSec: null, pausedAlone: false,
    pausesAfterBook: false, silentSince: null, phaseStartedAt: null, otherFormats: [], madeOtherwise: null, workSec: null,
    diskBytes: null, ...change,
  } // prettier-ignore
}

export type FakeController = Controller & {
  /** What was asked of it, in order. */
  calls: string[]
  /** Sets what it shows and tells its listeners. */
  show: (change: Partial<ControllerChange>) => void
}

/** A controller that runs nothing: it remembers what it was asked, and shows what the test says. */
export function fakeController(): FakeController {
  const calls: string[] = []
  const listeners = new Set<(change: ControllerChange) => void>()
  let batch = batchView()
  let books: BookView[] = []
  const done = (call: string) => async (): Promise<{ ok: true; value: void }> => {
    calls.push(call)
    return Promise.resolve(succeed(undefined))
  }
  return {
    calls,
    show: (change) => {
      batch = change.batch ?? batch
      const known = change.books ?? []
      const gone = new Set([...known.map((book) => book.id), ...(change.removed ?? [])])
      books = [...books.filter((book) => !gone.has(book.id)), ...known]
      for (const listener of listeners) listener({ batch, books: known, removed: [], order: null, ...change })
    },
    batch: () => batch,
    books: () => books,
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    add: async (paths) => {
      calls.push(`add ${paths.join(' ')}`)
      return Promise.resolve({ added: paths.length, alreadyListed: 0, refused: [] })
    },
    start: done('start'),
    pause: done('pause'),
    resume: done('resume'),
    stop: done('stop'),
    remove: done('remove'),
    retry: done('retry'),
    move: done('move'),
    unlock: done('unlock'),
    lookAgain: done('lookAgain'),
    choose: done('choose'),
    chooseEncoding: done('chooseEncoding'),
    sampleOf: async () =>
      Promise.resolve({
        ok: true,
        value: { encoding: { name: 'windows-1252', how: 'detected' }, lines: ['“Größe”'], unreadable: 0 },
      }),
    pageOf: async (_bookId, { page }) =>
      Promise.resolve(succeed({ page, pages: 3, width: 400, height: 600, marks: [] })),
    passwordOf: () => null,
    chooseText: async () => Promise.resolve(succeed(undefined)),
    settingsRead: async () => Promise.resolve(),
    placed: () => null,
    recordOf: async () => Promise.resolve(null),
    logPath: () => null,
    wishedVoices: async () => Promise.resolve(succeed([])),
    hasNothingToSay: async () => Promise.resolve(false),
    record: {
      history: async () => Promise.resolve(succeed([])),
      finished: async () => Promise.resolve(succeed([])),
      voiceUses: async () => Promise.resolve(succeed([])),
      noteWork: (_path, fileId, { kind }) => calls.push(`${kind} ${fileId}`),
      flush: async () => Promise.resolve([]),
    },
    whenIdle: async () => Promise.resolve(),
    close: async () => {
      calls.push('close')
      return Promise.resolve([])
    },
  }
}
