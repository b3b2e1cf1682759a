import { bookStates, type BatchView, type BookState, type BookView } from '../../../src-contract/book-view.ts'
import { fractionOf } from '../estimate/fraction.ts'
import { diskNeeded } from '../estimate/needs.ts'
import { batchFraction, batchRemainingSec, bookRemainingSec, isToBeDone } from '../estimate/remaining.ts'
import { booksInOrder, type Batch, type Book } from '../batch/state.ts'
import { noteOf } from './notes.ts'

export function isoTime(at: number): string {
  return new Date(at).toISOString()
}

function whole(seconds: number | null): number | null {
  return seconds === null ? null : Math.round(seconds)
}

export function bookView(batch: Batch, book: Book): BookView {
  const done = book.state === 'done' || book.state === 'done-with-gaps' || book.state === 'skipped'
  return {
    id: book.id,
    path: book.path,
    fileName: book.fileName,
    bytes: book.bytes,
    title: book.facts?.title ?? null,
    author: book.facts?.author ?? null,
    language: book.facts?.language ?? null,
    fileType: book.facts?.fileType ?? null,
    pages: book.facts?.pages ?? null,
    state: book.state,
    failure: book.failure,
    note: noteOf(book),
    phases: [...book.phases],
    phase: book.phase,
    fraction: done ? 1 : fractionOf(book.phases),
    remainingSec: whole(bookRemainingSec(batch, book)),
    audioSec: book.audioSec,
    outputs: [...book.outputs],
    chapters: [...book.chapters],
    gaps: [...book.gaps],
    warnings: book.warnings,
    attempt: book.attempt,
    startedAt: book.startedAt === null ? null : isoTime(book.startedAt),
    finishedAt: book.finishedAt === null ? null : isoTime(book.finishedAt),
    hasLog: book.logPath !== null,
    orchestrator: book.orchestrator,
    voice: book.voice,
    elapsedSec: book.attempt === 0 ? null : whole(book.workedSec),
    pausedAlone: (book.state === 'paused' || book.state === 'pausing') && !book.wanted,
    pausesAfterBook: book.state === 'pausing' && book.run?.afterBook === true,
    silentSince: silentSince(batch, book),
    phaseStartedAt: book.phaseStartedAt === null ? null : isoTime(book.phaseStartedAt),
    otherFormats: [...book.otherFormats],
    madeOtherwise: book.madeOtherwise,
    workSec: whole(bookRemainingSec(batch, book)),
    diskBytes: done ? null : diskNeeded(book.audioSec, fractionOf(book.phases)),
  }
}

/** Another make's silence is no failure, but worth a word once it is longer than ours may last. */
function silentSince(batch: Batch, book: Book): string | null {
  const { run } = book
  const limitMs = batch.limits.phaseTimeoutSec * 1000
  if (run === null || !run.foreign || book.state !== 'running' || limitMs === 0) return null
  const silentMs = (batch.lastTick ?? 0) - run.lastProgressAt
  return silentMs > limitMs ? isoTime(run.lastProgressAt) : null
}

type Totals = BatchView['totals']

function sumOf(values: readonly (number | null)[]): number | null {
  let sum = 0
  for (const value of values) {
    if (value === null) return null
    sum += value
  }
  return sum
}

/** Of everything that is still to be done. */
function totalsOf(batch: Batch): Totals {
  const left = booksInOrder(batch).filter(isToBeDone)
  const shared = sumOf(left.map((book) => bookRemainingSec(batch, book)))
  return {
    books: left.length,
    audioSec: sumOf(left.map((book) => book.audioSec)),
    workSec:
      shared === null
        ? null
        : Math.round(shared / Math.max(1, Math.min(left.length, batch.limits.maxWorkers))),
    diskBytes: sumOf(left.map((book) => diskNeeded(book.audioSec, fractionOf(book.phases)))),
  }
}

function countStates(books: readonly Book[]): Record<BookState, number> {
  const counts: Record<BookState, number> = {
    waiting: 0, checking: 0, 'needs-attention': 0, running: 0, pausing: 0, paused: 0,
    failed: 0, cancelled: 0, done: 0, 'done-with-gaps': 0, skipped: 0,
  } // prettier-ignore
  for (const state of bookStates) counts[state] = books.filter((book) => book.state === state).length
  return counts
}

/** `heldBack`: why the batch does less than it could, in words; null when it does not. */
export function batchView(batch: Batch, heldBack: string | null): BatchView {
  const { interrupted } = batch
  return {
    state: batch.mode,
    fraction: batchFraction(batch),
    remainingSec: batch.mode === 'running' ? whole(batchRemainingSec(batch)) : null,
    counts: countStates(booksInOrder(batch)),
    heldBack: batch.mode === 'running' ? heldBack : null,
    hold: batch.hold,
    totals: totalsOf(batch),
    interrupted:
      interrupted === null ? null : { at: isoTime(interrupted.at), booksLeft: interrupted.booksLeft },
  }
}
