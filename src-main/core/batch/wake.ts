import { bookFraction } from '../estimate/fraction.ts'
import { rebase } from '../estimate/pace.ts'
import { withBooks } from './outcome.ts'
import type { Book } from './book.ts'
import { booksInOrder, type Batch } from './state.ts'

/** A longer time between two ticks means that the machine slept or the clock was set. */
const longestTickMs = 15_000

/**
 * Nothing of the time that a machine slept was work: it counts for no book's time, for no pace, and no run is to blame for its silence. Whatever comes first when it
 * wakes, a tick or a word of a run. `at`: milliseconds since 1970.
 */
export function woken(state: Batch, at: number): Batch {
  const { lastTick } = state
  if (lastTick === null || (at >= lastTick && at - lastTick <= longestTickMs)) return state
  const live = booksInOrder(state).flatMap((book): Book[] => {
    const { run, pace } = book
    if (run === null) return []
    // While no run is there, nothing ticks: what was before this one is not its rest. One that is suspended rests anyway.
    const sleptMs = run.restingSince === null ? Math.max(0, at - Math.max(lastTick, run.startedAt)) : 0
    return [
      {
        ...book,
        pace: pace === null ? null : rebase(pace, bookFraction(book), at),
        run: { ...run, lastProgressAt: at, restedSec: run.restedSec + sleptMs / 1000 },
      },
    ]
  })
  return withBooks({ ...state, lastTick: at }, live)
}
