import { describe, expect, test } from 'vitest'
import { govern, newGovernor, restWords, toldWords, wordsOf } from './governor.ts'
import { bandOf, newPermit, stepPermit } from './permit.ts'
import { isWorthTelling, leastCores, roomFor, shareOf } from './share.ts'
import { randomFrom } from '../../../src-node/testing/random.ts'
import { meanOf, plainSettings, simulate, type Moment } from './testing/machine.ts'

const between = (moments: Moment[], from: number, to: number): Moment[] =>
  moments.filter(({ sec }) => sec > from && sec <= to)
const changesIn = (moments: Moment[]): number => moments.filter(({ changed }) => changed).length
/** A program that takes a full core from one second to another. */
const hog =
  (from: number, to: number, cores = 1) =>
  (sec: number): number =>
    sec >= from && sec < to ? cores : 0

const machines = [1, 2, 4, 8, 16].flatMap((cores) => [1, 2, 3].map((seed) => [cores, seed] as const))
const gains = [0.8, 1, 1.2, 1.4]

describe('with no other load', () => {
  describe.each(gains)('and runs that use %f of what they are told', (gain) => {
    test.each(machines)('%i cores settle, seed %i', (cores, seed) => {
      const moments = simulate({ cores, seed, others: () => 0, gain: () => gain, seconds: 600 })
      const settled = between(moments, 90, 600)
      for (let sec = 90; sec + 60 <= 600; sec += 10)
        expect(changesIn(between(moments, sec, sec + 60))).toBeLessThanOrEqual(1)
      const used = meanOf(settled, ({ own }) => own) / (cores * 0.85)
      expect(used).toBeGreaterThanOrEqual(0.9)
      expect(meanOf(settled, ({ system }) => system)).toBeLessThanOrEqual(cores * 0.85 * 1.12)
    })
  })

  test('a book that has work for one core only does not set it swinging', () => {
    const demand = (sec: number): number => (sec % 120 < 30 ? 1 : 4)
    const moments = simulate({ cores: 4, others: () => 0, demand, seconds: 1200 })
    expect(changesIn(between(moments, 60, 1200))).toBeLessThanOrEqual(2)
    expect(meanOf(moments, ({ system }) => system)).toBeLessThan(4 * 0.85)
  })
})

describe('another program takes a full core for a minute', () => {
  describe.each(gains)('beside runs that use %f of what they are told', (gain) => {
    test.each(machines)('%i cores, seed %i', (cores, seed) => {
      const [from, to] = [120, 180]
      const moments = simulate({ cores, seed, others: hog(from, to), gain: () => gain, seconds: 300 })
      const alone = meanOf(between(moments, 90, from), ({ told }) => told)
      const least = Math.min(leastCores, cores)
      const left = Math.max(least, cores * 0.85 - 1)
      const steppedBack = between(moments, from, to).find(
        ({ permitted }) => permitted <= left + bandOf(cores),
      )
      expect((steppedBack?.sec ?? Infinity) - from).toBeLessThanOrEqual(5)
      expect(steppedBack?.told ?? Infinity).toBeLessThan(alone)
      const back = between(moments, to, 300).find(({ told }) => told >= 0.9 * Math.min(alone, cores * 0.85))
      expect((back?.sec ?? Infinity) - to).toBeLessThanOrEqual(10)
      for (const { told } of moments) expect(told).toBeGreaterThanOrEqual(0.3 * least)
    })
  })

  test('what runs beside it uses no more than is left, although runs take more than they are told', () => {
    const moments = simulate({ cores: 4, others: hog(60, 260), gain: () => 1.4, seconds: 260 })
    expect(meanOf(between(moments, 90, 260), ({ system }) => system)).toBeLessThan(4 * 0.85 * 1.05)
  })

  test('bursts move it to and fro less and less', () => {
    const bursts = (sec: number): number => (sec % 16 < 8 ? 1 : 0)
    const moments = simulate({ cores: 2, others: bursts, seconds: 600 })
    expect(changesIn(between(moments, 0, 60))).toBeGreaterThan(2)
    expect(changesIn(between(moments, 300, 600))).toBeLessThanOrEqual(10)
  })

  test('who came after bursts and stayed is gone when it is gone', () => {
    const bursts = (sec: number): number => (sec % 16 < 8 ? 1 : 0)
    const others = (sec: number): number => (sec < 200 ? bursts(sec) : sec < 240 ? 1 : 0)
    const moments = simulate({ cores: 2, others, seconds: 300 })
    const alone = meanOf(simulate({ cores: 2, others: () => 0, seconds: 90 }), ({ told }) => told)
    const back = between(moments, 240, 300).find(({ told }) => told >= 0.9 * Math.min(alone, 1.7))
    expect((back?.sec ?? Infinity) - 240).toBeLessThanOrEqual(10)
  })

  test('a single look that is wrong moves nothing', () => {
    const moments = simulate({ cores: 2, others: () => 0, seconds: 30 })
    let governor = moments.at(-1)?.governor ?? newGovernor(2, plainSettings)
    const before = governor.permit.cores
    governor = govern(governor, { at: 31_000, cores: 2, systemPercent: 85, ownPercent: 0 }, plainSettings)
    for (let at = 32_000; at < 40_000; at += 1000)
      governor = govern(governor, { at, cores: 2, systemPercent: 85, ownPercent: 84 }, plainSettings)
    expect(governor.permit.cores).toBe(before)
  })
})

