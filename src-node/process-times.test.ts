import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import { waitedForCoreMs } from './process-times.ts'

it.runIf(existsSync('/proc/self/schedstat'))(
  'what a process waited for a core is told, and only grows',
  () => {
    const before = waitedForCoreMs(process.pid)
    expect(before).toBeGreaterThan(0)
    expect(waitedForCoreMs(process.pid)).toBeGreaterThanOrEqual(before)
  },
)

it('a process that is gone waits for nothing', () => {
  expect(waitedForCoreMs(2 ** 22 + 1)).toBe(0)
})
