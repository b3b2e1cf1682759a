/** How fast a run gets on: a share of the book per second, smoothed. Times in milliseconds. */
export type Pace = {
  fraction: number
  at: number
  /** Null until there is a ground to say so. */
  perSec: number | null
  /** Seconds of work behind `perSec`. */
  workedSec: number
}

/** Measurements closer together than this say more about buffering than about speed. */
const sampleMs = 2000
/** Time constant of the smoothing: about a minute of history counts. */
const memorySec = 45

/** Less work than this, in seconds, is mostly the start of engines: measured by it, a book of ten minutes was said to take two hours. */
const trustedSec = 8

export function startPace(fraction: number, at: number): Pace {
  return { fraction, at, perSec: null, workedSec: 0 }
}

/** What was not worked for (reused results, a pause) moves the baseline and leaves the speed alone. */
export function rebase(pace: Pace | null, fraction: number, at: number): Pace {
  return { fraction, at, perSec: pace?.perSec ?? null, workedSec: pace?.workedSec ?? 0 }
}

export function advance(pace: Pace | null, fraction: number, at: number): Pace {
  if (pace === null || at < pace.at || fraction < pace.fraction) return rebase(pace, fraction, at)
  const elapsedSec = (at - pace.at) / 1000
  if (elapsedSec * 1000 < sampleMs) return pace
  const measured = (fraction - pace.fraction) / elapsedSec
  const workedSec = pace.workedSec + elapsedSec
  // The plain mean at first: the first two seconds are no better a measurement than the next two.
  const weight = Math.max(1 - Math.exp(-elapsedSec / memorySec), elapsedSec / workedSec)
  const before = pace.perSec ?? 0
  return { fraction, at, perSec: before + weight * (measured - before), workedSec }
}

/** Seconds that the rest takes at this pace; null where too little is known, or nothing moves. */
export function remainingAt(pace: Pace | null, fraction: number): number | null {
  if (pace === null || pace.workedSec < trustedSec || pace.perSec === null || pace.perSec <= 0) return null
  return Math.max(0, 1 - fraction) / pace.perSec
}
