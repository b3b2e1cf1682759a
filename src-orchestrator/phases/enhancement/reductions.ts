import type { Overshoots } from './true-peak.ts'

/** What an encoder is given beyond what it was too high by. */
const marginDb = 1
const windowSec = 0.1

export function windowSamples(sampleRateHz: number): number {
  return Math.round(windowSec * sampleRateHz)
}

/** By how many dB a chapter is quieter in some windows of a tenth of a second, because of what an encoder made of them. */
export type Reductions = ReadonlyMap<number, number>

/**
 * Quieter where an encoder's peaks were too high, and there alone: for a whole chapter it took 0.8 LU from Opus at 24 kbit/s. The windows beside get quieter
 * too, since a decoder's output stands up to 50 ms beside the samples. Pure.
 */
export function furtherReductions(reductions: Reductions, overshoots: Overshoots): Reductions {
  const next = new Map(reductions)
  for (const [window, excessDb] of overshoots)
    for (const near of [window - 1, window, window + 1]) {
      const byDb = (reductions.get(near) ?? 0) + excessDb + marginDb
      next.set(near, Math.max(byDb, next.get(near) ?? 0))
    }
  return next
}

/** At a chapter's sample, dB. */
export function reductionDbAt(reductions: Reductions, sample: number, sampleRateHz: number): number {
  return reductions.get(Math.floor(sample / windowSamples(sampleRateHz))) ?? 0
}
