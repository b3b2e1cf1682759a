import { bandOf } from './permit.ts'

/** What of a look tells that others have come. Percent of the whole machine; own: null where the system cannot tell. */
export type Look = { cpuPercent: number; ownCpuPercent: number | null; cores: number }

const everyMs = 1000
/** Shorter, and a burst of half a second would be taken for somebody who stays. */
const soonMs = 600

function othersOf({ cpuPercent, ownCpuPercent, cores }: Look): number {
  return (cores * (cpuPercent - (ownCpuPercent ?? cpuPercent))) / 100
}

/**
 * Milliseconds until the next look. Two looks must see others before anything is done: where the first does, the second comes soon (a second later, a
 * batch on two cores gave way 2.5 s after a busy loop had begun, and five are all there are). That others have gone may wait.
 */
export function nextLookMs(before: Look | null, now: Look | null): number {
  if (before === null || now === null) return everyMs
  return othersOf(now) - othersOf(before) >= bandOf(now.cores) ? soonMs : everyMs
}
