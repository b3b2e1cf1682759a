import { loudnessMeter } from './loudness.ts'
import { peakMeter } from './true-peak.ts'

/** What is kept of a piece of sound, so that the book's figures can be made of its pieces'. */
export type Measured = {
  /** Mean squares of the K-weighted signal, one for each whole 100 ms. */
  hops: number[]
  /** dBTP; null for digital silence. */
  truePeakDb: number | null
}

export type SoundMeter = { add: (samples: Int16Array) => void; result: () => Measured }

export function soundMeter(sampleRateHz: number): SoundMeter {
  const loudness = loudnessMeter(sampleRateHz)
  const peak = peakMeter()
  return {
    add: (samples) => {
      loudness.add(samples)
      peak.add(samples)
    },
    result: () => {
      const truePeakDb = peak.truePeakDb()
      return {
        hops: loudness.hops().map((hop) => Number(hop.toPrecision(6))),
        truePeakDb: Number.isFinite(truePeakDb) ? truePeakDb : null,
      }
    },
  }
}
