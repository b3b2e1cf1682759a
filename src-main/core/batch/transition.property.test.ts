import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Command } from './commands.ts'
import type { Hold } from '../../../src-contract/book-view.ts'
import {
  addAll,
  checkedEvent,
  drive,
  driveFrom,
  endedEvent,
  finishedEvent,
  placedEvent,
  type Driver,
} from './testing/driver.ts'
import type { Redo } from './book.ts'
import { booksInOrder } from './state.ts'
import { violation } from './testing/invariants.ts'
import { batchView, bookView } from '../view/views.ts'
import { batchViewSchema, bookViewSchema } from '../../../src-contract/book-view.ts'

const sequences = 100_000
const ids = ['a', 'b', 'c', 'd', 'e']
const some = fc.option(fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1 }), { nil: undefined })
const which = some.map((bookIds) => (bookIds === undefined ? {} : { bookIds }))
const id = fc.constantFrom(...ids)

/** One step of the world: an order of the user, or an answer of a process, which may be late or out of place. */
type Step = (driver: Driver, at: number) => readonly Command[]

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
  fc.constant<Step>((driver, at) => driver.send({ type: 'look-again' }, at)),
  id.map(
    (bookId): Step =>
      (driver, at) =>
        driver.send({ type: 'run-suspended', bookId, runId: runId(driver, bookId) }, at),
  ),
  id.map(
    (bookId): Step =>
      (driver, at) =>
        driver.send({ type: 'run-heard', bookId, runId: runId(driver, bookId) }, at),
  ),
  fc.tuple(id, fc.boolean()).map(
    ([bookId, asking]): Step =>
      (driver, at) =>
        driver.send({ type: 'run-asks', bookId, runId: runId(driver, bookId), asking }, at),
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

/** What the outside sees of runs: each begins once, is told to end at most once, and is over once. */
function runAccount(): { note: (commands: readonly { type: string }[]) => void; begun: Set<string> } {
  const begun = new Set<string>()
  const stopped = new Set<string>()
  const once = (seen: Set<string>, runId: string, what: string): void => {
    if (seen.has(runId)) throw new Error(`${runId} was ${what} twice`)
    seen.add(runId)
  }
  return {
    begun,
    note: (commands) => {
      for (const command of commands) {
        if (!('runId' in command) || typeof command.runId !== 'string') continue
        if (command.type === 'start-run') once(begun, command.runId, 'started')
        if (command.type === 'stop-run') once(stopped, command.runId, 'stopped')
      }
    },
  }
}

/** Everything that still runs can be brought to its end, and then the batch is idle and says so. */
function bringToEnd(driver: Driver, at: number): void {
  driver.send({ type: 'stop' }, at)
  for (const book of booksInOrder(driver.state()))
    if (book.run !== null) driver.send(endedEvent(book.id, book.run.runId, { exitCode: 130 }), at)
  const end = driver.state()
  if (booksInOrder(end).some((book) => book.run !== null)) throw new Error('a run outlived the stop')
  if (end.mode !== 'idle') throw new Error(`stopped, and yet ${end.mode}`)
  for (const book of end.books.values()) bookViewSchema.parse(bookView(end, book))
  batchViewSchema.parse(batchView(end, null))
}

test('no sequence of events leads to an illegal state; every started run ends once', () => {
  const withBooks = drive({ maxWorkers: 2, phaseTimeoutSec: 20 })
  addAll(withBooks, ids)
  let brought = 0
  fc.assert(
    fc.property(fc.array(fc.tuple(steps, fc.nat(8000)), { maxLength: 60 }), (sequence) => {
      const driver = driveFrom(withBooks.state())
      const account = runAccount()
      let at = 0
      for (const [step, wait] of sequence) {
        at += wait
        const before = driver.state()
        const commands = step(driver, at)
        const wrong = violation(before, { state: driver.state(), commands, ignored: driver.ignored() })
        if (wrong !== null) throw new Error(wrong)
        account.note(commands)
      }
      bringToEnd(driver, at)
      brought++
    }),
    { numRuns: sequences },
  )
  expect(brought).toBe(sequences)
}, 300_000)
