import { expect, test } from 'vitest'
import { bookView } from '../view/views.ts'
import { addAll, drive, endedEvent } from './testing/driver.ts'

const night = 8 * 3_600_000

test.each(['a tick', 'progress'])(
  'a night asleep in the midst of a book is no work, when %s comes first',
  (first) => {
    const driver = drive({ phaseTimeoutSec: 600 })
    addAll(driver, ['a'])
    driver.send({ type: 'start' }, 0)
    const runId = driver.runOf('a')
    const say = (type: 'phase-started' | 'progress', done: number, at: number): void => {
      const event = { type, phase: 4, done, total: 100, unit: 'chunks' } as const
      driver.send({ type: 'run-said', bookId: 'a', runId, event }, at)
    }
    const remaining = (): number => bookView(driver.state(), driver.book('a')).remainingSec ?? 0
    say('phase-started', 0, 0)
    for (let sec = 1; sec <= 60; sec++) {
      driver.send({ type: 'tick' }, sec * 1000)
      if (sec % 3 === 0) say('progress', sec / 3, sec * 1000)
    }
    expect(bookView(driver.state(), driver.book('a')).elapsedSec).toBe(60)
    const before = remaining()
    expect(before).toBeGreaterThan(0)
    if (first === 'a tick') driver.send({ type: 'tick' }, 60_500 + night)
    say('progress', 21, 63_000 + night)
    expect(remaining()).toBeGreaterThan(before * 0.7)
    expect(remaining()).toBeLessThan(before * 1.3)
    driver.send({ type: 'tick' }, 63_000 + night)
    expect(bookView(driver.state(), driver.book('a')).elapsedSec).toBeLessThan(70)
    driver.send(endedEvent('a', runId, { exitCode: 130, durationSec: 63 + night / 1000 }), 63_000 + night)
    expect(driver.book('a').workedSec).toBeGreaterThan(55)
    expect(driver.book('a').workedSec).toBeLessThan(70)
  },
)

test('a run that is suspended while the machine sleeps rests once', () => {
  const driver = drive()
  addAll(driver, ['a'])
  driver.send({ type: 'start' }, 0)
  const runId = driver.runOf('a')
  for (let sec = 1; sec <= 20; sec++) driver.send({ type: 'tick' }, sec * 1000)
  driver.send({ type: 'pause' }, 20_000)
  driver.send({ type: 'run-suspended', bookId: 'a', runId }, 20_000)
  driver.send({ type: 'tick' }, 21_000)
  driver.send({ type: 'tick' }, 21_000 + night)
  driver.send({ type: 'resume' }, 22_000 + night)
  for (let sec = 23; sec <= 42; sec++) driver.send({ type: 'tick' }, sec * 1000 + night)
  driver.send(endedEvent('a', runId, { exitCode: 130, durationSec: 42 + night / 1000 }), 42_000 + night)
  expect(driver.book('a').workedSec).toBeCloseTo(40, 0)
})
