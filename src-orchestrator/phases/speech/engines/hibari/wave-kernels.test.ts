import { beforeAll, describe, expect, test } from 'vitest'
import { createFft, type Fft } from './fft.ts'
import { randomStates } from './seeded-noise.ts'
import { loadWaveKernels, type WaveKernels } from './wave-kernels.ts'

/** Small: all that the kernels ask of lengths holds of these. */
const length = 32
const hop = 8
const sampleRateHz = 24_000
const bins = length / 2 + 1

let fft: Fft
let kernels: WaveKernels
beforeAll(async () => {
  fft = await createFft(length)
  kernels = await loadWaveKernels(fft)
})

function put(values: readonly number[]): number {
  const pointer = fft.allocate(values.length * 4 + 16)
  new Float32Array(fft.memory.buffer, pointer, values.length).set(values)
  return pointer
}

const read = (pointer: number, count: number): number[] => [
  ...new Float32Array(fft.memory.buffer, pointer, count),
]

/** Numbers from -1 to 1 that look like nothing in particular. */
const some = (count: number, seed: number): number[] =>
  Array.from({ length: count }, (_, at) => Math.sin((at + 1) * (seed + 0.7) * 12.9898))

type Bin = { voiced: number; phase: number; noise: number; free: number; freePhase: number }
const silent: Bin = { voiced: -20, phase: 0, noise: -20, free: -20, freePhase: 0 }

/** What one bin of frames, all the same, comes to: of each frame (re, im), found again from the places that two share. */
function shaped(
  bin: number,
  rows: readonly Bin[],
  more: { places?: number; voicedPairs?: readonly number[]; states?: Int32Array } = {},
): { re: number; im: number }[] {
  const pairs = Math.ceil(rows.length / 4) * 2
  const names = ['voiced', 'phase', 'noise', 'free', 'freePhase'] as const
  const at = put(names.flatMap((name) => rows.map((row) => row[name])))
  const places = more.places ?? put(some(pairs * length * 2, 3))
  const masks = put(Array.from({ length: pairs * 2 }, () => 0))
  new Int32Array(fft.memory.buffer, masks, pairs * 2).set(more.voicedPairs ?? [])
  const states = put([0, 0, 0, 0])
  new Int32Array(fft.memory.buffer, states, 4).set(more.states ?? [])
  kernels.shapeBin(bin, rows.length, at, rows.length * 4, masks, states, places, length)
  const spectra = read(places, pairs * length * 2)
  const mirror = (length - bin) % length
  return Array.from({ length: pairs * 2 }, (_, frame) => {
    const place = Math.floor(frame / 2) * length * 2
    const value = (index: number): number => spectra[place + index] ?? 0
    const [hr, hi, mr, mi] = [value(bin * 2), value(bin * 2 + 1), value(mirror * 2), value(mirror * 2 + 1)]
    return frame % 2 === 0
      ? { re: (hr + mr) / 2, im: (hi - mi) / 2 }
      : { re: (hi + mi) / 2, im: (mr - hr) / 2 }
  })
}

