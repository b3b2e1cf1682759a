import { signalCounter } from '../../../src-node/repeated-signal.ts'
import { exitStatus } from './book-report.ts'

export type Interrupt = {
  /** Whether Ctrl-C was pressed, or the system asked us to end. */
  happened: () => boolean
  release: () => void
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** The first Ctrl-C ends tidily, resumable; the second one ends now: children leave when their stdin closes. `lastWords`: what has to be said before. */
export function watchInterrupt(endTidily: () => void, lastWords: () => void = () => undefined): Interrupt {
  let happened = false
  let isOver = false
  const heard = signalCounter()
  const onSignal = (): void => {
    if (isOver) return
    const which = heard()
    if (which === 'again') {
      lastWords()
      process.exit(exitStatus.interrupted)
    }
    if (which === 'same') return
    happened = true
    endTidily()
  }
  for (const signal of signals) process.on(signal, onSignal)
  return {
    happened: () => happened,
    release: () => {
      isOver = true
      // After an interrupt the program is on its way out with its own status: one more Ctrl-C must not end it by a signal in its last words.
      if (happened) return
      for (const signal of signals) process.off(signal, onSignal)
    },
  }
}

/** Does what can be called off by a Ctrl-C: the program goes on, and says what became of it. */
export async function whileListening<Done>(work: (signal: AbortSignal) => Promise<Done>): Promise<Done> {
  const stop = new AbortController()
  const interrupt = watchInterrupt(() => {
    stop.abort()
  })
  try {
    return await work(stop.signal)
  } finally {
    interrupt.release()
  }
}
