import { expect, test } from 'vitest'
import type { MachineSample } from '../../../src-contract/book-view.ts'
import { descendantTicks, loadBetween, percentBetween, sumCpuTimes } from './cpu-times.ts'
import { startLoadSampler } from './start-load-sampler.ts'

test.each([
  [{ busyMs: 0, totalMs: 0 }, { busyMs: 50, totalMs: 200 }, 25],
  [{ busyMs: 10, totalMs: 100 }, { busyMs: 10, totalMs: 100 }, 0],
  [{ busyMs: 10, totalMs: 100 }, { busyMs: 5, totalMs: 200 }, 0],
])('load between %j and %j is %i %%', (before, now, percent) => {
  expect(loadBetween(before, now)).toBe(percent)
})

test("what a host takes away from a virtual machine is nobody's: ours and all of it are parts of the same time", () => {
  const before = { busyMs: 0, totalMs: 0 }
  // Two cores for a second, of which the host took a fifth.
  const now = { busyMs: 1280, totalMs: 1600 }
  expect(loadBetween(before, now)).toBe(80)
  expect(percentBetween(1280, before, now)).toBe(80)
  expect(percentBetween(2000, before, now)).toBe(100)
  expect(percentBetween(-5, before, now)).toBe(0)
})

test('times of all cores together', () => {
  const times = { user: 1, nice: 2, sys: 3, idle: 4, irq: 5 }
  expect(sumCpuTimes([{ times }, { times }])).toEqual({ busyMs: 22, totalMs: 30 })
})

test('descendants are counted to any depth, others are not', () => {
  const processes = new Map([
    [2, { parent: 1, ownTicks: 2, endedTicks: 3 }],
    [3, { parent: 2, ownTicks: 7, endedTicks: 0 }],
    [4, { parent: 99, ownTicks: 100, endedTicks: 100 }],
  ])
  expect(descendantTicks(processes, 1)).toBe(12)
})

test('what a child has used stays when it has ended', () => {
  const before = new Map([
    [1, { parent: 0, ownTicks: 50, endedTicks: 1000 }],
    [2, { parent: 1, ownTicks: 400, endedTicks: 100 }],
  ])
  const after = new Map([[1, { parent: 0, ownTicks: 60, endedTicks: 1500 }]])
  expect(descendantTicks(before, 1)).toBe(1500)
  expect(descendantTicks(after, 1)).toBe(1500)
})

test('the thread sends samples of this machine', async () => {
  const sample = await new Promise<MachineSample>((resolve, reject) => {
    const sampler = startLoadSampler((first) => {
      void sampler.stop().then(() => resolve(first))
    }, reject)
  })
  expect(sample.cores).toBeGreaterThan(0)
  expect(sample.memoryUsedBytes).toBeGreaterThan(0)
  expect(sample.memoryUsedBytes).toBeLessThan(sample.memoryTotalBytes)
})
