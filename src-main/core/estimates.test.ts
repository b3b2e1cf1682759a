import { describe, expect, test } from 'vitest'
import type { OrchestratorEvent } from '../../src-contract/orchestrator-protocol.ts'
import { addAll, drive, endedEvent, finishedEvent } from './batch/testing/driver.ts'
import { restore, toSave } from './batch/restore.ts'
import { newBatch } from './batch/state.ts'
import { fractionOf } from './estimate/fraction.ts'
import { advance, remainingAt, startPace } from './estimate/pace.ts'
import { batchView, bookView } from './view/views.ts'

describe('estimates', () => {
  test('the share that is made grows with each phase, and counts only what is asked for', () => {
    const half = { phase: 4, status: 'running', done: 5, total: 10 } as const
    const done = { phase: 2, status: 'done', done: 3, total: 3 } as const
    expect(fractionOf([])).toBe(0)
    expect(fractionOf([done])).toBe(1)
    expect(fractionOf([half])).toBe(0.5)
    expect(fractionOf([done, half])).toBeGreaterThan(0.5)
  })
  test('a steady pace is found, and one outlier hardly moves it', () => {
    let pace = startPace(0, 0)
    for (let second = 3; second <= 60; second += 3) pace = advance(pace, second / 1000, second * 1000)
    expect(remainingAt(pace, 0.06)).toBeCloseTo(940, 0)
    const jumped = advance(pace, 0.08, 63_000)
    expect(remainingAt(jumped, 0.08)).toBeGreaterThan(600)
  })
  test('at first the mean of all that was seen counts, not the first moment alone', () => {
    const slow = advance(startPace(0, 0), 0.001, 4000)
    const steady = advance(advance(slow, 0.021, 8000), 0.041, 12_000)
    expect(remainingAt(steady, 0.041)).toBeCloseTo((1 - 0.041) / (0.041 / 12), 0)
  })
  test('nothing is said without a ground', () => {
    expect(remainingAt(null, 0)).toBeNull()
    expect(remainingAt(startPace(0, 0), 0)).toBeNull()
    expect(remainingAt(advance(startPace(0, 0), 0.001, 3000), 0.001)).toBeNull()
  })
})

test('a finished book says how long the others will take', () => {
  const driver = drive({ maxWorkers: 1 })
  addAll(driver, ['a', 'b', 'c'])
  driver.send({ type: 'start' }, 0)
  driver.send(finishedEvent('a', driver.runOf('a')), 30_000)
  driver.send(endedEvent('a', driver.runOf('a')), 30_000)
  const batch = driver.state()
  expect(bookView(batch, driver.book('c'))).toMatchObject({
    state: 'waiting',
    note: 'Queued',
    remainingSec: 30,
  })
  expect(batchView(batch, 'held back: CPU at 93 %')).toMatchObject({
    state: 'running',
    remainingSec: 60,
    fraction: 1 / 3,
    heldBack: 'held back: CPU at 93 %',
    counts: { done: 1, running: 1, waiting: 1 },
  })
})

test('after a crash the pile says where each book resumes', () => {
  const driver = drive({ maxWorkers: 1 })
  addAll(driver, ['a', 'b'])
  driver.send({ type: 'start' }, 0)
  const runId = driver.runOf('a')
  for (const phase of [1, 2, 3] as const) {
    driver.send({
      type: 'run-said',
      bookId: 'a',
      runId,
      event: { type: 'phase-finished', phase, reused: false, elapsedSec: 1 },
    })
  }
  driver.send({
    type: 'run-said',
    bookId: 'a',
    runId,
    event: { type: 'progress', phase: 4, done: 120, total: 480, unit: 'chunks' },
  })
  const saved = toSave(driver.state(), 5000)
  const batch = restore(newBatch('t', driver.state().limits), saved, driver.state().limits)
  const a = batch.books.get('a')
  expect(a).toBeDefined()
  expect(a && bookView(batch, a)).toMatchObject({
    state: 'waiting',
    note: 'Interrupted, resumes at chunk 120 of 480',
    phase: 4,
  })
  expect(batchView(batch, null)).toMatchObject({
    state: 'idle',
    interrupted: { at: '1970-01-01T00:00:05.000Z', booksLeft: 2, wasPaused: false },
  })
})

test('a phase that goes on shows what it had reached until its run has looked; one that was done begins at nothing', () => {
  const driver = drive({ maxWorkers: 1 })
  addAll(driver, ['a'])
  driver.send({ type: 'start' }, 0)
  const runId = driver.runOf('a')
  const say = (event: OrchestratorEvent): number => {
    driver.send({ type: 'run-said', bookId: 'a', runId, event }, 0)
    return bookView(driver.state(), driver.book('a')).fraction
  }
  const begins = { type: 'phase-started', phase: 4, done: 0, total: null, unit: 'chunks' } as const
  const half = say({ type: 'progress', phase: 4, done: 240, total: 480, unit: 'chunks' })
  expect(half).toBeGreaterThan(0.2)
  expect(say(begins)).toBe(half)
  expect(say({ type: 'progress', phase: 4, done: 238, total: 480, unit: 'chunks' })).toBeLessThan(half)
  say({ type: 'phase-finished', phase: 4, reused: false, elapsedSec: 1 })
  expect(say(begins)).toBeLessThan(0.2)
})

