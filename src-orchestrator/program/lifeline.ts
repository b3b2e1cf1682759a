import { signalCounter } from '../../src-node/repeated-signal.ts'
import type { RunControl } from './run-control.ts'

/** From a stop to the end that nothing may delay: a phase that sits in native code hears of it late. */
const leaveWithinMs = 3000

export type Lifeline = {
  /** Whoever reads or commands us is gone: stop, and leave. */
  cut: () => void
  detach: () => void
}

export type LifelineOptions = {
  control: RunControl
  /** Started by main, in a process group of our own: then the whole group can be ended at the last. */
  ownsGroup: boolean
  /** Something threw where nobody caught it; the run is stopped after this, and its exit status is 1. */
  onCrash: (error: unknown) => void
}

/** 128 + SIGINT, as shells say it. */
export const interruptedExitCode = 130

/** Ends this process and, where it leads a group, its children that did not end with their phase. */
function leaveAtOnce(ownsGroup: boolean, exitCode: number): void {
  if (ownsGroup && process.platform !== 'win32') {
    try {
      process.kill(-process.pid, 'SIGKILL')
    } catch {
      // ESRCH: we lead no group, so there is none to end; workers leave when their channel closes.
    }
  }
  process.exit(exitCode)
}

/**
 * What ends a run from outside: signals, a reader that went away, a crash. The first signal stops tidily, a second one at once. SIGHUP is left to the
 * system: a listener would undo nohup.
 */
export function attachLifeline({ control, ownsGroup, onCrash }: LifelineOptions): Lifeline {
  let deadline: NodeJS.Timeout | undefined
  let exitCode = interruptedExitCode
  let stoppedBySignal = false
  const stopped = (): void => {
    deadline ??= setTimeout(() => leaveAtOnce(ownsGroup, exitCode), leaveWithinMs)
  }
  const crashed = (error: unknown): void => {
    exitCode = 1
    onCrash(error)
    control.stop()
  }
  const heard = signalCounter()
  const onSignal = (): void => {
    // Asked by main to stop before this signal came: then the first one already means at once.
    const isSecond = heard() === 'again' || (!stoppedBySignal && control.signal.aborted)
    stoppedBySignal = true
    if (isSecond) leaveAtOnce(ownsGroup, exitCode)
    else control.stop()
  }
  const cut = (): void => control.stop()
  control.signal.addEventListener('abort', stopped, { once: true })
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)
  process.on('uncaughtException', crashed)
  process.stdout.on('error', cut)
  // Words that nobody reads any more are no reason to stop a book.
  process.stderr.on('error', () => undefined)
  return {
    cut,
    detach: () => {
      clearTimeout(deadline)
      process.off('SIGINT', onSignal)
      process.off('SIGTERM', onSignal)
      process.off('uncaughtException', crashed)
    },
  }
}