describe('a system that cannot tell what is ours', () => {
  test.each(machines)('%i cores give way and come back, seed %i', (cores, seed) => {
    const others = hog(60, 120)
    const moments = simulate({ cores, seed, others, tellsOwn: false, seconds: 200 })
    const left = Math.max(Math.min(leastCores, cores), cores * 0.85 - 1)
    expect(meanOf(between(moments, 100, 120), ({ told }) => told)).toBeLessThanOrEqual(left * 1.1 + 0.2)
    expect(meanOf(between(moments, 140, 200), ({ told }) => told)).toBeGreaterThan(cores * 0.85 * 0.9)
  })
})

test('who gets but a part of a full machine is taken to want whole cores', () => {
  let governor = newGovernor(2, plainSettings)
  const look = (at: number, systemPercent: number, ownPercent: number): number => {
    governor = govern(governor, { at, cores: 2, systemPercent, ownPercent }, plainSettings)
    return governor.permit.cores
  }
  for (let at = 0; at < 30_000; at += 1000) look(at, 85, 85)
  look(30_000, 100, 70)
  look(31_000, 100, 70)
  expect(look(32_000, 100, 70)).toBeCloseTo(0.7)
})

test('the last book is never starved, whatever else runs', () => {
  const random = randomFrom(7)
  const whims = Array.from({ length: 100 }, () => random() * 20)
  const others = (sec: number): number => whims[Math.floor(sec / 9) % whims.length] ?? 0
  const moments = simulate({ cores: 8, others, gain: () => 1.3, seconds: 900 })
  for (const { permitted, room, rests } of moments) {
    expect(permitted).toBeGreaterThanOrEqual(leastCores)
    expect(room ?? 1).toBeGreaterThanOrEqual(1)
    expect(rests).toBe(false)
  }
})

test('told to give way entirely, even the last one waits, and goes on when there is room', () => {
  const settings = { pauseWhenBusy: true }
  const moments = simulate({ cores: 2, others: hog(20, 60, 2), settings, seconds: 100 })
  const resting = moments.filter(({ rests }) => rests).map(({ sec }) => sec)
  expect(resting[0]).toBeGreaterThan(24)
  expect(resting[0]).toBeLessThan(32)
  expect(resting.at(-1)).toBeGreaterThan(65)
  expect(resting.at(-1)).toBeLessThan(76)
  expect(resting).toHaveLength((resting.at(-1) ?? 0) - (resting[0] ?? 0) + 1)
})

describe('settings', () => {
  test.each([
    [100, 4, 4],
    [50, 4, 2],
    [0, 4, leastCores],
    [85, 2, 1.7],
  ])('a threshold of %i %% of %i cores permits %f', (thresholdPercent, cores, permitted) => {
    expect(newGovernor(cores, { ...plainSettings, thresholdPercent }).permit.cores).toBeCloseTo(permitted)
  })

  test('100 means everything, whatever else runs', () => {
    const moments = simulate({
      cores: 2,
      others: () => 1.8,
      settings: { thresholdPercent: 100 },
      seconds: 30,
    })
    expect(moments.every(({ told, room }) => told === 2 && room === null)).toBe(true)
  })

  test('another limit holds at the next look', () => {
    const moments = simulate({ cores: 4, others: () => 0, seconds: 20 })
    const before = moments.at(-1)?.governor ?? newGovernor(4, plainSettings)
    const sample = { at: 21_000, cores: 4, systemPercent: 85, ownPercent: 84 }
    expect(govern(before, sample, { ...plainSettings, thresholdPercent: 30 }).permit.cores).toBeLessThan(1.3)
  })

  test('between two steps lies the throttle delay', () => {
    const others = (sec: number): number => (sec < 20 ? 0 : Math.min(3, (sec - 20) / 4))
    const settings = { throttleDelaySec: 10 }
    const moments = simulate({ cores: 4, others, settings, gain: () => 1, seconds: 60 })
    const at = moments
      .filter(
        ({ permitted }, index) => permitted !== (moments[index - 1]?.permitted ?? moments[0]?.permitted),
      )
      .map(({ sec }) => sec)
    expect(at.length).toBeGreaterThan(1)
    const gaps = at.slice(1).map((sec, index) => sec - (at[index] ?? 0))
    expect(Math.min(Infinity, ...gaps)).toBeGreaterThanOrEqual(10)
  })
})