test('what is left after a crash is what Continue takes on, a book that nobody had started too', () => {
  const driver = drive({ maxWorkers: 1 })
  addAll(driver, ['a', 'b', 'c'])
  driver.send({ type: 'start', bookIds: ['a', 'b'] }, 0)
  const { limits } = driver.state()
  expect(restore(newBatch('t', limits), toSave(driver.state(), 5000), limits).interrupted?.booksLeft).toBe(3)
})

test('a batch that was interrupted is one still after a quit before it went on, as it was; no more once all of it is done or taken off the list', () => {
  const driver = drive({ maxWorkers: 1 })
  addAll(driver, ['a', 'b'])
  driver.send({ type: 'start' }, 0)
  driver.send({ type: 'pause' }, 0)
  const { limits } = driver.state()
  const back = restore(newBatch('t', limits), toSave(driver.state(), 5000), limits)
  const saved = toSave(back, 9000)
  expect(restore(newBatch('t', limits), saved, limits).interrupted).toEqual({
    at: 5000,
    booksLeft: 2,
    wasPaused: true,
  })
  const left = { ...saved, books: saved.books.filter(({ id }) => id === 'b') }
  expect(restore(newBatch('t', limits), left, limits).interrupted?.booksLeft).toBe(1)
  expect(restore(newBatch('t', limits), { ...saved, books: [] }, limits).interrupted).toBeNull()
})

test('a pause of the user’s is told from one of Bookspool’s own when it comes back', () => {
  const driver = drive({ maxWorkers: 1 })
  addAll(driver, ['a'])
  driver.send({ type: 'start' }, 0)
  const comesBack = (): boolean | undefined =>
    restore(newBatch('t', driver.state().limits), toSave(driver.state(), 5000), driver.state().limits)
      .interrupted?.wasPaused
  driver.send({ type: 'hold-changed', hold: { reason: 'disk', detail: '1 GB more is needed' } }, 0)
  expect(comesBack()).toBe(false)
  driver.send({ type: 'hold-changed', hold: null }, 0)
  driver.send({ type: 'pause' }, 0)
  expect(comesBack()).toBe(true)
})

test('until a book is finished, the runs of the moment say how long the others will take', () => {
  const driver = drive({ maxWorkers: 1 })
  addAll(driver, ['a', 'b'])
  driver.send({ type: 'start' }, 0)
  const runId = driver.runOf('a')
  for (const second of [1, 4, 7, 10, 13])
    driver.send(
      {
        type: 'run-said',
        bookId: 'a',
        runId,
        event: { type: 'progress', phase: 4, done: second * 10, total: 480, unit: 'chunks' },
      },
      second * 1000,
    )
  const { remainingSec } = batchView(driver.state(), null)
  const own = bookView(driver.state(), driver.book('a')).remainingSec
  expect(own).not.toBeNull()
  expect(remainingSec).toBeGreaterThan(own ?? Number.POSITIVE_INFINITY)
})

test('a batch that has come to its end is whole', () => {
  const driver = drive({ maxWorkers: 1 })
  addAll(driver, ['a'])
  expect(batchView(driver.state(), null).fraction).toBe(0)
  driver.send({ type: 'start' }, 0)
  driver.send(finishedEvent('a', driver.runOf('a')), 30_000)
  driver.send(endedEvent('a', driver.runOf('a')), 30_000)
  expect(batchView(driver.state(), null)).toMatchObject({ state: 'idle', fraction: 1, counts: { done: 1 } })
})

test('how fast a book was read is no promise of how fast it will be spoken', () => {
  const driver = drive({ maxWorkers: 1 })
  addAll(driver, ['a'])
  driver.send({ type: 'start' }, 0)
  const runId = driver.runOf('a')
  const say = (event: OrchestratorEvent, at: number): void => {
    driver.send({ type: 'run-said', bookId: 'a', runId, event }, at)
  }
  say({ type: 'phase-started', phase: 2, done: 0, total: 100, unit: 'pages' }, 0)
  say({ type: 'progress', phase: 2, done: 99, total: 100, unit: 'pages' }, 9000)
  expect(bookView(driver.state(), driver.book('a')).remainingSec).toBeLessThan(200)
  say({ type: 'phase-started', phase: 4, done: 0, total: 480, unit: 'chunks' }, 10_000)
  expect(bookView(driver.state(), driver.book('a')).remainingSec).toBeNull()
  say({ type: 'progress', phase: 4, done: 1, total: 480, unit: 'chunks' }, 20_000)
  expect(bookView(driver.state(), driver.book('a')).remainingSec).toBeGreaterThan(1000)
})
