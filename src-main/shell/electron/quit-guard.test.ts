import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createQuitGuard } from './quit-guard.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function guardWith(close: () => Promise<void>) {
  const seen = { quits: 0, closes: 0, prevented: 0, log: [] as string[] }
  const guard = createQuitGuard({
    close: async () => {
      seen.closes += 1
      await close()
    },
    quit: () => {
      seen.quits += 1
      guard.onBeforeQuit(event)
    },
    log: (what) => {
      seen.log.push(what)
    },
    deadlineMs: 10_000,
  })
  const event = {
    preventDefault: () => {
      seen.prevented += 1
    },
  }
  return { guard, seen, event }
}

it('prevents at once, closes once, quits once, and lets the second quit pass', async () => {
  const { promise, resolve } = Promise.withResolvers<void>()
  const { guard, seen, event } = guardWith(async () => promise)
  guard.onBeforeQuit(event)
  guard.onBeforeQuit(event)
  expect(seen).toMatchObject({ prevented: 2, closes: 1, quits: 0 })
  resolve()
  await vi.runAllTimersAsync()
  expect(seen).toMatchObject({ prevented: 2, closes: 1, quits: 1, log: [] })
})

it('quits when closing never ends', async () => {
  const { guard, seen, event } = guardWith(async () => new Promise(() => undefined))
  guard.onBeforeQuit(event)
  await vi.advanceTimersByTimeAsync(9999)
  expect(seen.quits).toBe(0)
  await vi.advanceTimersByTimeAsync(1)
  expect(seen.quits).toBe(1)
  expect(seen.log).toHaveLength(1)
})

it('quits when closing fails, and says so', async () => {
  const { guard, seen, event } = guardWith(async () => Promise.reject(new Error('disk full')))
  guard.onBeforeQuit(event)
  await vi.runAllTimersAsync()
  expect(seen).toMatchObject({ quits: 1, log: ['closing failed'] })
})

it('joins a close that the end of the session began', async () => {
  const { guard, seen, event } = guardWith(async () => Promise.resolve())
  guard.closeNow()
  guard.onBeforeQuit(event)
  await vi.runAllTimersAsync()
  expect(seen).toMatchObject({ closes: 1, quits: 1 })
})
