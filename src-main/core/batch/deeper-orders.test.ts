import { describe, expect, test } from 'vitest'
import type { Command } from './commands.ts'
import { addAll, drive, endedEvent, finishedEvent, placedEvent, type Driver } from './testing/driver.ts'
import type { Redo } from './book.ts'

const startRuns = (commands: readonly Command[]): Extract<Command, { type: 'start-run' }>[] =>
  commands.filter((command) => command.type === 'start-run')

function running(ids: readonly string[], maxWorkers = 1): Driver {
  const driver = drive({ maxWorkers })
  addAll(driver, ids)
  driver.send({ type: 'start' })
  return driver
}

function finish(driver: Driver, id: string): readonly Command[] {
  const runId = driver.runOf(id)
  driver.send(finishedEvent(id, runId))
  return driver.send(endedEvent(id, runId))
}

describe('a hold', () => {
  const disk = { reason: 'disk', detail: '3.2 GB more is needed on /home' } as const

  test('pauses what runs, and what runs goes on when it ends', () => {
    const driver = running(['a', 'b'])
    expect(driver.send({ type: 'hold-changed', hold: disk })).toContainEqual(
      expect.objectContaining({ type: 'suspend-run', bookId: 'a' }),
    )
    driver.send({ type: 'run-suspended', bookId: 'a', runId: driver.runOf('a') })
    expect(driver.state()).toMatchObject({ mode: 'paused', hold: disk })
    expect(driver.send({ type: 'hold-changed', hold: null })).toContainEqual(
      expect.objectContaining({ type: 'continue-run', bookId: 'a' }),
    )
    expect(driver.state()).toMatchObject({ mode: 'running', hold: null })
  })

  test('does not end a pause that the user asked for', () => {
    const driver = running(['a'])
    driver.send({ type: 'pause' })
    driver.send({ type: 'run-suspended', bookId: 'a', runId: driver.runOf('a') })
    driver.send({ type: 'hold-changed', hold: disk })
    driver.send({ type: 'hold-changed', hold: null })
    expect(driver.state().mode).toBe('paused')
  })

  test('is overruled by Resume, and stays shown', () => {
    const driver = running(['a'])
    driver.send({ type: 'hold-changed', hold: disk })
    driver.send({ type: 'run-suspended', bookId: 'a', runId: driver.runOf('a') })
    driver.send({ type: 'resume' })
    expect(driver.state()).toMatchObject({ mode: 'running', hold: disk, pausedByHold: false })
    driver.send({ type: 'hold-changed', hold: { ...disk, detail: '3.3 GB more is needed on /home' } })
    expect(driver.state()).toMatchObject({
      mode: 'running',
      hold: { detail: '3.3 GB more is needed on /home' },
    })
  })
})

describe('the governor’s room', () => {
  test('holds new books back and lets them in again', () => {
    const driver = drive({ maxWorkers: 3 })
    addAll(driver, ['a', 'b', 'c'])
    driver.send({ type: 'room-changed', room: 1 })
    driver.send({ type: 'start' })
    expect(['a', 'b', 'c'].map((id) => driver.book(id).state)).toEqual(['running', 'waiting', 'waiting'])
    driver.send({ type: 'room-changed', room: 2 })
    expect(['a', 'b', 'c'].map((id) => driver.book(id).state)).toEqual(['running', 'running', 'waiting'])
    driver.send({ type: 'room-changed', room: 1 })
    expect(driver.book('b').state).toBe('running')
    driver.send({ type: 'room-changed', room: null })
    expect(driver.book('c').state).toBe('running')
  })
})

describe('a run that cannot be suspended', () => {
  function pausing(): Driver {
    const driver = running(['a', 'b'])
    driver.send(placedEvent('a', driver.runOf('a'), true))
    driver.send({ type: 'pause' })
    driver.send({ type: 'run-goes-on', bookId: 'a', runId: driver.runOf('a') })
    return driver
  }

  test('finishes its book, and nothing else begins', () => {
    const driver = pausing()
    expect(driver.book('a').run).toMatchObject({ afterBook: true })
    expect(startRuns(finish(driver, 'a'))).toEqual([])
    expect(driver.state().mode).toBe('paused')
    expect(driver.book('a').state).toBe('done')
  })

  test('ends the batch where nothing is left behind it', () => {
    const driver = running(['a'])
    driver.send(placedEvent('a', driver.runOf('a'), true))
    driver.send({ type: 'pause' })
    driver.send({ type: 'run-goes-on', bookId: 'a', runId: driver.runOf('a') })
    const commands = finish(driver, 'a')
    expect(commands).toContainEqual(expect.objectContaining({ type: 'store-batch', bookIds: ['a'] }))
    expect(driver.state().mode).toBe('idle')
  })

  test('ends where it is told to pause now, and goes on with the batch', () => {
    const driver = pausing()
    const commands = driver.send({ type: 'pause', now: true })
    expect(commands).toContainEqual(expect.objectContaining({ type: 'stop-run', bookId: 'a', why: 'pause' }))
    driver.send(endedEvent('a', driver.runOf('a'), { exitCode: null, signal: 'SIGTERM' }))
    expect(driver.book('a')).toMatchObject({ state: 'paused', run: null })
    expect(startRuns(driver.send({ type: 'resume' }))).toMatchObject([{ bookId: 'a' }])
  })

  test('goes on at once where the pause is called off', () => {
    const driver = pausing()
    driver.send({ type: 'resume' })
    expect(driver.book('a')).toMatchObject({ state: 'running', run: { afterBook: false } })
    expect(driver.state().mode).toBe('running')
  })

  test('may be silent for as long as it likes', () => {
    const driver = running(['a'])
    driver.send(placedEvent('a', driver.runOf('a'), true))
    for (let at = 1000; at < 3_600_000; at += 10_000)
      expect(driver.send({ type: 'tick' }, at).filter((command) => command.type === 'stop-run')).toEqual([])
  })
})

