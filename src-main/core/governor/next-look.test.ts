import { expect, test } from 'vitest'
import { nextLookMs } from './next-look.ts'

const look = (
  cpuPercent: number,
  ownCpuPercent: number | null,
  cores = 2,
): Parameters<typeof nextLookMs>[1] => ({ cpuPercent, ownCpuPercent, cores })

test.each([
  ['nothing is known yet', null, look(100, 0), 1000],
  ['others stay as they were', look(90, 80), look(92, 82), 1000],
  ['ours grow', look(20, 20), look(85, 85), 1000],
  ['others come', look(85, 85), look(100, 70), 600],
  ['others have gone', look(100, 35), look(85, 85), 1000],
  ['a core of sixteen is taken', look(50, 50, 16), look(56, 50, 16), 600],
  ['noise on sixteen cores', look(50, 50, 16), look(52, 50, 16), 1000],
  ['nobody can tell what is ours', look(20, null), look(100, null), 1000],
])('%s', (_what, before, now, ms) => {
  expect(nextLookMs(before, now)).toBe(ms)
})
