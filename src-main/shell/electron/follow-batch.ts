import { BrowserWindow, powerSaveBlocker } from 'electron'
import type { BatchView } from '../../../src-contract/book-view.ts'

export type BatchFollower = { follow: (batch: BatchView) => void; end: () => void }

/** While a batch runs the computer does not go to sleep, and the task bar shows how far it is; in every ending both are given back. */
export function createBatchFollower(): BatchFollower {
  let blocker: number | null = null
  /** What is announced while the app closes must not take anything again. */
  let ended = false
  const stayAwake = (wanted: boolean): void => {
    if (wanted && blocker === null) blocker = powerSaveBlocker.start('prevent-app-suspension')
    if (!wanted && blocker !== null) {
      powerSaveBlocker.stop(blocker)
      blocker = null
    }
  }
  const showProgress = (fraction: number, mode: 'normal' | 'paused' | 'none'): void => {
    for (const window of BrowserWindow.getAllWindows())
      if (!window.isDestroyed()) window.setProgressBar(fraction, { mode })
  }
  return {
    follow: (batch) => {
      if (ended) return
      stayAwake(batch.state === 'running')
      switch (batch.state) {
        case 'running':
          showProgress(batch.fraction, 'normal')
          break
        case 'pausing':
        case 'paused':
          showProgress(batch.fraction, 'paused')
          break
        case 'stopping':
        case 'idle':
          showProgress(-1, 'none')
          break
      }
    },
    end: () => {
      ended = true
      stayAwake(false)
      showProgress(-1, 'none')
    },
  }
}
