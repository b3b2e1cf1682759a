import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { bookStates, batchStates } from '../../../src-contract/book-view.ts'
import type { Hold } from '../../../src-contract/book-view.ts'
import {
  addAll,
  checkedEvent,
  drive,
  endedEvent,
  finishedEvent,
  placedEvent,
  type Driver,
} from './testing.ts'
import { booksInOrder, isAtWork, isFinished, type Redo } from './state.ts'
import { batchView, bookView } from '../view/views.ts'
import { batchViewSchema, bookViewSchema } from '../../../src-contract/book-view.ts'

const ids = ['a', 'b', 'c', 'd', 'e']
const some = fc.option(fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1 }), { nil: undefined })
const which = some.map((bookIds) => (bookIds === undefined ? {} : { bookIds }))
const id = fc.constantFrom(...ids)

/** One step of the world: an order of the user, or an answer of a process, which may be late or out of place. */
type Step = (driver: Driver, at: number) => readonly { type: string }[]

const orderSteps: fc.Arbitrary<Step>[] = (['start', 'pause', 'resume', 'stop'] as const).map((type) =>
  which.map(
    (books): Step =>
      (driver, at) =>
        driver.send({ type, ...books }, at),
  ),
)
const sayProgress = fc.tuple(id, fc.nat(9)).map(
  ([bookId, done]): Step =>
    (driver, at) =>
      driver.send(
        {
          type: 'run-said',
          bookId,
          runId: driver.state().books.has(bookId) ? driver.runOf(bookId) : 'x',
          event: { type: 'progress', phase: 4, done, total: 10, unit: 'chunks' },
        },
        at,
      ),
)
const runId = (driver: Driver, bookId: string): string =>
  driver.state().books.has(bookId) ? driver.runOf(bookId) : 'x'
const steps: fc.Arbitrary<Step> = fc.oneof(
  ...orderSteps,
  sayProgress,
  id.map(
    (bookId): Step =>
      (driver, at) =>
        driver.send({ type: 'run-suspended', bookId, runId: runId(driver, bookId) }, at),
  ),
  id.map(
    (bookId): Step =>
      (driver, at) =>
        driver.send(finishedEvent(bookId, runId(driver, bookId)), at),
  ),
  fc.tuple(id, fc.constantFrom(0, 1, null)).map(([bookId, exitCode]): Step => (driver, at) => {
    const signal = exitCode === null ? 'SIGKILL' : null
    return driver.send(endedEvent(bookId, runId(driver, bookId), { exitCode, signal }), at)
  }),
  id.map(
    (bookId): Step =>
      (driver, at) =>
        driver.send(endedEvent(bookId, 's-1', {}), at),
  ),
  fc
    .tuple(
      fc.uniqueArray(id, { minLength: 1 }),
      fc.constantFrom<Redo>(
        { kind: 'nothing' },
        { kind: 'all' },
        { kind: 'from', phase: 4 },
        { kind: 'gaps' },
      ),
    )
    .map(
      ([bookIds, redo]): Step =>
        (driver, at) =>
          driver.send({ type: 'retry', bookIds, redo }, at),
    ),
  which.map(
    (books): Step =>
      (driver, at) =>
        driver.send({ type: 'pause', now: true, ...books }, at),
  ),
  id.map(
    (bookId): Step =>
      (driver, at) =>
        driver.send({ type: 'run-goes-on', bookId, runId: runId(driver, bookId) }, at),
  ),
  fc.tuple(id, fc.boolean()).map(
    ([bookId, foreign]): Step =>
      (driver, at) =>
        driver.send(placedEvent(bookId, runId(driver, bookId), foreign), at),
  ),
  fc.tuple(id, fc.constantFrom('top', 'bottom')).map(
    ([bookId, to]): Step =>
      (driver, at) =>
        driver.send({ type: 'move', bookIds: [bookId], to }, at),
  ),
  fc.constantFrom<Hold | null>({ reason: 'disk', detail: 'x' }, { reason: 'battery', detail: 'y' }, null).map(
    (hold): Step =>
      (driver, at) =>
        driver.send({ type: 'hold-changed', hold }, at),
  ),
  fc.option(fc.integer({ min: 0, max: 3 })).map(
    (room): Step =>
      (driver, at) =>
        driver.send({ type: 'room-changed', room }, at),
  ),
  id.map(
    (bookId): Step =>
      (driver, at) =>
        driver.send({ type: 'remove', bookIds: [bookId] }, at),
  ),
  id.map(
    (bookId): Step =>
      (driver, at) =>
        driver.send(checkedEvent(bookId), at),
  ),
  fc.constant<Step>((driver, at) => driver.send({ type: 'tick' }, at)),
  fc
    .record({
      maxWorkers: fc.integer({ min: 1, max: 4 }),
      batchSize: fc.option(fc.integer({ min: 1, max: 3 })),
    })
    .map(
      (over): Step =>
        (driver, at) =>
          driver.send({ type: 'limits-changed', limits: { ...driver.state().limits, ...over } }, at),
    ),
)

test('no sequence of events leads to an illegal state; every started run ends once', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(steps, fc.nat(8000)), { maxLength: 60 }), (sequence) => {
      const driver = drive({ maxWorkers: 2, phaseTimeoutSec: 20 })
      addAll(driver, ids)
      const begun = new Set<string>()
      let at = 0
      for (const [step, wait] of sequence) {
        at += wait
        const before = driver.state()
        const commands = step(driver, at)
        const after = driver.state()
        // An event without an effect has a reason, and changes nothing.
        expect(driver.ignored() === null || (after === before && commands.length === 0)).toBe(true)
        const working = booksInOrder(after).filter(isAtWork)
        const allowed = Math.max(after.limits.maxWorkers, booksInOrder(before).filter(isAtWork).length)
        expect(working.length).toBeLessThanOrEqual(allowed)
        for (const command of commands) {
          if (command.type !== 'start-run' || !('runId' in command)) continue
          const started = String(command.runId)
          expect(begun.has(started)).toBe(false)
          begun.add(started)
        }
        for (const book of booksInOrder(after)) {
          expect(bookStates).toContain(book.state)
          expect(isAtWork(book) ? book.run !== null : true).toBe(true)
          expect(isFinished(book.state) ? book.run === null : true).toBe(true)
          expect(book.wanted && book.run?.ending !== undefined && book.run.ending !== null).toBe(false)
          expect(bookViewSchema.safeParse(bookView(after, book)).success).toBe(true)
        }
        expect(batchStates).toContain(after.mode)
        expect(batchViewSchema.safeParse(batchView(after, null)).success).toBe(true)
        expect(after.mode === 'idle' && booksInOrder(after).some((book) => book.run !== null)).toBe(false)
      }
      // Everything that still runs can be brought to its end, and then the batch is idle.
      driver.send({ type: 'stop' }, at)
      for (const book of booksInOrder(driver.state()))
        if (book.run !== null) driver.send(endedEvent(book.id, book.run.runId, { exitCode: 130 }), at)
      expect(booksInOrder(driver.state()).every((book) => book.run === null)).toBe(true)
      expect(driver.state().mode).toBe('idle')
    }),
    { numRuns: 1500 },
  )
})
