import type { BatchView } from '../../../src-contract/book-view.ts'
import type { TellPayload } from '../../../src-contract/channels.ts'

import type { MainLog } from './main-log.ts'

export type CloseQuestion = {
  /** Whether the window may close, or the app quit, now. Where a batch runs the user is asked, and the answer does it. */
  mayClose: () => boolean
  answered: (choice: TellPayload<'close.answer'>['choice']) => void
  /** The session ends, or there is nobody to ask: what runs is ended, resumable. */
  dontAsk: () => void
  /** Whether the batch was left running without a window. */
  isKept: () => boolean
  /** There is a window again. */
  shown: () => void
}

export type CloseQuestionOptions = {
  /** Null before it is known. */
  batch: () => Pick<BatchView, 'state' | 'counts'> | null
  /** Puts the question to the window. False: there is no window that could answer. */
  ask: (running: number) => boolean
  pause: () => Promise<unknown>
  stop: () => Promise<unknown>
  /** Takes the window away without asking again. */
  dropWindow: () => void
  quit: () => void
  log: MainLog
}

/** A window that is closed while books are being made asks what is to become of them: a batch of days must not end by a slip of the hand. */
export function createCloseQuestion(options: CloseQuestionOptions): CloseQuestion {
  let isDecided = false
  let isKept = false
  const quitAfter = async (order: () => Promise<unknown>): Promise<void> => {
    try {
      await order()
    } catch (error) {
      options.log('the order before quitting failed', error)
    }
    // Whatever became of the order (nothing may run any more by now), the user has said that Bookspool is to end.
    isDecided = true
    options.quit()
  }
  return {
    mayClose: () => {
      if (isDecided) return true
      const batch = options.batch()
      if (batch === null || (batch.state !== 'running' && batch.state !== 'pausing')) return true
      return !options.ask(batch.counts.running + batch.counts.pausing)
    },
    answered: (choice) => {
      switch (choice) {
        case 'keep':
          isKept = true
          options.dropWindow()
          return
        case 'pause':
          void quitAfter(options.pause)
          return
        case 'stop':
          void quitAfter(options.stop)
          return
        case 'cancel':
      }
    },
    dontAsk: () => {
      isDecided = true
    },
    isKept: () => isKept,
    shown: () => {
      isKept = false
    },
  }
}
