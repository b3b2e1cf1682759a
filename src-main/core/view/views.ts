import { isMade, type BatchView, type BookView } from '../../../src-contract/book-view.ts'
import { bookFraction, fractionOf } from '../estimate/fraction.ts'
import { diskNeeded } from '../estimate/needs.ts'
import { bookRemainingSec } from '../estimate/remaining.ts'
import { tallyOf } from '../estimate/tally.ts'
import type { Book } from '../batch/book.ts'
import { restedSecOf } from '../batch/rest.ts'
import type { Batch } from '../batch/state.ts'
import { noteOf } from './notes.ts'

export function isoTime(at: number): string {
  return new Date(at).toISOString()
}

function whole(seconds: number | null): number | null {
  return seconds === null ? null : Math.round(seconds)
}

export function bookView(batch: Batch, book: Book): BookView {
  const done = isMade(book.state)
  const remainingSec = whole(bookRemainingSec(batch, book))
  return {
    id: book.id,
    path: book.path,
    fileName: book.fileName,
    bytes: book.bytes,
    title: book.facts?.title ?? book.library?.title ?? null,
    author: book.facts?.author ?? book.library?.author ?? null,
    language: book.facts?.language ?? book.library?.language ?? null,
    fileType: book.facts?.fileType ?? book.fileType,
    pages: book.facts?.pages ?? null,
    encoding: book.facts?.encoding ?? null,
    state: book.state,
    failure: book.failure,
    note: noteOf(book),
    phases: [...book.phases],
    phase: book.phase,
    fraction: done ? 1 : bookFraction(book),
    remainingSec,
    audioSec: book.audioSec,
    outputs: [...book.outputs],
    chapters: [...book.chapters],
    gaps: [...book.gaps],
    sounds: [...book.sounds],
    warnings: book.warnings,
    attempt: book.attempt,
    startedAt: book.startedAt === null ? null : isoTime(book.startedAt),
    finishedAt: book.finishedAt === null ? null : isoTime(book.finishedAt),
    hasLog: book.logPath !== null,
    orchestrator: book.orchestrator,
    voice: book.voice,
    elapsedSec: book.attempt === 0 ? null : whole(book.workedSec + workedNow(batch, book)),
    // After a quit nobody is at work beside whom it could be alone.
    pausedAlone:
      (book.state === 'paused' || book.state === 'pausing') && !book.wanted && batch.mode !== 'idle',
    pausesAfterBook: book.state === 'pausing' && book.run?.afterBook === true,
    silentSince: silentSince(batch, book),
    phaseStartedAt: book.phaseStartedAt === null ? null : isoTime(book.phaseStartedAt),
    otherFormats: [...book.otherFormats],
    madeOtherwise: book.madeOtherwise,
    workSec: remainingSec,
    diskBytes: done ? null : diskNeeded(book.audioSec, fractionOf(book.phases)),
  }
}

/** Seconds of the run that is under way in which it was at work, up to the last tick. */
function workedNow({ lastTick }: Batch, { run }: Book): number {
  if (run === null) return 0
  const at = lastTick ?? run.startedAt
  return Math.max(0, (at - run.startedAt) / 1000 - restedSecOf(run, at))
}

/** Another make's silence is no failure, but worth a word once it is longer than ours may last. */
function silentSince(batch: Batch, book: Book): string | null {
  const { run } = book
  const limitMs = batch.limits.phaseTimeoutSec * 1000
  if (run === null || !run.foreign || book.state !== 'running' || limitMs === 0) return null
  const silentMs = (batch.lastTick ?? 0) - run.lastProgressAt
  return silentMs > limitMs ? isoTime(run.lastProgressAt) : null
}

/** `heldBack`: why the batch does less than it could, in words; null when it does not. */
export function batchView(batch: Batch, heldBack: string | null): BatchView {
  const { interrupted } = batch
  const { counts, fraction, remainingSec, totals } = tallyOf(batch)
  return {
    state: batch.mode,
    fraction,
    remainingSec: batch.mode === 'running' ? whole(remainingSec) : null,
    counts,
    heldBack: batch.mode === 'running' ? heldBack : null,
    hold: batch.hold,
    totals,
    interrupted: interrupted === null ? null : { ...interrupted, at: isoTime(interrupted.at) },
  }
}
