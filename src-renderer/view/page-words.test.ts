import { describe, expect, it } from 'vitest'
import type { PhaseRecord } from '../../src-contract/book-page.ts'
import { sampleBatch, sampleBook } from '../testing/sample-books.ts'
import { holdWords, totalsWords } from './batch-words.ts'
import { formatWords, makerWords, outputWords, timeWords } from './book-meta.ts'
import { pauseLossWords, pauseWaitWords, silenceWords } from './pause-words.ts'
import { recordLook, recordWords, soundWords } from './phase-record-words.ts'
import { droppedWords, redoWords, settingWords } from './redo-words.ts'
import { runChoiceWords } from './run-choice-words.ts'

const now = '2026-05-03T18:00:00'

describe('a pause that cannot come at once', () => {
  it.each([
    [{ remainingSec: 10_800 }, 'Pauses after this book, about 3 h'],
    [{ remainingSec: null }, 'Pauses after this book'],
  ])('says how long the book still takes', (about, words) => {
    expect(pauseWaitWords(sampleBook('a', about))).toBe(words)
  })

  it.each([
    [{ phase: 4, phaseStartedAt: '2026-05-03T14:10:00' }, 'loses phase 4 since 14:10'],
    [{ phase: 4, phaseStartedAt: null }, 'loses phase 4'],
    [{ phase: null, phaseStartedAt: null }, 'loses nothing'],
  ] as const)('says what stopping now costs', (about, words) => {
    expect(pauseLossWords(sampleBook('a', about), now)).toBe(words)
  })

  it('tells a silence from a failure', () => {
    expect(silenceWords('2026-05-03T14:10:00', now)).toMatch(/^Silent since 14:10\. .*Stop ends it\.$/u)
  })
})

describe('running again from a phase', () => {
  it.each([
    [1, /^Phases 1 Check, 2 Read, 3 Split, 4 Speak and 5 Master of “A” are done again; .* first\.$/u],
    [2, /Phase 1 Check is kept\.$/u],
    [4, /^Phases 4 Speak and 5 Master .* Phases 1 Check, 2 Read and 3 Split are kept\.$/u],
    [5, /^Phase 5 Master of “A” is done again; what it made .* Phases 1 Check, .* and 4 Speak are kept\.$/u],
  ] as const)('from %i names what is redone and what is kept', (phase, words) => {
    expect(redoWords(phase, '“A”')).toMatch(words)
  })

  it('after a change of settings keeps what that leaves as it was', () => {
    expect(redoWords(4, '“A”', true)).toMatch(
      /^Phases 4 .* are done again; whatever the change leaves as it was is kept\. Phases 1 .* are kept\.$/u,
    )
  })

  it('names the cause where settings are another, and the whole where nothing is left to go on from', () => {
    expect(settingWords(5, '“A”')).toBe('Loudness or files: others are chosen now than “A” was made with.')
    expect(settingWords(4, '“A”')).toBe(
      'Voice, speed or pauses: others are chosen now than “A” was made with.',
    )
    expect(droppedWords('“A”')).toMatch(
      /^The working files of “A” were dropped: phases 2 Read, .* and 5 Master /u,
    )
  })
})

describe('what a row tells beside its state', () => {
  it('its times', () => {
    const book = sampleBook('a', {
      startedAt: '2026-05-03T08:12:00',
      finishedAt: '2026-05-03T09:40:00',
      elapsedSec: 5280,
      attempt: 2,
    })
    expect(timeWords(book, now)).toBe('08:12 to 09:40 · 1 h 28 min · attempt 2')
    expect(timeWords({ ...book, finishedAt: null, attempt: 1 }, now)).toBe('since 08:12 · 1 h 28 min')
    expect(timeWords(sampleBook('b'), now)).toBe('')
  })

  it('its voice and its maker', () => {
    expect(makerWords({ voice: 'espeak:de', orchestrator: 'Built in' })).toBe('espeak:de · Built in')
    expect(makerWords({ voice: null, orchestrator: null })).toBe('')
  })

  it('what came out', () => {
    expect(outputWords({ outputs: [] })).toBeNull()
    expect(outputWords({ outputs: ['C:\\Music\\A.mp3', 'C:\\Music\\B.mp3'] })).toBe('A.mp3 and 1 more')
  })

  it('which of its formats was taken', () => {
    const book = sampleBook('a', { fileType: 'epub', otherFormats: ['/b/a.pdf', '/b/a.mobi', '/c/a.pdf'] })
    expect(formatWords(book)).toBe('EPUB taken, PDF and MOBI left aside')
    expect(formatWords({ ...book, otherFormats: [] })).toBeNull()
  })
})

describe('a phase as the record has it', () => {
  const record: PhaseRecord = {
    phase: 4,
    status: 'partial_success',
    source: 'python',
    readAt: 'phase4.files.a',
    finishedAt: '2026-05-03T02:41:00',
    seconds: 912,
    workDroppedAt: null,
    errors: [],
  }
  it.each([
    [{}, 'Done with gaps', '02:41 · 15 min · Python'],
    [{ status: 'success', source: 'old', finishedAt: null, seconds: null }, 'Done', 'an old record'],
    [{ status: 'unknown', source: 'none', finishedAt: null, seconds: null }, 'Not run', ''],
    [{ status: 'pending', source: 'none', finishedAt: null, seconds: null }, 'Not run', ''],
  ] as const)('%j', (about, status, said) => {
    expect(recordLook({ ...record, ...about }).words).toBe(status)
    expect(recordWords({ ...record, ...about }, now)).toBe(said)
  })
})

describe('the batch', () => {
  it('tells what the pile comes to', () => {
    const of = (totals: object) =>
      totalsWords(
        sampleBatch([], {
          totals: { books: 14, unread: 0, audioSec: null, workSec: null, diskBytes: null, ...totals },
        }),
      )
    expect(of({ audioSec: 331_200, workSec: 5400, diskBytes: 12e9 })).toBe(
      '14 to do · 92 h of audio · 1 h 30 min of work · 12 GB of disk',
    )
    expect(of({ audioSec: 331_200, unread: 3 })).toBe('14 to do · 92 h of audio · 3 not read yet')
    expect(of({ unread: 14 })).toBe('14 to do')
    expect(of({ books: 0 })).toBeNull()
  })

  it.each([
    ['disk', 'Waits for room: x'],
    ['battery', 'Waits for power: x'],
    ['cpu', 'Waits for the CPU: x'],
  ] as const)('says why it holds itself back: %s', (reason, words) => {
    expect(holdWords({ reason, detail: 'x' })).toBe(words)
  })

  it.each([
    [[1, 2, 3, 4, 5], true, null],
    [[4, 5], true, 'Phases 4, 5'],
    [[5], false, 'Phase 5 · anew'],
  ] as const)('says what was chosen for one run: %j', (phases, resumes, words) => {
    expect(runChoiceWords({ phases, resumes })).toBe(words)
  })
})

it.each([
  [{ lufs: -18, truePeakDb: -3.24, rmsDb: -19.11, noiseFloorDb: -96 }, '−18.0 LUFS · peak −3.2 dBTP · RMS −19.1 dBFS · noise floor below −96 dBFS'],
  [{ lufs: -16.5, truePeakDb: -3.2, rmsDb: -18, noiseFloorDb: -71.26 }, '−16.5 LUFS · peak −3.2 dBTP · RMS −18.0 dBFS · noise floor −71.3 dBFS'],
])('levels of a finished book', (sound, words) => {
  expect(soundWords(sound)).toBe(words)
}) // prettier-ignore