describe('the kernels say what the plain formulas say', () => {
  test.each([-25, -20, -9.5, -3, -0.4, 0, 1.7, 6.9, 7, 12])('a magnitude of e to the %f', (log) => {
    const [{ re, im } = { re: 0, im: 0 }] = shaped(
      3,
      Array.from({ length: 4 }, () => ({ ...silent, free: log })),
    )
    const expected = Math.exp(Math.min(7, Math.max(-20, log)))
    expect(Math.abs(re / expected - 1)).toBeLessThan(2e-5)
    expect(Math.abs(im / expected)).toBeLessThan(2e-5)
  })

  test.each([-1000.3, -40, -Math.PI, -1, 0, 0.001, 0.5, Math.PI / 2, 2, Math.PI, 4, 6.3, 100, 1000])(
    'an angle of %f radians',
    (freePhase) => {
      const [{ re, im } = { re: 0, im: 0 }] = shaped(
        3,
        Array.from({ length: 4 }, () => ({ ...silent, free: 0, freePhase })),
      )
      // A 32-bit float of 1,000 radians is itself wrong by 6e-5.
      const allowed = 2e-5 + Math.abs(freePhase) * 1e-6
      expect(Math.abs(re - Math.cos(freePhase))).toBeLessThan(allowed)
      expect(Math.abs(im - Math.sin(freePhase))).toBeLessThan(allowed)
    },
  )

  test.each([-30, -7.5, -2, -0.6, -0.01, 0, 0.2, 1, 3, 9, 50])(
    'a pulse turned by π·tanh(%f), and only where there are pulses',
    (phase) => {
      const places = put(some(4 * length, 3))
      const [z, m] = [read(places, 4 * length).slice(10, 12), read(places, 4 * length).slice(54, 56)]
      const rows = Array.from({ length: 4 }, () => ({ ...silent, voiced: -1, phase }))
      const [first, second, third] = shaped(5, rows, { places, voicedPairs: [-1, -1, 0, 0] })
      const angle = Math.PI * Math.tanh(phase)
      const [cos, sin] = [Math.cos(angle) / Math.E, Math.sin(angle) / Math.E]
      const [hr = 0, hi = 0] = z
      const [mr = 0, mi = 0] = m
      const a = { re: (hr + mr) / 2, im: (hi - mi) / 2 }
      const b = { re: (hi + mi) / 2, im: (mr - hr) / 2 }
      for (const [got, pulse] of [[first, a], [second, b]] as const) {
        expect(Math.abs((got?.re ?? 0) - (pulse.re * cos - pulse.im * sin))).toBeLessThan(2e-5)
        expect(Math.abs((got?.im ?? 0) - (pulse.re * sin + pulse.im * cos))).toBeLessThan(2e-5)
      }
      expect(Math.hypot(third?.re ?? 1, third?.im ?? 1)).toBeLessThan(1e-8)
    },
  ) // prettier-ignore

  test.each([0, bins - 1])('bin %i of a real frame is real', (bin) => {
    const rows = Array.from({ length: 4 }, () => ({ ...silent, free: 0, freePhase: 1 }))
    for (const { re, im } of shaped(bin, rows)) {
      expect(Math.abs(re - Math.cos(1))).toBeLessThan(2e-5)
      expect(im).toBe(0)
    }
  })

  test.each([1, 2, 3, 5])('beside the last of %i frames is nothing', (frames) => {
    const all = shaped(
      2,
      Array.from({ length: frames }, () => ({ ...silent, free: 0 })),
    )
    expect(all.map(({ re }) => Math.round(re))).toEqual(all.map((_, frame) => (frame < frames ? 1 : 0)))
    expect(all.slice(frames).every(({ re, im }) => re === 0 && im === 0)).toBe(true)
    // Behind the noise's row lies the next one, which is loud: no noise of these frames is heard for that.
    const faint = Array.from({ length: frames }, () => ({ ...silent, free: 0, noise: -15 }))
    expect(shaped(2, faint, { states: randomStates('noise') })).toEqual(all)
  })
})

describe('noise', () => {
  const frames = 16_384
  const rows = Array.from({ length: frames }, () => ({ ...silent, noise: 0 }))

  test('has mean 0, variance 1 and the tails of a normal distribution, in both parts and independently', () => {
    const all = shaped(4, rows, { states: randomStates('noise') })
    const mean = (of: (at: number) => number): number => all.reduce((sum, _, at) => sum + of(at), 0) / frames
    const re = (at: number): number => all[at]?.re ?? 0
    const im = (at: number): number => all[at]?.im ?? 0
    for (const part of [re, im]) {
      expect(Math.abs(mean(part))).toBeLessThan(0.03)
      expect(Math.abs(mean((at) => part(at) ** 2) - 1)).toBeLessThan(0.04)
      // Of a normal distribution 3; of the sum of four even ones 2.7.
      expect(Math.abs(mean((at) => part(at) ** 4) - 2.7)).toBeLessThan(0.2)
      for (const lag of [1, 2, 3, 4, 8])
        expect(Math.abs(mean((at) => part(at) * part(at + lag)))).toBeLessThan(0.03)
    }
    expect(Math.abs(mean((at) => re(at) * im(at)))).toBeLessThan(0.03)
  })

  test('depends on the states alone, and goes on where nothing of it is heard', () => {
    const states = randomStates('noise')
    const few = rows.slice(0, 8)
    const first = shaped(4, few, { states })
    expect(shaped(4, few, { states })).toEqual(first)
    expect(shaped(4, few, { states: randomStates('other') })).not.toEqual(first)
    const faint = [...Array.from({ length: 4 }, () => ({ ...silent, noise: -15 })), ...few.slice(4)]
    expect(shaped(4, faint, { states }).slice(4)).toEqual(first.slice(4))
  })
})

