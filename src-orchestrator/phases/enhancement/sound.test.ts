import { describe, expect, test } from 'vitest'
import { applyLevel } from './limiter.ts'
import { integratedLufs, loudnessMeter } from './loudness.ts'
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
})

describe('level', () => {
  test('gain where there is room, no sample above the ceiling where there is none', () => {
    const quiet = tone(22_050, 440, -30, 1)
    const raised = quiet.slice()
    applyLevel(raised, 6, -3, 22_050)
    expect(raised[1234]).toBe(Math.round((quiet[1234] ?? 0) * 10 ** (6 / 20)))
    const limited = tone(22_050, 440, -2, 1)
    applyLevel(limited, 12, -4, 22_050)
    const highest = limited.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0)
    expect(highest).toBeLessThanOrEqual(Math.ceil(32_768 * 10 ** (-4 / 20)))
    expect(highest).toBeGreaterThan(32_768 * 10 ** (-5 / 20))
  })
})
