import { expect, it } from 'vitest'
import { cpuShare } from './cpu-share.ts'
import { runControl } from './run-control.ts'

function fakeClock() {
  const state = { now: 0, own: 0, waits: [] as number[] }
  return {
    state,
    now: () => state.now,
    ownCpuMs: () => state.own,
    wait: async (ms: number, signal: AbortSignal): Promise<void> => {
      signal.throwIfAborted()
      state.waits.push(ms)
      state.now += ms
      return Promise.resolve()
    },
  }
}

const total = (waits: number[]): number => waits.reduce((sum, ms) => sum + ms, 0)

it('waits for what this process and its children have used beyond the limit', async () => {
  const clock = fakeClock()
  const share = cpuShare(
    runControl(0.5, () => undefined),
    clock,
  )
  clock.state.now = 100
  clock.state.own = 20
  share.spent(100)
  await share.settle()
  expect(total(clock.state.waits)).toBeCloseTo(140)
  await share.settle()
  expect(total(clock.state.waits)).toBeCloseTo(140)
})

it('goes on sooner when the limit rises while it waits', async () => {
  const clock = fakeClock()
  const control = runControl(0.1, () => undefined)
  const share = cpuShare(control, {
    ...clock,
    wait: async (ms, signal) => {
      await clock.wait(ms, signal)
      control.setCores(2)
    },
  })
  share.spent(300)
  await share.settle()
  expect(clock.state.waits[0]).toBe(200)
  expect(total(clock.state.waits)).toBeLessThan(400)
})

it('ends waiting when the run is stopped', async () => {
  const clock = fakeClock()
  const control = runControl(0.1, () => undefined)
  const share = cpuShare(control, clock)
  share.spent(1000)
  control.stop()
  await expect(share.settle()).rejects.toThrow(/abort/iu)
})

it('asks the system what was used no more often than every 20 ms', async () => {
  const clock = fakeClock()
  const looks: number[] = []
  const ownCpuMs = (): number => {
    looks.push(clock.state.now)
    return clock.state.own
  }
  const share = cpuShare(
    runControl(1, () => undefined),
    { ...clock, ownCpuMs },
  )
  for (clock.state.now = 0; clock.state.now < 60; clock.state.now += 5) await share.settle()
  expect(looks).toEqual([0, 0, 20, 40])
})
