import { describe, expect, it } from 'vitest'
import { bookStates, type BookView } from '../../src-contract/book-view.ts'
import { phasesAt, sampleBook } from '../testing/sample-books.ts'
import {
  isPasswordWanted,
  phaseFraction,
  phaseWords,
  progressWords,
  readyWords,
  stateTone,
  stateWords,
  titleOf,
} from './book-words.ts'

const gap = { chunk: 3, text: 'x', reason: 'y' }

describe('words about a book', () => {
  it('has words and a tone for every state', () => {
    for (const state of bookStates) {
      const book = sampleBook('a', { state })
      expect(stateWords(book)).not.toBe('')
      expect(stateTone(state)).not.toBe('')
    }
  })

  it.each<[Partial<BookView>, string]>([
    [{ state: 'running', phase: 4 }, 'Speaking'],
    [{ state: 'running', phase: null }, 'Running'],
    [{ state: 'pausing', phase: 4 }, 'Pausing…'],
    [{ state: 'done-with-gaps', gaps: [gap] }, 'Done with 1 gap'],
    [{ state: 'done-with-gaps', gaps: [gap, gap] }, 'Done with 2 gaps'],
    [{ state: 'needs-attention', failure: { code: 'password-wrong' } }, 'Needs a password'],
    [{ state: 'needs-attention', failure: { code: 'duplicate' } }, 'Needs attention'],
  ])('%j is %s', (about, words) => {
    expect(stateWords(sampleBook('a', about))).toBe(words)
  })

  it.each<[Partial<BookView>, string]>([
    [{ state: 'waiting' }, ''],
    [{ state: 'running', fraction: 0 }, '0 %'],
    [{ state: 'running', fraction: 0.47, remainingSec: 8040 }, '47 % · 2 h 14 min left'],
    [{ state: 'paused', fraction: 0.31, remainingSec: 8040 }, '31 %'],
    [{ state: 'done', fraction: 1, audioSec: 30_480 }, '8:28:00 of audio'],
    [{ state: 'done', fraction: 1 }, ''],
  ])('%j has come to “%s”', (about, words) => {
    expect(progressWords(sampleBook('a', about))).toBe(words)
  })

  it.each([
    [{ title: 'Alice', fileName: 'x.pdf' }, 'Alice'],
    [{ title: ' ', fileName: 'alice.pdf' }, 'alice'],
    [{ title: null, fileName: 'Vol. 2 of the trilogy.epub' }, 'Vol. 2 of the trilogy'],
    [{ title: null, fileName: 'README' }, 'README'],
  ])('%j is called %s', (book, title) => {
    expect(titleOf(book)).toBe(title)
  })

  it.each([
    [{}, 'Ready to start: 180 pages'],
    [{ audioSec: 8040 }, 'Ready to start: 180 pages, about 2 h 14 min of audio'],
    [{ pages: null, audioSec: 20 }, 'Ready to start: less than a minute of audio'],
    [{ pages: null }, 'Ready to start'],
    [{ note: 'Queued' }, null],
    [{ state: 'done' }, null],
  ] as const)('says what Start would do: %j', (about, words) => {
    expect(readyWords(sampleBook('a', about))).toBe(words)
  })

  it('asks for a password only while one is wanted', () => {
    expect(isPasswordWanted(sampleBook('a', { state: 'failed', failure: { code: 'password-wrong' } }))).toBe(
      false,
    )
  })

  it('says each phase in its own unit', () => {
    const at = (phase: 1 | 2 | 3 | 4 | 5): string =>
      phaseWords(phasesAt(phase, 0.5)[phase - 1] ?? { phase, status: 'waiting', done: 0, total: null })
    expect(
      [1, 2, 3, 4, 5].map((phase) =>
        at(phase === 1 ? 1 : phase === 2 ? 2 : phase === 3 ? 3 : phase === 4 ? 4 : 5),
      ),
    ).toEqual([
      'Check: 620 kB of 1.2 MB',
      'Read: 90 of 180 pages',
      'Split: 12 of 24 chapters',
      'Speak: 240 of 480 chunks',
      'Master: 5:00:00 of 10:00:00',
    ])
    expect(phaseWords({ phase: 4, status: 'running', done: 7, total: null })).toBe('Speak: 7 chunks')
    expect(phaseWords({ phase: 4, status: 'running', done: 0, total: null })).toBe('Speak: running')
  })

  it('knows how full a phase is, and when it cannot be told', () => {
    expect(phaseFraction({ phase: 4, status: 'running', done: 120, total: 480 })).toBe(0.25)
    expect(phaseFraction({ phase: 4, status: 'running', done: 120, total: null })).toBeNull()
    expect(phaseFraction({ phase: 4, status: 'waiting', done: 0, total: null })).toBe(0)
    expect(phaseFraction({ phase: 4, status: 'done', done: 0, total: 0 })).toBe(1)
  })
})
