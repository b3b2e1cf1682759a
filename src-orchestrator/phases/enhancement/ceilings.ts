import type { Overshoots } from './true-peak.ts'

/** Where the samples are limited at first, dBFS: of eSpeak NG's speech, MP3 at 64 kbit/s makes peaks that are 0.4 to 0.5 dB higher. What comes out too high is encoded again. */
export const firstCeilingDb = -3.9
/** What an encoder is given beyond what it was too high by. */
const marginDb = 0.5
const windowSec = 0.1

export function windowSamples(sampleRateHz: number): number {
  return Math.round(windowSec * sampleRateHz)
}

/** By how many dB a chapter's ceiling is lower than the first, by window of a tenth of a second. */
export type Ceilings = ReadonlyMap<number, number>

export const noneLowered: Ceilings = new Map()

/**
 * Lower where an encoder's peaks were too high, and there alone: one ceiling for a whole chapter took 0.8 LU from Opus at 24 kbit/s. The windows beside are lowered
 * too, since a decoder's output stands up to 50 ms beside the samples. Pure.
 */
export function loweredCeilings(ceilings: Ceilings, overshoots: Overshoots): Ceilings {
  const lowered = new Map(ceilings)
  for (const [window, excessDb] of overshoots)
    for (const near of [window - 1, window, window + 1]) {
      const byDb = (ceilings.get(near) ?? 0) + excessDb + marginDb
      lowered.set(near, Math.max(byDb, lowered.get(near) ?? 0))
    }
  return lowered
}

/** The ceiling of a chapter's sample, dBFS. */
export function ceilingDbAt(ceilings: Ceilings, sample: number, sampleRateHz: number): number {
  return firstCeilingDb - (ceilings.get(Math.floor(sample / windowSamples(sampleRateHz))) ?? 0)
}
