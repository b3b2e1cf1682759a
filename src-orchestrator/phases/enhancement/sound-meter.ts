import { loudnessMeter } from './loudness.ts'
import { peakMeter, type PeakMeter } from './true-peak.ts'

/** What is kept of a piece of sound, so that the book's figures can be made of its pieces'. */
export type Measured = {
  /** Mean squares of the K-weighted signal, one for each whole 100 ms. */
  hops: number[]
  /** The same of the signal as it is. */
  powers: number[]
  /** dBTP; null for digital silence. */
  truePeakDb: number | null
}

/** Six digits are a millionth of a dB; a day of audio has 864 000 of these. */
function shortened(value: number): number {
  return Number(value.toPrecision(6))
}

export type SoundMeter = { add: (samples: Int16Array) => void; result: () => Measured }

export function soundMeter(sampleRateHz: number, peak: PeakMeter = peakMeter()): SoundMeter {
  const loudness = loudnessMeter(sampleRateHz)
  return {
    add: (samples) => {
      loudness.add(samples)
      peak.add(samples)
    },
    result: () => {
      const truePeakDb = peak.truePeakDb()
      return {
        hops: loudness.hops().map(shortened),
        powers: loudness.powers().map(shortened),
        truePeakDb: Number.isFinite(truePeakDb) ? truePeakDb : null,
      }
    },
  }
}
