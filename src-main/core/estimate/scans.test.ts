import { describe, expect, it } from 'vitest'
import type { PhaseProgress } from '../../../src-contract/book-view.ts'
import type { BatchEvent } from '../batch/events.ts'
import { redoNothing } from '../batch/book.ts'
import { drive, endedEvent, facts, finishedEvent, place, type Driver } from '../batch/testing/driver.ts'
import { bookFraction, fractionOf } from './fraction.ts'
import { bookRemainingSec } from './remaining.ts'
import { audioSecOfScans, scansLeft, scanWeightOf, secPerScan } from './scans.ts'

const reading = (done: number, total: number | null, status: PhaseProgress['status'] = 'running') =>
  [
    { phase: 2, status, done, total },
    { phase: 4, status: 'waiting', done: 0, total: null },
  ] as const

const scanned = (pages: number, phases: readonly PhaseProgress[] = []) => ({
  facts: { ...facts('a'), scannedPages: pages },
  phases,
  audioSec: 6000,
})

describe('pages that have to be recognised', () => {
  it.each([
    ['of a book of text', scanned(0), 0],
    ['before anything is begun', scanned(50), 50],
    ['while nobody knows how many there are', scanned(50, reading(0, null)), 50],
    ['while pages of text were read among them', scanned(50, reading(150, 200)), 50],
    ['while they are recognised', scanned(50, reading(180, 200)), 20],
    ['once they are', scanned(50, reading(200, 200, 'done')), 0],
    ['where reading is not asked for', scanned(50, reading(0, 200).slice(1)), 0],
  ])('%s: so many are left', (_what, book, left) => {
    expect(scansLeft(book)).toBe(left)
  })

  it('weigh as much as the audio that is made meanwhile', () => {
    const book = scanned(100, reading(50, 100))
    expect(scanWeightOf(book)).toBe(audioSecOfScans(book) / 6000)
    expect(bookFraction(book)).toBeGreaterThan(fractionOf(book.phases))
    expect(bookFraction(scanned(0, book.phases))).toBe(fractionOf(book.phases))
    expect(scanWeightOf({ ...book, audioSec: null })).toBe(0)
  })

  it('take as long as was measured, else as this machine’s speaking lets expect', () => {
    expect(secPerScan({ workPerAudio: null, workPerScan: null })).toBeNull()
    expect(secPerScan({ workPerAudio: 0.01, workPerScan: 5 })).toBe(5)
    const guess = secPerScan({ workPerAudio: 0.01, workPerScan: null }) ?? 0
    expect(guess).toBeCloseTo(audioSecOfScans(scanned(1)) * 0.01, 6)
  })
})

describe('a scanned book among others', () => {
  /** `a` and `c` have ten scanned pages each, `b` has none. */
  function pile(): Driver {
    const driver = drive({ maxWorkers: 1 })
    const ids = ['a', 'b', 'c']
    const files = ids.map((id) => ({ id, path: `/in/${id}`, fileName: id, bytes: 10, otherFormats: [] }))
    driver.send({ type: 'added', files, redo: redoNothing })
    for (const id of ids)
      driver.send({
        type: 'checked',
        bookId: id,
        facts: { ...facts(id), ...(id === 'b' ? {} : { scannedPages: 10 }) },
        failure: null,
        fileId: id,
        place,
        standing: { kind: 'new' },
      })
    driver.send({ type: 'start' }, 0)
    return driver
  }
  const wasRead = (driver: Driver, reused: boolean, elapsedSec: number): BatchEvent => ({
    type: 'run-said',
    bookId: 'a',
    runId: driver.runOf('a'),
    event: { type: 'phase-finished', phase: 2, reused, elapsedSec },
  })

  it('teaches how long a page takes; how fast books are spoken does not suffer by it', () => {
    const driver = pile()
    const runId = driver.runOf('a')
    driver.send(wasRead(driver, false, 40), 40_000)
    expect(driver.state().workPerScan).toBe(4)
    driver.send(finishedEvent('a', runId), 70_000)
    driver.send(endedEvent('a', runId, { durationSec: 70 }), 70_000)
    // 30 seconds of other work for its minute.
    expect(driver.state().workPerAudio).toBe(0.5)
    const left = (id: string): number | null =>
      bookRemainingSec(driver.state(), { ...driver.book(id), state: 'waiting', run: null })
    expect([left('b'), left('c')]).toEqual([30, 70])
  })

  it('teaches the same with pauses in it', () => {
    const driver = pile()
    const runId = driver.runOf('a')
    const pauseFrom = (from: number, to: number): void => {
      driver.send({ type: 'pause' }, from)
      driver.send({ type: 'run-suspended', bookId: 'a', runId }, from)
      driver.send({ type: 'resume' }, to)
    }
    driver.send({ type: 'run-said', bookId: 'a', runId, event: { type: 'phase-finished', phase: 1, reused: false, elapsedSec: 0 } }, 0) // prettier-ignore
    pauseFrom(1000, 11_000)
    driver.send({ type: 'run-said', bookId: 'a', runId, event: { type: 'phase-started', phase: 2, done: 0, total: 10, unit: 'pages' } }, 12_000) // prettier-ignore
    pauseFrom(20_000, 80_000)
    driver.send(wasRead(driver, false, 100), 112_000)
    expect(driver.state().workPerScan).toBe(4)
    pauseFrom(113_000, 213_000)
    driver.send(finishedEvent('a', runId), 250_000)
    driver.send(endedEvent('a', runId, { durationSec: 240 }), 250_000)
    // 240 seconds, of which it rested 170 and read 40.
    expect(driver.state().workPerAudio).toBe(0.5)
    expect(driver.book('a').workedSec).toBe(70)
  })

  it('teaches nothing where an earlier run had recognised its pages', () => {
    const driver = pile()
    driver.send(wasRead(driver, true, 0), 1000)
    expect(driver.state().workPerScan).toBeNull()
  })
})
