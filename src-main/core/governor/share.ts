/**
 * However busy the machine is, our runs together keep this much: below normal priority the system gives it away at once to whoever wants it, while at
 * a tenth of a core a one-page book took half a minute and looked stuck.
 */
export const leastCores = 0.5

/** The least that a run among several is told: slower than this it would seem to stand still. */
const leastShare = 0.1

/** Each run's equal part, in steps of a twentieth of a core, so that noise is no change. */
export function shareOf(cores: number, runs: number): number {
  const share = cores / Math.max(1, runs)
  return Math.max(leastShare, Math.round(share * 20) / 20)
}

/** A change that is worth a message to a run. */
export function isWorthTelling(before: number | undefined, now: number): boolean {
  return before === undefined || Math.abs(before - now) >= 0.05 - 1e-9
}

/**
 * Books side by side that the cores are enough for; null: as many as the settings say. The first always has room. One more is let in only when there
 * is `band` more than it needs, so that a book is not admitted and held back by turns.
 */
export function roomFor(cores: number, most: number, before: number | null, band: number): number | null {
  if (cores >= most - band) return null
  const fits = Math.max(1, Math.floor(cores / leastCores))
  if (before === null || fits <= before) return fits
  return Math.max(before, Math.floor((cores - band) / leastCores))
}
