import { describe, expect, test } from 'vitest'
import type { FailureCode } from '../../../src-contract/failure-codes.ts'
import type { BookState } from '../../../src-contract/book-view.ts'
import {
  addAll,
  checkedEvent,
  drive,
  endedEvent,
  facts,
  finishedEvent,
  place,
  type Driver,
} from './testing/driver.ts'
import { redoNothing, type Ending, type Redo, type RunSummary } from './book.ts'

const states = (driver: Driver): BookState[] => driver.state().order.map((id) => driver.book(id).state)
const types = (commands: readonly { type: string }[]): string[] => commands.map((command) => command.type)

describe('a look at a file', () => {
  const rows: [FailureCode, BookState][] = [
    ['password-needed', 'needs-attention'],
    ['password-wrong', 'needs-attention'],
    ['no-text', 'needs-attention'],
    ['file-damaged', 'failed'],
    ['file-empty', 'failed'],
    ['file-unsupported', 'failed'],
    ['drm-protected', 'failed'],
    ['pipeline-json-unreadable', 'failed'],
  ]
  test.each(rows)('that finds %s makes it %s', (code, state) => {
    const driver = drive()
    driver.send({
      type: 'added',
      files: [{ id: 'a', path: '/a', fileName: 'a', bytes: 1, otherFormats: [] }],
      redo: redoNothing,
    })
    driver.send({
      type: 'checked',
      bookId: 'a',
      facts: facts('a'),
      failure: { code },
      fileId: 'a',
      place,
      standing: { kind: 'new' },
    })
    expect(driver.book('a')).toMatchObject({ state, failure: { code } })
  })

  test('is taken again of every book where the record is another now, but not while a batch is under way', () => {
    const driver = drive()
    driver.send({ type: 'look-again' })
    expect(driver.ignored()).toBe('there is no book in the list')
    addAll(driver, ['a', 'b'])
    driver.send({ type: 'start', bookIds: ['a'] })
    driver.send({ type: 'look-again' })
    expect(driver.ignored()).toBe('a batch is under way')
    driver.send(finishedEvent('a', driver.runOf('a')))
    driver.send(endedEvent('a', driver.runOf('a'), {}))
    expect(states(driver)).toEqual(['done', 'waiting'])
    expect(types(driver.send({ type: 'look-again' }))).toEqual(['inspect', 'inspect', 'persist'])
    expect(states(driver)).toEqual(['checking', 'checking'])
    expect(driver.book('a')).toMatchObject({ outputs: [], phases: [], attempt: 1 })
  })

  test('a copy is a duplicate until the first one is removed', () => {
    const driver = drive()
    addAll(driver, ['a'])
    driver.send({
      type: 'added',
      files: [{ id: 'b', path: '/b', fileName: 'b', bytes: 1, otherFormats: [] }],
      redo: redoNothing,
    })
    driver.send(checkedEvent('b', 'a'))
    expect(driver.book('b')).toMatchObject({ state: 'needs-attention', failure: { code: 'duplicate' } })
    expect(types(driver.send({ type: 'remove', bookIds: ['a'] }))).toContain('inspect')
    expect(driver.book('b').state).toBe('checking')
  })

  test.each<[Redo, BookState]>([
    [redoNothing, 'skipped'],
    [{ kind: 'gaps' }, 'skipped'],
    [{ kind: 'from', phase: 4 }, 'waiting'],
    [{ kind: 'all' }, 'waiting'],
  ])('done before, asked to make again: %j: %s', (redo, state) => {
    const driver = drive()
    driver.send({
      type: 'added',
      files: [{ id: 'a', path: '/a', fileName: 'a', bytes: 1, otherFormats: [] }],
      redo,
    })
    const gaps = [{ chunk: 3, text: 'Hm.', reason: 'no sound' }]
    driver.send({
      type: 'checked',
      bookId: 'a',
      facts: facts('a'),
      failure: null,
      fileId: 'a',
      place,
      standing: { kind: 'done', doneOn: '3 May', outputs: ['/o.mp3'], audioSec: 61.5, chapters: [], gaps },
    })
    const book = driver.book('a')
    expect(book.state).toBe(state)
    // What a skipped book lacks is shown, and can be tried again; nothing else of it is asked for.
    expect([book.gaps, book.redo]).toEqual(state === 'skipped' ? [gaps, redoNothing] : [[], redo])
  })
})

