import { expect, it } from 'vitest'
import { ManualClock } from '../testing/manual-clock.ts'
import { momentWords } from '../view/amounts.ts'
import { followToday } from './today.ts'

it('a book of yesterday is not shown as one of today in a window that stood open overnight', async () => {
  const clock = new ManualClock()
  let now = new Date(2026, 4, 3, 23, 58)
  const today = followToday(clock, () => now)
  let rendered = 0
  const stop = today.subscribe(() => (rendered += 1))
  const finished = new Date(2026, 4, 3, 17, 5).toISOString()
  expect(momentWords(finished, today.value())).toBe('17:05')
  await clock.pass(60_000)
  expect(rendered).toBe(0)
  now = new Date(2026, 4, 4, 8, 0)
  await clock.pass(60_000)
  expect(rendered).toBe(1)
  expect(momentWords(finished, today.value())).toBe('Sun 17:05')
  stop()
  expect(clock.waiting).toBe(0)
})

it('one that asks after the night gets the new day at once', () => {
  const clock = new ManualClock()
  let now = new Date(2026, 4, 3, 12)
  const today = followToday(clock, () => now)
  now = new Date(2026, 4, 4, 12)
  const stop = today.subscribe(() => undefined)
  expect(new Date(today.value()).getDate()).toBe(4)
  stop()
})
