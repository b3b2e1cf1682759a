/** npm and timeout(1) pass a Ctrl-C on to a child that the terminal has told already; a person's second one comes later than this. */
export const sameSignalMs = 500

/** Tells whether a signal repeats an earlier one, or is the same one heard twice. `now`: monotonic milliseconds. */
export function signalCounter(now: () => number = () => performance.now()): () => 'first' | 'same' | 'again' {
  let firstAt: number | null = null
  return () => {
    const at = now()
    if (firstAt === null) {
      firstAt = at
      return 'first'
    }
    return at - firstAt < sameSignalMs ? 'same' : 'again'
  }
}