describe('how a run ends', () => {
  type Row = [
    string,
    { said?: FailureCode; finished?: true; ending?: Ending },
    Partial<RunSummary>,
    BookState,
    string?,
  ]
  const rows: Row[] = [
    ['finished, 0', { finished: true }, {}, 'done'],
    [
      'finished, then killed by our stop',
      { finished: true, ending: 'stop' },
      { exitCode: null, signal: 'SIGKILL' },
      'done',
    ],
    ['0 without a result', {}, {}, 'failed', 'orchestrator-lost'],
    ['exit 3 without a word', {}, { exitCode: 3 }, 'failed', 'orchestrator-failed'],
    ['a signal', {}, { exitCode: null, signal: 'SIGSEGV' }, 'failed', 'orchestrator-lost'],
    ['its own failure', { said: 'voice-missing' }, { exitCode: 1 }, 'failed', 'voice-missing'],
    [
      'a password is needed',
      { said: 'password-needed' },
      { exitCode: 1 },
      'needs-attention',
      'password-needed',
    ],
    ['stopped', { ending: 'stop' }, { exitCode: 130 }, 'cancelled'],
    [
      'stopped, saying so as a failure',
      { ending: 'stop', said: 'interrupted' },
      { exitCode: 130 },
      'cancelled',
    ],
  ]
  test.each(rows)('%s', (_name, run, end, state, code) => {
    const driver = drive()
    addAll(driver, ['a'])
    driver.send({ type: 'start' })
    const runId = driver.runOf('a')
    if (run.said !== undefined)
      driver.send({
        type: 'run-said',
        bookId: 'a',
        runId,
        event: { type: 'failed', failure: { code: run.said }, phase: 4 },
      })
    if (run.finished === true) driver.send(finishedEvent('a', runId))
    if (run.ending === 'stop') driver.send({ type: 'stop' })
    const commands = driver.send(endedEvent('a', runId, end))
    expect(driver.book('a').state).toBe(state)
    expect(driver.book('a').failure?.code).toBe(code)
    expect(driver.state().mode).toBe('idle')
    expect(types(commands)).toContain('store-batch')
  })
})

test('max_workers books at a time, in the order of the list; a failed one stops no other', () => {
  const driver = drive({ maxWorkers: 2 })
  addAll(driver, ['a', 'b', 'c', 'd'])
  driver.send({ type: 'start' })
  expect(states(driver)).toEqual(['running', 'running', 'waiting', 'waiting'])
  driver.send(endedEvent('b', driver.runOf('b'), { exitCode: 1 }))
  expect(states(driver)).toEqual(['running', 'failed', 'running', 'waiting'])
})

test('batch_size counts the books that were begun; the rest waits for the next Start', () => {
  const driver = drive({ maxWorkers: 1, batchSize: 1 })
  addAll(driver, ['a', 'b'])
  driver.send({ type: 'start' })
  driver.send(finishedEvent('a', driver.runOf('a')))
  driver.send(endedEvent('a', driver.runOf('a')))
  expect(states(driver)).toEqual(['done', 'waiting'])
  expect(driver.state().mode).toBe('idle')
  driver.send({ type: 'start' })
  expect(states(driver)).toEqual(['done', 'running'])
})

test('batch_size takes the first of the list, also where the second was looked at first', () => {
  const files = ['a', 'b'].map((id) => ({
    id,
    path: `/in/${id}.pdf`,
    fileName: `${id}.pdf`,
    bytes: 10,
    otherFormats: [],
  }))
  const unlimited = drive({ maxWorkers: 1 })
  const limited = drive({ maxWorkers: 1, batchSize: 1 })
  for (const driver of [unlimited, limited]) {
    driver.send({ type: 'added', files, redo: redoNothing })
    driver.send({ type: 'start' })
    driver.send(checkedEvent('b'))
  }
  expect(states(unlimited)).toEqual(['checking', 'running'])
  expect(states(limited)).toEqual(['checking', 'waiting'])
  limited.send(checkedEvent('a'))
  expect(states(limited)).toEqual(['running', 'waiting'])
})

test('pause holds the batch back until resume; a single book can be paused while the next one takes its place', () => {
  const driver = drive({ maxWorkers: 1 })
  addAll(driver, ['a', 'b'])
  driver.send({ type: 'start' })
  expect(types(driver.send({ type: 'pause' }))).toContain('suspend-run')
  expect(driver.state().mode).toBe('pausing')
  driver.send({ type: 'run-suspended', bookId: 'a', runId: driver.runOf('a') })
  expect(driver.state().mode).toBe('paused')
  expect(types(driver.send({ type: 'resume' }))).toContain('continue-run')
  expect(states(driver)).toEqual(['running', 'waiting'])
  driver.send({ type: 'pause', bookIds: ['a'] })
  driver.send({ type: 'run-suspended', bookId: 'a', runId: driver.runOf('a') })
  expect(states(driver)).toEqual(['paused', 'running'])
  driver.send({ type: 'resume', bookIds: ['a'] })
  expect(states(driver)).toEqual(['paused', 'running'])
  driver.send(endedEvent('b', driver.runOf('b'), { exitCode: 1 }))
  expect(states(driver)).toEqual(['running', 'failed'])
})