describe('doing a book again', () => {
  const rows: [Redo, number[]][] = [
    [{ kind: 'nothing' }, [1, 2, 3, 4, 5]],
    [{ kind: 'from', phase: 3 }, [1, 2]],
    [{ kind: 'gaps' }, [1, 2, 3]],
    [{ kind: 'all' }, []],
  ]
  test.each(rows)('%j keeps what stands before it', (redo, standing) => {
    const driver = running(['a'])
    for (const phase of [1, 2, 3, 4, 5] as const) {
      const said = (event: Parameters<Driver['send']>[0]): unknown => driver.send(event)
      const runId = driver.runOf('a')
      said({
        type: 'run-said',
        bookId: 'a',
        runId,
        event: { type: 'phase-started', phase, done: 0, total: 4, unit: 'chunks' },
      })
      said({
        type: 'run-said',
        bookId: 'a',
        runId,
        event: { type: 'phase-finished', phase, reused: false, elapsedSec: 1 },
      })
    }
    finish(driver, 'a')
    const commands = driver.send({ type: 'retry', bookIds: ['a'], redo })
    expect(startRuns(commands)).toMatchObject([{ bookId: 'a', redo }])
    const done = driver.book('a').phases.filter((progress) => progress.status === 'done')
    expect(done.map((progress) => progress.phase)).toEqual(standing)
  })

  test('what was to be done again is still so after the run was cut short, and not after it is done', () => {
    const driver = running(['a'])
    finish(driver, 'a')
    driver.send({ type: 'retry', bookIds: ['a'], redo: { kind: 'gaps' } })
    driver.send({ type: 'stop' })
    driver.send(endedEvent('a', driver.runOf('a'), { exitCode: 130 }))
    expect(startRuns(driver.send({ type: 'start' }))).toMatchObject([{ redo: { kind: 'gaps' } }])
    finish(driver, 'a')
    expect(driver.book('a').redo).toEqual({ kind: 'nothing' })
  })
})

describe('what is said beside Start', () => {
  test('holds for every book of this batch, and for no other', () => {
    const driver = drive({ maxWorkers: 1 })
    addAll(driver, ['a', 'b'])
    expect(startRuns(driver.send({ type: 'start', phases: [1, 2] }))).toMatchObject([{ phases: [1, 2] }])
    expect(startRuns(finish(driver, 'a'))).toMatchObject([{ bookId: 'b', phases: [1, 2] }])
    finish(driver, 'b')
    const again = driver.send({ type: 'retry', bookIds: ['a'], redo: { kind: 'nothing' } })
    expect(startRuns(again)).toMatchObject([{ phases: [1, 2, 3, 4, 5] }])
  })

  test('a start without resume discards what earlier runs made, not what a paused run has made', () => {
    const driver = running(['a', 'b'], 1)
    driver.send({ type: 'pause' })
    driver.send({ type: 'run-suspended', bookId: 'a', runId: driver.runOf('a') })
    driver.send({ type: 'start', discard: true })
    expect(driver.book('a').redo).toEqual({ kind: 'nothing' })
    expect(driver.book('b').redo).toEqual({ kind: 'all' })
  })
})

describe('the order of the list', () => {
  test.each([
    ['top', ['c', 'd'], ['c', 'd', 'a', 'b']],
    ['bottom', ['a', 'c'], ['b', 'd', 'a', 'c']],
  ] as const)('to the %s: %j', (to, bookIds, order) => {
    const driver = drive()
    addAll(driver, ['a', 'b', 'c', 'd'])
    driver.send({ type: 'move', bookIds, to })
    expect(driver.state().order).toEqual(order)
  })

  test('decides what begins next', () => {
    const driver = running(['a', 'b', 'c'])
    driver.send({ type: 'move', bookIds: ['c'], to: 'top' })
    expect(startRuns(finish(driver, 'a'))).toMatchObject([{ bookId: 'c' }])
  })
})

test('a clock that is set back ends no run, and no time is counted backwards', () => {
  const hour = 3_600_000
  const driver = running(['a'])
  const said = (done: number, at: number): unknown =>
    driver.send(
      {
        type: 'run-said',
        bookId: 'a',
        runId: driver.runOf('a'),
        event: { type: 'progress', phase: 4, done, total: 100, unit: 'chunks' },
      },
      at,
    )
  driver.send({ type: 'tick' }, 10 * hour)
  said(10, 10 * hour)
  for (const at of [9 * hour, 9 * hour + 1000, 9 * hour + 2000])
    expect(driver.send({ type: 'tick' }, at).filter((command) => command.type === 'stop-run')).toEqual([])
  said(20, 9 * hour + 3000)
  expect(driver.book('a').pace?.workedSec).toBeGreaterThanOrEqual(0)
  const runId = driver.runOf('a')
  driver.send(finishedEvent('a', runId), 9 * hour + 4000)
  driver.send(endedEvent('a', runId, { durationSec: 4 }), 9 * hour + 4000)
  expect(driver.book('a')).toMatchObject({ state: 'done', workedSec: 4 })
})
