import {
  bookStates,
  type BatchView,
  type BookState,
  type BookView,
  type PhaseProgress,
} from '../../src-contract/book-view.ts'
import { allPhaseNumbers, type PhaseNumber } from '../../src-contract/phases.ts'

export function sampleBook(id: string, about: Partial<BookView> = {}): BookView {
  return {
    id,
    path: `/home/anna/Books/${id}.pdf`,
    fileName: `${id}.pdf`,
    bytes: 1_240_000,
    title: null,
    author: null,
    language: 'en',
    fileType: 'pdf',
    pages: 180,
    encoding: null,
    state: 'waiting',
    failure: null,
    note: null,
    phases: phasesAt(null, 0),
    phase: null,
    fraction: 0,
    remainingSec: null,
    audioSec: null,
    outputs: [],
    chapters: [],
    gaps: [],
    sounds: [],
    warnings: 0,
    attempt: 1,
    startedAt: null,
    finishedAt: null,
    hasLog: false,
    orchestrator: null,
    voice: null,
    elapsedSec: null,
    pausedAlone: false,
    pausesAfterBook: false,
    silentSince: null,
    phaseStartedAt: null,
    otherFormats: [],
    madeOtherwise: null,
    workSec: null,
    diskBytes: null,
    ...about,
  }
}

export function phasesAt(
  current: PhaseNumber | null,
  fraction: number,
  status: 'running' | 'failed' | 'waiting' = 'running',
): PhaseProgress[] {
  const totals = { 1: 1_240_000, 2: 180, 3: 24, 4: 480, 5: 36_000 } as const
  return allPhaseNumbers.map((phase) => {
    const total = totals[phase]
    if (current === null || phase > current) return { phase, status: 'waiting', done: 0, total: null }
    if (phase < current) return { phase, status: 'done', done: total, total }
    return { phase, status, done: Math.floor(total * fraction), total }
  })
}

export function allDone(): PhaseProgress[] {
  return phasesAt(5, 1).map((progress) => Object.assign(progress, { status: 'done' as const }))
}

export function sampleBatch(books: readonly BookView[], about: Partial<BatchView> = {}): BatchView {
  const counts = Object.fromEntries(
    bookStates.map((state) => [state, books.filter((book) => book.state === state).length]),
  )
  const fraction = books.length === 0 ? 0 : books.reduce((sum, book) => sum + book.fraction, 0) / books.length
  return {
    state: 'idle',
    fraction,
    remainingSec: null,
    counts: fillCounts(counts),
    heldBack: null,
    hold: null,
    totals: { books: books.length, unread: books.length, audioSec: null, workSec: null, diskBytes: null },
    interrupted: null,
    ...about,
  }
}

function fillCounts(counts: Record<string, number>): Record<BookState, number> {
  const of = (state: BookState): number => counts[state] ?? 0
  return {
    waiting: of('waiting'), checking: of('checking'), 'needs-attention': of('needs-attention'), running: of('running'),
    pausing: of('pausing'), paused: of('paused'), failed: of('failed'), cancelled: of('cancelled'), done: of('done'),
    'done-with-gaps': of('done-with-gaps'), skipped: of('skipped'),
  } // prettier-ignore
}
