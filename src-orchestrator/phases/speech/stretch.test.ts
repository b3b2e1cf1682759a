import { expect, it } from 'vitest'
import { toPcm } from './engines/to-pcm.ts'
import { stretch } from './stretch.ts'
import { medianPitch } from './testing/median-pitch.ts'

const rateHz = 22_050
const hertz = 110

/** A second of a tone with overtones, as a voice has them. */
const tone = Float32Array.from({ length: rateHz }, (_, at) => {
  const phase = (2 * Math.PI * hertz * at) / rateHz
  return 0.2 * (Math.sin(phase) + Math.sin(2 * phase) + Math.sin(3 * phase))
})

function loudness(samples: Float32Array): number {
  return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length)
}

function largestStep(samples: Float32Array): number {
  return samples.reduce(
    (most, sample, at) => Math.max(most, Math.abs(sample - (samples[at - 1] ?? sample))),
    0,
  )
}

it.each([0.5, 0.8, 1.25, 2])('%d times as fast, at the same pitch and level, without a click', (speed) => {
  const other = stretch(tone, rateHz, speed)
  expect(other).toHaveLength(Math.round(rateHz / speed))
  expect(medianPitch(toPcm([other]), rateHz) / hertz).toBeCloseTo(1, 1)
  expect(loudness(other) / loudness(tone)).toBeCloseTo(1, 1)
  expect(largestStep(other)).toBeLessThan(1.2 * largestStep(tone))
})

it('begins as the sound does', () => {
  const other = stretch(tone, rateHz, 2)
  const off = other.subarray(0, 300).map((sample, at) => Math.abs(sample - (tone[at] ?? 0)))
  expect(Math.max(...off)).toBeLessThan(1e-6)
})

it.each([
  ['silence stays silence', new Float32Array(1000), 1.5, new Float32Array(667)],
  ['nothing stays nothing', new Float32Array(0), 0.5, new Float32Array(0)],
  ['its own pace is left as it is', tone, 1, tone],
])('%s', (_name, samples, speed, expected) => {
  expect(stretch(samples, rateHz, speed)).toEqual(expected)
})
