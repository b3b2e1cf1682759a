import { describe, expect, it } from 'vitest'
import { resamplePcm } from './resample.ts'

function tone(hz: number, rateHz: number, sec = 0.5): Int16Array {
  return Int16Array.from({ length: Math.round(rateHz * sec) }, (_, at) =>
    Math.round(10_000 * Math.sin((2 * Math.PI * hz * at) / rateHz)),
  )
}

/** Of the middle, where no end is near; dB of full scale. */
function levelDb(samples: Int16Array): number {
  const middle = samples.subarray(samples.length >> 2, (samples.length * 3) >> 2)
  const square = middle.reduce((sum, sample) => sum + (sample / 32_768) ** 2, 0) / middle.length
  return 10 * Math.log10(square)
}

describe('sound at another rate', () => {
  it.each([
    [22_050, 24_000],
    [24_000, 22_050],
    [16_000, 24_000],
    [44_100, 22_050],
    [24_000, 16_000],
  ])('from %i to %i Hz is the same tone: its error lies 65 dB below it', (from, to) => {
    for (const hz of [100, 1000, 6000]) {
      const made = resamplePcm(tone(hz, from), from, to)
      const wanted = tone(hz, to)
      expect(made).toHaveLength(wanted.length)
      const error = Int16Array.from(made, (sample, at) => sample - (wanted[at] ?? 0))
      expect(levelDb(error) - levelDb(wanted)).toBeLessThan(-65)
    }
  })

  it('does not fold back what the lower rate cannot hold', () => {
    expect(levelDb(resamplePcm(tone(10_500, 24_000), 24_000, 16_000))).toBeLessThan(-80)
  })

  it('keeps the samples where the rate is the same, and clips instead of turning over', () => {
    const loud = Int16Array.from({ length: 400 }, (_, at) => (at % 40 < 20 ? 32_767 : -32_768))
    expect(resamplePcm(loud, 8000, 8000)).toBe(loud)
    const made = resamplePcm(loud, 8000, 24_000)
    expect(made[30]).toBeGreaterThan(20_000)
    expect(resamplePcm(new Int16Array(0), 8000, 16_000)).toHaveLength(0)
  })
})