test('phase_timeout counts from the last progress; pauses and sleeping machines do not count', () => {
  const driver = drive({ phaseTimeoutSec: 10 })
  addAll(driver, ['a'])
  driver.send({ type: 'start' }, 0)
  const runId = driver.runOf('a')
  const tick = (at: number): string[] => types(driver.send({ type: 'tick' }, at))
  for (const at of [1000, 5000, 9000]) expect(tick(at)).toEqual([])
  driver.send(
    {
      type: 'run-said',
      bookId: 'a',
      runId,
      event: { type: 'progress', phase: 4, done: 1, total: 9, unit: 'chunks' },
    },
    9500,
  )
  expect(tick(12_000)).toEqual([])
  expect(tick(500_000)).toEqual([])
  expect(tick(509_000)).toEqual([])
  expect(tick(511_000)).toContain('stop-run')
  driver.send(endedEvent('a', runId, { exitCode: null, signal: 'SIGTERM' }), 512_000)
  expect(driver.book('a').failure).toMatchObject({ code: 'phase-timeout', detail: '4', limit: 10 })
})

test('a book shows the voice that spoke it', () => {
  const driver = drive()
  addAll(driver, ['a'])
  driver.send({ type: 'start' })
  const say = (phase: 1 | 4 | 5, more: object): void => {
    const event = { type: 'record', phase, entry: { status: 'success', ...more } } as const
    driver.send({ type: 'run-said', bookId: 'a', runId: driver.runOf('a'), event })
  }
  say(1, { voice_id: 'x' })
  expect(driver.book('a').voice).toBeNull()
  say(4, { voice_id: 'espeak:de' })
  say(5, {})
  expect(driver.book('a').voice).toBe('espeak:de')
})

test('another make’s voice is told beside its run', () => {
  const driver = drive()
  addAll(driver, ['a'])
  driver.send({ type: 'start' })
  driver.send({ type: 'run-voiced', bookId: 'a', runId: driver.runOf('a'), voice: 'af_heart' })
  expect(driver.book('a').voice).toBe('af_heart')
})

test('a run that waits for an answer of the user’s is not silent', () => {
  const driver = drive({ phaseTimeoutSec: 10 })
  addAll(driver, ['a'])
  driver.send({ type: 'start' }, 0)
  const runId = driver.runOf('a')
  const ticks = (...times: number[]): string[] =>
    times.flatMap((at) => types(driver.send({ type: 'tick' }, at)))
  driver.send({ type: 'run-asks', bookId: 'a', runId, asking: true }, 1000)
  expect(ticks(2000, 12_000, 22_000)).toEqual([])
  driver.send({ type: 'run-asks', bookId: 'a', runId, asking: false }, 23_000)
  expect(ticks(32_000)).toEqual([])
  expect(ticks(34_000)).toContain('stop-run')
})

test('what a given-up run says late is fenced off, with the reason', () => {
  const driver = drive()
  addAll(driver, ['a'])
  driver.send({ type: 'start' })
  const old = driver.runOf('a')
  driver.send(endedEvent('a', old, { exitCode: 1 }))
  driver.send({ type: 'retry', bookIds: ['a'], redo: { kind: 'nothing' } })
  driver.send(finishedEvent('a', old))
  expect(driver.ignored()).toMatch(/is not the book's run/u)
  expect(driver.book('a').state).toBe('running')
})

test.each(['start', 'pause', 'resume', 'stop'] as const)('%s with nothing to do says why', (type) => {
  const driver = drive()
  driver.send({ type })
  expect(driver.ignored()).toMatch(/nothing/u)
})

test('start over discards once: the run that began has done it', () => {
  const driver = drive()
  addAll(driver, ['a'])
  driver.send({ type: 'start' })
  driver.send(endedEvent('a', driver.runOf('a'), { exitCode: 1 }))
  const commands = driver.send({ type: 'retry', bookIds: ['a'], redo: { kind: 'all' } })
  expect(commands).toContainEqual(expect.objectContaining({ type: 'start-run', redo: { kind: 'all' } }))
  const runId = driver.runOf('a')
  driver.send({
    type: 'run-said',
    bookId: 'a',
    runId,
    event: { type: 'phase-started', phase: 1, done: 0, total: 1, unit: 'bytes' },
  })
  expect(driver.book('a').redo).toEqual({ kind: 'nothing' })
})

test('what is added while a batch of everything runs joins in', () => {
  const driver = drive({ maxWorkers: 5 })
  addAll(driver, ['a'])
  driver.send({ type: 'start' })
  addAll(driver, ['b'])
  expect(states(driver)).toEqual(['running', 'running'])
})

test('closing ends the runs and remembers what was under way', () => {
  const driver = drive({ maxWorkers: 1 })
  addAll(driver, ['a', 'b'])
  driver.send({ type: 'start' })
  expect(types(driver.send({ type: 'close' }))).toContain('stop-run')
  driver.send(endedEvent('a', driver.runOf('a'), { exitCode: 130 }))
  expect(driver.book('a')).toMatchObject({ state: 'waiting', interrupted: true })
  expect(driver.book('b')).toMatchObject({ state: 'waiting', wanted: true })
  driver.send({ type: 'start' })
  expect(driver.ignored()).toBe('Bookspool is closing')
})
