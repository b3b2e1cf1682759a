import { describe, expect, it } from 'vitest'
import type { BookState } from '../../src-contract/book-view.ts'
import { sampleBatch, sampleBook } from '../testing/sample-books.ts'
import { actionsFor, mainActionFor, type BookAction } from './book-actions.ts'
import { batchControls, countsWords, startMendsOne } from './batch-controls.ts'

const rows: [BookState, main: BookAction | null, menu: BookAction[]][] = [
  ['waiting', null, ['start', 'details', 'log', 'move-to-top', 'remove']],
  ['checking', null, ['start', 'details', 'log', 'move-to-top', 'remove']],
  ['running', 'pause', ['pause', 'stop', 'details', 'log', 'remove']],
  ['pausing', null, ['stop', 'details', 'log', 'remove']],
  ['paused', 'resume', ['resume', 'stop', 'details', 'log', 'move-to-top', 'remove']],
  ['failed', 'retry', ['retry', 'details', 'log', 'retry-from-scratch', 'remove']],
  ['cancelled', 'start', ['start', 'details', 'log', 'move-to-top', 'retry-from-scratch', 'remove']],
  ['done', 'reveal', ['reveal', 'details', 'log', 'retry-from-scratch', 'remove']],
  ['done-with-gaps', 'reveal', ['reveal', 'details', 'log', 'retry-from-scratch', 'remove']],
  ['skipped', 'reveal', ['reveal', 'details', 'log', 'retry-from-scratch', 'remove']],
]

describe('what can be done with a book', () => {
  it.each(rows)('%s', (state, main, menu) => {
    const book = sampleBook('a', { state, hasLog: true, outputs: ['/a.mp3'] })
    expect(mainActionFor(book)).toBe(main)
    expect(actionsFor([book]).map(({ action }) => action)).toEqual(menu)
  })

  it.each([
    [
      'its gaps again',
      { state: 'done-with-gaps', gaps: [{ chunk: 3, text: '⠠', reason: 'no sound' }] },
      'retry-gaps',
    ],
    ['made with other settings', { state: 'done', madeOtherwise: 5 }, 'make-again'],
    ['a run that cannot be suspended', { state: 'pausing', pausesAfterBook: true }, 'pause-now'],
    ['called off again', { state: 'pausing', pausesAfterBook: true }, 'resume'],
  ] as const)('offers what the book calls for: %s', (_name, about, action) => {
    const offered = (facts: object): BookAction[] =>
      actionsFor([sampleBook('a', facts)]).map((one) => one.action)
    expect(offered({ ...about, gaps: 'gaps' in about ? [...about.gaps] : [] })).toContain(action)
    expect(offered({ state: about.state })).not.toContain(action)
  })

  it('asks for a password where one is wanted, and retries otherwise', () => {
    const needing = (code: 'password-needed' | 'no-text') =>
      sampleBook('a', { state: 'needs-attention', failure: { code } })
    expect(mainActionFor(needing('password-needed'))).toBe('unlock')
    expect(mainActionFor(needing('no-text'))).toBe('retry')
  })

  it('offers to stop a run that is silent for long', () => {
    const silentSince = '2026-05-03T14:10:00Z'
    expect(mainActionFor(sampleBook('a', { state: 'running', silentSince }))).toBe('stop')
  })

  it('acts on those of several books that can take the action', () => {
    const books = [
      sampleBook('a', { state: 'running' }),
      sampleBook('b', { state: 'failed' }),
      sampleBook('c', { state: 'running' }),
    ]
    const offered = actionsFor(books).map(({ action, books: able }) => [
      action,
      able.map((book) => book.id).join(''),
    ])
    expect(offered).toEqual([
      ['pause', 'ac'],
      ['stop', 'ac'],
      ['retry', 'b'],
      ['retry-from-scratch', 'b'],
      ['remove', 'abc'],
    ])
  })
})

describe('the batch’s buttons', () => {
  const waiting = sampleBook('w')
  const running = sampleBook('r', { state: 'running' })
  const paused = sampleBook('p', { state: 'paused' })
  const done = sampleBook('d', { state: 'done' })

  it.each([
    ['idle', [waiting], 'start', 'Start', true, false],
    ['idle', [done], 'start', 'Start', false, false],
    ['running', [running], 'pause', 'Pause', true, true],
    ['pausing', [running], 'pause', 'Pausing…', false, true],
    ['paused', [paused], 'resume', 'Resume', true, true],
    ['stopping', [running], 'start', 'Stopping…', false, false],
  ] as const)('%s', (state, books, verb, label, enabled, stops) => {
    const { main, stop } = batchControls(sampleBatch(books, { state }), [], false, false)
    expect(main).toEqual({ verb, label, enabled, bookIds: null })
    expect(stop.enabled).toBe(stops)
  })

  it.each([
    [[running, paused, waiting], 'Pause 1 selected', ['r'], 'Stop 2 selected'],
    [[paused, waiting], 'Resume 1 selected', ['p'], 'Stop 1 selected'],
    [[waiting, done], 'Start 1 selected', ['w'], 'Stop selected'],
  ])('act on the selection and say so', (selected, label, ids, stopLabel) => {
    const { main, stop } = batchControls(
      sampleBatch([running, paused, waiting, done]),
      selected,
      false,
      false,
    )
    expect(main.label).toBe(label)
    expect(main.bookIds).toEqual(ids)
    expect(stop.label).toBe(stopLabel)
  })

  it('act on the whole batch where nothing can be done with what is selected, and say that too', () => {
    const { main, stop } = batchControls(sampleBatch([waiting, done]), [done], false, false)
    expect(main).toMatchObject({ label: 'Start all', bookIds: null, enabled: true })
    expect(stop).toMatchObject({ label: 'Stop all', enabled: false })
  })

  it('start what failed only where Start mends it', () => {
    const damaged = sampleBook('f', { state: 'failed', failure: { code: 'file-damaged' } })
    const full = sampleBook('g', { state: 'failed', failure: { code: 'disk-full' } })
    expect([startMendsOne([done, damaged]), startMendsOne([damaged, full])]).toEqual([false, true])
    const enabled = (mends: boolean): boolean =>
      batchControls(sampleBatch([damaged]), [], mends, false).main.enabled
    expect([enabled(false), enabled(true)]).toEqual([false, true])
  })

  it('count', () => {
    const failed = sampleBook('f', { state: 'failed' })
    const locked = sampleBook('l', { state: 'needs-attention' })
    expect(countsWords(sampleBatch([done, waiting]))).toBe('1 of 2 books done')
    expect(countsWords(sampleBatch([done, failed, locked]))).toBe(
      '1 of 3 books done, 1 failed, 1 needs attention',
    )
  })
})
