import { describe, expect, test } from 'vitest'
import { applyLevel } from './limiter.ts'
import { integratedLufs, loudnessMeter } from './loudness.ts'
import { masteringReport, masteringWords, outsideLimits } from './mastering-report.ts'
import { furtherReductions, reductionDbAt } from './reductions.ts'
import { soundMeter, type Measured } from './sound-meter.ts'
import { peakMeter } from './true-peak.ts'

function tone(rate: number, hz: number, db: number, sec: number, phase = 0): Int16Array {
  const amplitude = 32_767 * 10 ** (db / 20)
  return Int16Array.from({ length: rate * sec }, (_, at) =>
    Math.round(amplitude * Math.sin((2 * Math.PI * hz * at) / rate + phase)),
  )
}

function lufsOf(rate: number, ...pieces: Int16Array[]): number {
  const meter = loudnessMeter(rate)
  for (const piece of pieces) meter.add(piece)
  return integratedLufs([meter.hops()])
}

describe('loudness (EBU Tech 3341: a stereo tone of -23 dBFS is -23 LUFS, the same in one channel 3 LU less)', () => {
  test.each([22_050, 24_000, 48_000])('1 kHz at %i Hz', (rate) => {
    expect(lufsOf(rate, tone(rate, 1000, -23, 20))).toBeCloseTo(-26, 0)
  })

  test('pauses do not count', () => {
    const rate = 22_050
    const loud = lufsOf(rate, tone(rate, 1000, -20, 10))
    expect(lufsOf(rate, tone(rate, 1000, -20, 10), new Int16Array(rate * 10))).toBeCloseTo(loud, 0)
    expect(lufsOf(rate, new Int16Array(rate))).toBe(Number.NEGATIVE_INFINITY)
  })
})

describe('true peak', () => {
  test('a quarter-rate tone between its samples, however it is cut', () => {
    const samples = tone(22_050, 22_050 / 4, -6, 1, Math.PI / 4)
    const highest = 20 * Math.log10(Math.max(...samples) / 32_768)
    const whole = peakMeter()
    whole.add(samples)
    const cut = peakMeter()
    for (let at = 0; at < samples.length; at += 777) cut.add(samples.subarray(at, at + 777))
    expect(highest).toBeLessThan(-8.9)
    expect(whole.truePeakDb()).toBeCloseTo(-6, 0)
    expect(cut.truePeakDb()).toBe(whole.truePeakDb())
  })

  test('where it is above a limit, and by how much, however it is cut', () => {
    const samples = new Int16Array(22_050)
    const swell = tone(22_050, 22_050 / 4, -6, 1, Math.PI / 4).subarray(0, 2205)
    samples.set(swell.map((sample, at) => sample * Math.sin((Math.PI * at) / 2205)), 11_025) // prettier-ignore
    const found = [22_050, 777].map((step) => {
      const meter = peakMeter({ limitDb: -7, windowSamples: 2205 })
      for (let at = 0; at < samples.length; at += step) meter.add(samples.subarray(at, at + step))
      return meter.overshoots()
    })
    expect([...(found[0] ?? [])]).toEqual([[5, expect.closeTo(1, 0)]])
    expect(found[1]).toEqual(found[0])
    const none = peakMeter({ limitDb: -5, windowSamples: 2205 })
    none.add(samples)
    expect(none.overshoots().size).toBe(0)
  })
})

/** dBFS of the middle. */
function rmsOf(samples: Int16Array): number {
  const middle = samples.subarray(samples.length >> 2, samples.length - (samples.length >> 2))
  const sum = middle.reduce((total, sample) => total + (sample / 32_768) ** 2, 0)
  return 10 * Math.log10(sum / middle.length)
}

