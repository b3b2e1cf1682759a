import type { Overshoots } from './true-peak.ts'

/** What an encoder is given beyond what it was too high by. */
const marginDb = 0.5
const windowSec = 0.1

export function windowSamples(sampleRateHz: number): number {
  return Math.round(windowSec * sampleRateHz)
}

/** Where a chapter's samples are limited: `firstDb` dBFS, and by how many dB lower in some windows of a tenth of a second. */
export type Ceilings = { firstDb: number; lowered: ReadonlyMap<number, number> }

export function levelCeilings(firstDb: number): Ceilings {
  return { firstDb, lowered: new Map() }
}

/**
 * Lower where an encoder's peaks were too high, and there alone: one ceiling for a whole chapter took 0.8 LU from Opus at 24 kbit/s. The windows beside are lowered
 * too, since a decoder's output stands up to 50 ms beside the samples. Pure.
 */
export function loweredCeilings({ firstDb, lowered }: Ceilings, overshoots: Overshoots): Ceilings {
  const next = new Map(lowered)
  for (const [window, excessDb] of overshoots)
    for (const near of [window - 1, window, window + 1]) {
      const byDb = (lowered.get(near) ?? 0) + excessDb + marginDb
      next.set(near, Math.max(byDb, next.get(near) ?? 0))
    }
  return { firstDb, lowered: next }
}

/** The ceiling of a chapter's sample, dBFS. */
export function ceilingDbAt({ firstDb, lowered }: Ceilings, sample: number, sampleRateHz: number): number {
  return firstDb - (lowered.get(Math.floor(sample / windowSamples(sampleRateHz))) ?? 0)
}
