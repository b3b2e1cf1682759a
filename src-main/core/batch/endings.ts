import type { Failure } from '../../../src-contract/failure.ts'
import { isFirstRun, smoothed } from '../estimate/measured.ts'
import type { Command } from './commands.ts'
import type { EventNamed } from './events.ts'
import { changed, withBook, withoutBooks, type Outcome } from './outcome.ts'
import { needsAttention, recheckTwins } from './pile.ts'
import { restedSecOf } from './rest.ts'
import { redoNothing, type Book, type Run, type RunSummary } from './book.ts'
import type { Batch } from './state.ts'

/** The failure that a run's end stands for, where the run gave no other. */
function failureOfEnd(book: Book, summary: RunSummary): Failure {
  if (summary.signal !== null)
    return { code: 'orchestrator-lost', file: book.path, detail: `ended by ${summary.signal}` }
  if (summary.exitCode === null)
    return { code: 'orchestrator-lost', file: book.path, detail: 'no exit status' }
  if (summary.exitCode === 0)
    return { code: 'orchestrator-lost', file: book.path, detail: 'exit code 0, and no result' }
  return { code: 'orchestrator-failed', file: book.path, detail: `exit code ${summary.exitCode}` }
}

function finished(state: Batch, book: Book, run: Run, workedSec: number): Outcome {
  const { result } = run
  if (result === null) throw new TypeError('a finished book has a result')
  const done: Book = {
    ...book,
    state: result.status,
    outputs: result.outputs,
    chapters: result.chapters,
    gaps: result.gaps,
    sounds: result.sounds,
    audioSec: result.audioSec > 0 ? result.audioSec : book.audioSec,
    phases: book.phases.map((progress) => Object.assign({}, progress, { status: 'done' as const })),
    failure: null,
    redo: redoNothing,
    standingNote: null,
  }
  // Pages that were recognised have a speed of their own.
  const scanSec = (book.facts?.scannedPages ?? 0) > 0 ? run.readSec : 0
  const workPerAudio = isFirstRun(book)
    ? smoothed(state.workPerAudio, workedSec - scanSec, result.audioSec)
    : state.workPerAudio
  return changed(withBook({ ...state, workPerAudio }, done), [
    { type: 'log-batch', word: 'SUCCESS', bookId: book.id },
    { type: 'persist' },
  ])
}

function closed(state: Batch, book: Book): Outcome {
  const wasPaused = book.state === 'paused' || book.state === 'pausing'
  const next: Book = {
    ...book,
    state: wasPaused ? 'paused' : 'waiting',
    interrupted: true,
    finishedAt: null,
  }
  return changed(withBook(state, next), [{ type: 'persist' }])
}

/** A run is over: once, with everything that was known of it. A book that finished is done, whatever was asked of it meanwhile. */
export function runEnded(
  state: Batch,
  book: Book,
  run: Run,
  event: EventNamed<'run-ended'>,
  at: number,
): Outcome {
  const { summary } = event
  const workedSec = Math.max(0, summary.durationSec - restedSecOf(run, at))
  const over: Book = {
    ...book,
    run: null,
    wanted: false,
    phaseStartedAt: null,
    workedSec: book.workedSec + workedSec,
    pace: null,
    lastRun: summary,
    finishedAt: at,
    interrupted: false,
    unreported: true,
  }
  if (run.ending === 'remove') {
    const gone = new Set([book.id])
    const twins = recheckTwins(withoutBooks(state, gone), gone)
    const forget: Command = { type: 'forget-book', bookId: book.id }
    return changed(twins.state, [forget, ...twins.commands, { type: 'persist' }])
  }
  if (run.result !== null) return finished(state, over, run, workedSec)
  const failed = (failure: Failure): Outcome => {
    const kind = needsAttention(failure.code) ? 'needs-attention' : 'failed'
    const next: Book = { ...over, state: kind, failure }
    return changed(withBook(state, kind === 'failed' ? next : { ...next, wanted: true }), [
      { type: 'log-batch', word: 'FAIL', bookId: book.id },
      { type: 'persist' },
    ])
  }
  switch (run.ending) {
    case 'close':
      return closed(state, over)
    case 'pause':
      return changed(withBook(state, { ...over, state: 'paused', wanted: book.wanted, finishedAt: null }), [
        { type: 'persist' },
      ])
    case 'stop':
      return changed(withBook(state, { ...over, state: 'cancelled' }), [{ type: 'persist' }])
    case 'timeout': {
      const detail = book.phase === null ? 'none' : String(book.phase)
      const limit = state.limits.phaseTimeoutSec
      return failed({ code: 'phase-timeout', file: book.path, detail, limit })
    }
    case null:
      return failed(run.failure ?? event.failure ?? failureOfEnd(book, summary))
    default:
      return run.ending
  }
}