describe('level', () => {
  test.each([
    [20, -19],
    [60, -3],
    [120, -0.3],
    [1000, 0],
  ])('what lies below speech is taken away: %i Hz', (hz, db) => {
    const samples = tone(22_050, hz, -20, 1)
    const before = rmsOf(samples)
    applyLevel(samples, 0, { ceilingDb: -3 }, 22_050)
    expect(rmsOf(samples) - before).toBeCloseTo(db, 0)
  })

  test('the ends fade, so that nothing clicks, and an offset goes', () => {
    const offset = new Int16Array(22_050).fill(900)
    applyLevel(offset, 0, { ceilingDb: -3 }, 22_050)
    expect([offset[0], offset.at(-1)]).toEqual([0, 0])
    expect(Math.abs(offset[11_000] ?? 99)).toBeLessThan(2)
    const loud = tone(22_050, 440, -6, 1, 1)
    applyLevel(loud, 0, { ceilingDb: -3 }, 22_050)
    const steps = [...loud.subarray(0, 30)].map((sample, at) => Math.abs(sample - (loud[at - 1] ?? 0)))
    expect(Math.max(...steps)).toBeLessThan(1000)
    const single = Int16Array.of(500)
    applyLevel(single, 0, { ceilingDb: -3 }, 22_050)
    expect(single).toHaveLength(1)
  })

  test('gain where there is room, no sample above the ceiling where there is none', () => {
    const quiet = tone(22_050, 440, -30, 1)
    const raised = quiet.slice()
    applyLevel(raised, 6, { ceilingDb: -3 }, 22_050)
    expect(rmsOf(raised) - rmsOf(quiet)).toBeCloseTo(6, 1)
    const limited = tone(22_050, 440, -2, 1)
    applyLevel(limited, 12, { ceilingDb: -4 }, 22_050)
    const highest = limited.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0)
    expect(highest).toBeLessThanOrEqual(Math.ceil(32_768 * 10 ** (-4 / 20)))
    expect(highest).toBeGreaterThan(32_768 * 10 ** (-5 / 20))
  })

  const highestDb = (samples: Int16Array, from: number, to: number): number =>
    20 * Math.log10(Math.max(...samples.subarray(from, to)) / 32_768)

  test.each([
    ['above the ceiling', -2, -3],
    ['below it, as the hisses are that an encoder raises', -8, -8],
  ])('less gain at a place is less there alone, of what was %s', (_, db, heldDb) => {
    const samples = tone(22_050, 440, db, 1)
    const reductionDb = (at: number): number => (at >= 11_025 && at < 13_230 ? 6 : 0)
    applyLevel(samples, 0, { ceilingDb: -3, reductionDbAt: reductionDb }, 22_050)
    expect(highestDb(samples, 2000, 8000)).toBeCloseTo(heldDb, 1)
    expect(highestDb(samples, 11_100, 13_100)).toBeCloseTo(heldDb - 6, 1)
    expect(highestDb(samples, 16_000, 21_000)).toBeCloseTo(heldDb, 1)
  })

  test('what was too high is quieter the next time, with the tenths of a second beside it, and again where that was not enough', () => {
    const once = furtherReductions(new Map(), new Map([[7, 0.4], [8, 1]])) // prettier-ignore
    expect([5, 6, 7, 8, 9, 10].map((window) => once.get(window) ?? 0)).toEqual([0, 1.4, 2, 2, 2, 0])
    const twice = furtherReductions(once, new Map([[9, 0.1]]))
    expect([7, 8, 9, 10].map((window) => twice.get(window))).toEqual([2, 3.1, 3.1, 1.1])
    expect(reductionDbAt(once, 7 * 2205, 22_050)).toBe(2)
    expect(reductionDbAt(once, 5 * 2205, 22_050)).toBe(0)
  })
})

describe('the report of a book', () => {
  const measured = (...pieces: Int16Array[]): Measured => {
    const meter = soundMeter(22_050)
    for (const piece of pieces) meter.add(piece)
    return meter.result()
  }

  test('RMS with pauses, and the quietest half second', () => {
    const speech = tone(22_050, 1000, -15, 10)
    const hiss = tone(22_050, 3000, -70, 2)
    const report = masteringReport([measured(speech, hiss), measured(speech)], -4, 1.5)
    // A sine of amplitude -15 dBFS has 3 dB less power; 20 of 22 seconds sound.
    expect(report.rmsDb).toBeCloseTo(-18 + 10 * Math.log10(20 / 22), 1)
    expect(report.noiseFloorDb).toBeCloseTo(-73, 0)
    expect(outsideLimits(report)).toEqual([])
    expect(masteringWords(report)).toMatch(/noise floor -7[23]\.\d dBFS: within the limits/u)
  })

  test('digital silence is no figure', () => {
    const report = masteringReport([measured(tone(22_050, 1000, -15, 1), new Int16Array(22_050))], -4, 0)
    expect(report.noiseFloorDb).toBe(-96)
    expect(masteringWords(report)).toContain('noise floor below -96 dBFS')
  })

  test.each([
    [{ rmsDb: -24 }, 'RMS -24.0 dBFS is not between -23 and -18'],
    [{ rmsDb: -17 }, 'RMS -17.0 dBFS is not between -23 and -18'],
    [{ truePeakDb: -2.9 }, 'the true peak -2.9 dBTP is above -3'],
    [{ noiseFloorDb: -50 }, 'the noise floor -50.0 dBFS is above -60'],
  ])('what a shop would not take is said: %o', (more, words) => {
    const good = { lufs: -18, truePeakDb: -3.2, rmsDb: -20, noiseFloorDb: -70, gainDb: 0 }
    expect(outsideLimits(good)).toEqual([])
    expect(outsideLimits({ ...good, ...more })).toEqual([words])
    expect(masteringWords({ ...good, ...more })).toContain(words)
  })
})
