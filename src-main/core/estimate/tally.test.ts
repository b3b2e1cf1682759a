import { describe, expect, it } from 'vitest'
import { redoNothing } from '../batch/book.ts'
import type { Batch } from '../batch/state.ts'
import { addAll, drive, endedEvent, facts, finishedEvent } from '../batch/testing/driver.ts'
import { diskNeeded } from './needs.ts'
import { tallyOf } from './tally.ts'

function pile(ids: readonly string[], workPerAudio: number | null): Batch {
  const driver = drive()
  addAll(driver, ids)
  return { ...driver.state(), workPerAudio }
}

describe('the list in figures', () => {
  it('an empty list needs nothing and has done nothing', () => {
    expect(tallyOf(drive().state())).toMatchObject({
      fraction: 0,
      remainingSec: null,
      totals: { books: 0, unread: 0, audioSec: null, workSec: null, diskBytes: null },
    })
  })

  it('says no time before anything was measured, but the hours of audio', () => {
    expect(tallyOf(pile(['a', 'b', 'c'], null))).toMatchObject({
      counts: { waiting: 3, done: 0 },
      totals: { books: 3, audioSec: 180, workSec: null },
    })
  })

  it('shares the work among the books side by side', () => {
    // Three books of a minute at half a second of work a second, two at a time.
    expect(tallyOf(pile(['a', 'b', 'c'], 0.5)).totals).toMatchObject({ workSec: 45 })
    expect(tallyOf(pile(['a'], 0.5)).totals).toMatchObject({ workSec: 30 })
  })

  it('sums what is known while a book is still looked at, and says how many are missing', () => {
    const driver = drive()
    addAll(driver, ['a'])
    const late = { id: 'l', path: '/in/l', fileName: 'l', bytes: 1, otherFormats: [] }
    driver.send({ type: 'added', files: [late], redo: redoNothing })
    expect(tallyOf({ ...driver.state(), workPerAudio: 1 }).totals).toEqual({
      books: 2,
      unread: 1,
      audioSec: 60,
      workSec: 60,
      diskBytes: diskNeeded(60, 0),
    })
  })

  it('what needs attention, failed or is a copy adds nothing', () => {
    const driver = drive()
    addAll(driver, ['a'])
    const copy = { id: 'c', path: '/in/c', fileName: 'c', bytes: 1, otherFormats: [] }
    driver.send({ type: 'added', files: [copy], redo: redoNothing })
    const found = { fileId: null, place: null, failure: null, standing: { kind: 'new' } } as const
    driver.send({ type: 'checked', bookId: 'c', facts: facts('a'), ...found })
    expect(tallyOf(driver.state())).toMatchObject({
      counts: { 'needs-attention': 1, waiting: 1 },
      totals: { books: 1, audioSec: 60 },
    })
  })

  it('weighs what is done by its length, and learns the speed from it', () => {
    const driver = drive({ maxWorkers: 1 })
    addAll(driver, ['a', 'b', 'c', 'd'])
    driver.send({ type: 'start' })
    const run = driver.runOf('a')
    driver.send(finishedEvent('a', run))
    driver.send(endedEvent('a', run))
    const tally = tallyOf(driver.state())
    expect(tally.fraction).toBe(0.25)
    expect(tally.counts).toMatchObject({ done: 1, running: 1, waiting: 2 })
    // The book took 30 seconds of work for its minute.
    expect(tally.totals).toMatchObject({ books: 3, audioSec: 180, workSec: 90 })
    expect(tally.remainingSec).toBe(90)
  })
})
