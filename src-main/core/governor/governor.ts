/** What the governor knows of the machine; loads in percent of the whole machine. */
export type MachineLoad = {
  cores: number
  /** Everything that runs. */
  systemPercent: number
  /** Bookspool's own part of it; null where the system cannot tell. */
  ownPercent: number | null
}

/**
 * However busy the machine is, a run keeps this much: below normal priority the system gives it away at once to whoever wants it, while at a tenth
 * of a core a one-page book took half a minute and looked stuck.
 */
export const leastCores = 0.5

/**
 * Cores that all running books may use together: cores × cpu_threshold / 100, lowered to what others leave below that threshold. 100 means everything,
 * whatever else runs: the system's scheduler and our lower priority then share out.
 */
export function permittedCores(load: MachineLoad, thresholdPercent: number): number {
  const most = (load.cores * Math.min(100, Math.max(0, thresholdPercent))) / 100
  if (thresholdPercent >= 100 || load.ownPercent === null) return Math.max(leastCores, most)
  const othersPercent = Math.max(0, load.systemPercent - load.ownPercent)
  const left = (load.cores * (thresholdPercent - othersPercent)) / 100
  return Math.max(leastCores, Math.min(most, left))
}

/** Each run's equal part, in steps of a twentieth of a core, so that noise is no change. */
export function shareOf(permitted: number, runs: number): number {
  const share = permitted / Math.max(1, runs)
  return Math.max(leastCores, Math.round(share * 20) / 20)
}

/** A change that is worth a message to a run. */
export function isWorthSaying(before: number | undefined, now: number): boolean {
  return before === undefined || Math.abs(before - now) >= 0.1 || (now !== before && now <= leastCores)
}
