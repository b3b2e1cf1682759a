import type { Run } from './book.ts'

/** Seconds of a run up to now in which it was suspended. `at`: milliseconds since 1970. */
export function restedSecOf({ restingSince, restedSec }: Run, at: number): number {
  return restedSec + (restingSince === null ? 0 : Math.max(0, at - restingSince) / 1000)
}

/** A suspended run goes on. */
export function awake(run: Run, at: number): Run {
  return { ...run, restingSince: null, restedSec: restedSecOf(run, at) }
}

/** What of so many seconds of the present phase it was at work. */
export function workedOfPhase(run: Run, elapsedSec: number, at: number): number {
  return Math.max(0, elapsedSec - (restedSecOf(run, at) - run.restedBeforePhaseSec))
}