describe('time that jumps', () => {
  test.each([
    ['the machine slept for eight hours', 8 * 3_600_000],
    ['the clock was set back', -3_600_000],
    ['two looks at one moment', 0],
  ])('%s', (_name, jump) => {
    let governor = simulate({ cores: 2, others: () => 0, seconds: 60 }).at(-1)?.governor
    if (governor === undefined) throw new Error('nothing was simulated')
    const start = 60_000 + jump
    for (let at = start; at < start + 30_000; at += 1000)
      governor = govern(governor, { at, cores: 2, systemPercent: 100, ownPercent: 50 }, plainSettings)
    expect(governor.permit.cores).toBeCloseTo(0.7, 1)
    for (let at = start + 30_000; at < start + 60_000; at += 1000)
      governor = govern(governor, { at, cores: 2, systemPercent: 86, ownPercent: 85 }, plainSettings)
    expect(governor.permit.cores).toBeCloseTo(1.68)
  })
})

test('small free room is taken once a minute, as a mean of it', () => {
  let permit = { ...newPermit(1), changedAt: 0 }
  const changes: number[] = []
  for (let at = 1000; at <= 180_000; at += 1000) {
    const next = stepPermit(permit, {
      at,
      seen: 1.07,
      smooth: 1.07,
      calm: 1.06,
      band: 0.12,
      throttleMs: 1000,
    })
    if (next.cores !== permit.cores) changes.push(at)
    permit = next
  }
  expect(changes).toEqual([60_000])
  expect(permit.cores).toBe(1.06)
})

test('cores for a run: equal parts, in steps that are no noise', () => {
  expect([shareOf(3.4, 2), shareOf(2, 0), shareOf(1.71, 1), shareOf(0.5, 8)]).toEqual([1.7, 2, 1.7, 0.1])
  expect([
    isWorthTelling(undefined, 1),
    isWorthTelling(1, 1.04),
    isWorthTelling(1, 1.05),
    isWorthTelling(1, 0.5),
  ]).toEqual([true, false, true, true])
})

test.each([
  // cores, most, room before → room
  [3.4, 3.4, null, null],
  [3.3, 3.4, 2, null],
  [2.4, 3.4, null, 4],
  [0.7, 1.7, null, 1],
  [0.5, 1.7, 3, 1],
  [1.02, 1.7, 1, 1],
  [1.2, 1.7, 1, 2],
])('room at %f of %f cores, before %s: %s', (cores, most, before, room) => {
  expect(roomFor(cores, most, before, 0.12)).toBe(room)
})

test('words', () => {
  const held = simulate({ cores: 2, others: () => 1.2, seconds: 60 }).at(-1)?.governor
  const free = simulate({ cores: 2, others: () => 0, seconds: 60 }).at(-1)?.governor
  if (held === undefined || free === undefined) throw new Error('nothing was simulated')
  expect(wordsOf(held, plainSettings, 2)).toMatch(/^held back: CPU at 8\d %$/u)
  expect(restWords(held, 2)).toMatch(/^other programs use (?:59|6\d) % of the CPU$/u)
  expect(toldWords(held, plainSettings, 2, 2, 0.25)).toMatch(
    /^CPU at 8\d %, (?:59|6\d) % by others: 2 at work, 0\.25 cores each \(held back: CPU at 8\d %\)$/u,
  )
  expect(wordsOf(free, plainSettings, 2)).toBe('limited to 85 %')
  expect(wordsOf(free, { ...plainSettings, thresholdPercent: 100 }, 2)).toBe('uses everything')
})