describe('pulses', () => {
  /** As the hibari's own program makes them, in 64 bits. */
  function formula(pitch: readonly number[]): number[] {
    let turn = 0
    return pitch.flatMap((here, frame) =>
      Array.from({ length: hop }, (_, offset) => {
        const place = (offset + 0.5) / hop - 0.5
        const beside = pitch[frame + (place < 0 ? -1 : 1)] ?? here
        const hz = here + Math.abs(place) * (beside - here)
        const f = Math.max(hz, 40)
        turn = (turn + f / sampleRateHz) % 1
        const harmonics = Math.floor(11_000 / f)
        const below = 2 * Math.sin(Math.PI * turn)
        const sum = Math.abs(below) < 1e-6 ? harmonics + 0.5 : Math.sin(2 * Math.PI * (harmonics + 0.5) * turn) / below
        return hz > 40 ? sum - 0.5 : 0
      }),
    )
  } // prettier-ignore

  const steady = (hz: number): number[] => Array.from({ length: 400 }, () => hz)
  test.each([
    ['of a low voice', steady(71.3)],
    ['of a high voice', steady(431)],
    // Whole periods of samples: each pulse's middle falls on one.
    ['at whole samples', steady(250)],
    ['that begin, rise and end', [0, 0, 90, 120, 180, 200, 0, 0, 55, 41, 39, 0, 300]],
    ['that are none', [0, 0, 0, 40]],
  ])('%s', (_, pitch) => {
    const samples = put(some(pitch.length * hop, 1))
    kernels.pulseTrain(put(pitch), pitch.length, hop, sampleRateHz, samples)
    const expected = formula(pitch)
    const got = read(samples, pitch.length * hop)
    const loudest = Math.max(1, ...expected)
    const wrong = got.filter((value, at) => Math.abs(value - (expected[at] ?? 0)) > loudest * 1e-3)
    expect(wrong).toEqual([])
  })
})

describe('windows', () => {
  test('two frames become a place and, weighted again, their sum', () => {
    const [samples, window] = [some(length + hop, 5), some(length, 6)]
    const place = put(some(length * 2, 7))
    expect(kernels.analyse(put(samples), put(window), length, hop, place)).toBe(1)
    const frames = [0, hop].map((from) => window.map((weight, at) => weight * (samples[from + at] ?? 0)))
    const [a = [], b = []] = frames
    const near = (got: readonly number[], expected: readonly number[]): void =>
      expect(got.filter((value, at) => Math.abs(value - (expected[at] ?? 0)) > 1e-6)).toEqual([])
    near(read(place, length * 2), a.flatMap((value, at) => [value, b[at] ?? 0]))

    const sum = put(samples)
    kernels.overlap(place, put(window), length, hop, sum)
    const expected = samples.map(
      (value, at) => value + (a[at] ?? 0) * (window[at] ?? 0) + (b[at - hop] ?? 0) * (window[at - hop] ?? 0),
    )
    near(read(sum, length + hop), expected)
    kernels.scale(sum, put(some(length, 8)), length)
    near(read(sum, length), some(length, 8).map((factor, at) => factor * (expected[at] ?? 0)))
  }) // prettier-ignore

  test('of silence nothing is made', () => {
    const place = put(some(length * 2, 7))
    const before = read(place, length * 2)
    const silence = put(Array.from({ length: length + hop }, () => 0))
    expect(kernels.analyse(silence, put(some(length, 6)), length, hop, place)).toBe(0)
    expect(read(place, length * 2)).toEqual(before)
    // One sample of the second frame is enough.
    new Float32Array(fft.memory.buffer, silence, length + hop)[length + hop - 1] = 1
    expect(kernels.analyse(silence, put(some(length, 6)), length, hop, place)).toBe(1)
  })
})
