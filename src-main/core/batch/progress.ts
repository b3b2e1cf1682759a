import { assertNever } from '../../../src-contract/assert-never.ts'
import type { PhaseProgress } from '../../../src-contract/book-view.ts'
import type { OrchestratorEvent } from '../../../src-contract/orchestrator-protocol.ts'
import type { PhaseNumber } from '../../../src-contract/phases.ts'
import { bookFraction } from '../estimate/fraction.ts'
import { isFirstRun, smoothed } from '../estimate/measured.ts'
import { advance, rebase, startPace } from '../estimate/pace.ts'
import type { Command } from './commands.ts'
import { changed, ignored, withBook, type Outcome } from './outcome.ts'
import { restedSecOf, workedOfPhase } from './rest.ts'
import { redoNothing, type Book, type Redo, type Run } from './book.ts'
import type { Batch } from './state.ts'

type PhaseStarted = Extract<OrchestratorEvent, { type: 'phase-started' }>

/** The phases asked for, each with what is known of it from before. */
export function phasesFor(
  requested: readonly PhaseNumber[],
  known: readonly PhaseProgress[],
): PhaseProgress[] {
  return requested.map((phase): PhaseProgress => {
    const before = known.find((progress) => progress.phase === phase)
    if (before === undefined) return { phase, status: 'waiting', done: 0, total: null }
    return before.status === 'done' ? before : Object.assign({}, before, { status: 'waiting' as const })
  })
}

function withPhase(book: Book, progress: PhaseProgress): Book {
  const known = book.phases.some((other) => other.phase === progress.phase)
  const phases = known
    ? book.phases.map((other) => (other.phase === progress.phase ? progress : other))
    : [...book.phases, progress].sort((a, b) => a.phase - b.phase)
  return { ...book, phases, phase: progress.phase }
}

function phaseOfBook(book: Book, phase: PhaseNumber): PhaseProgress {
  return (
    book.phases.find((other) => other.phase === phase) ?? { phase, status: 'waiting', done: 0, total: null }
  )
}

/** A phase that was broken off shows what it had reached until its run has looked at what stands. */
function begunPhase(book: Book, { phase, done, total }: PhaseStarted): PhaseProgress {
  const before = phaseOfBook(book, phase)
  const goesOn = before.status !== 'done' && total === null
  return goesOn ? { ...before, status: 'running' } : { phase, status: 'running', done, total }
}

function moved(book: Book, run: Run, at: number): Book {
  return { ...book, run: { ...run, lastProgressAt: at } }
}

/**
 * What a run that follows is to discard. What ours makes from here on belongs to this very run: a pause or a crash within it discards nothing. Another make
 * discards phase by phase, and would take what stands of the later ones for done.
 */
function redoAfter({ redo }: Book, run: Run, phase: PhaseNumber): Redo {
  if (!run.foreign) return redo.kind === 'all' ? redoNothing : redo
  return redo.kind === 'nothing' ? redo : { kind: 'from', phase }
}

/** Pages below which the start of what recognises them counts for more than they do. */
const fewScans = 3

/** Seconds of work that a scanned page takes, once a book's pages were recognised from the first to the last in one go. */
function measuredScans({ workPerScan }: Batch, book: Book, readSec: number | null): number | null {
  const scans = book.facts?.scannedPages ?? 0
  const isWhole = readSec !== null && isFirstRun(book)
  return isWhole && scans >= fewScans ? smoothed(workPerScan, readSec, scans) : workPerScan
}

/** Seconds since the phase began, a sleep of the machine among them, which the run's own clock may not have seen. */
function elapsedOf({ phaseStartedAt }: Book, { elapsedSec }: { elapsedSec: number }, at: number): number {
  return phaseStartedAt === null ? elapsedSec : Math.max(elapsedSec, (at - phaseStartedAt) / 1000)
}

/** What a run says about its book while it is at work. */
export function runSaid(state: Batch, book: Book, run: Run, event: OrchestratorEvent, at: number): Outcome {
  const keep = (next: Book, commands: Command[] = []): Outcome => changed(withBook(state, next), commands)
  switch (event.type) {
    case 'hello':
      return ignored(state, 'a greeting')
    case 'facts':
      return keep({
        ...moved(book, run, at),
        facts: event.facts,
        audioSec: event.facts.audioSec ?? book.audioSec,
      })
    case 'phase-started': {
      const { phase } = event
      const begun = { ...run, restedBeforePhaseSec: restedSecOf(run, at) }
      const next = withPhase(moved(book, begun, at), begunPhase(book, event))
      // What stands from an earlier run was not made at this pace, and no phase goes at the pace of the one before: reading a book is over in
      // seconds, and would promise that speaking it is too.
      const pace = startPace(bookFraction(next), at)
      return keep({ ...next, pace, phaseStartedAt: at, redo: redoAfter(book, run, phase) }, [
        { type: 'persist' },
      ])
    }
    case 'progress': {
      const { phase, done, total } = event
      const next = withPhase(moved(book, run, at), { phase, status: 'running', done, total })
      return keep({ ...next, pace: advance(book.pace, bookFraction(next), at) })
    }
    case 'phase-finished': {
      const read =
        event.phase === 2 && !event.reused ? workedOfPhase(run, elapsedOf(book, event, at), at) : null
      const before = phaseOfBook(book, event.phase)
      const done = before.total ?? before.done
      const next = withPhase(moved(book, { ...run, readSec: read ?? run.readSec }, at), {
        ...before,
        status: 'done',
        done,
      })
      const fraction = bookFraction(next)
      const pace = event.reused ? rebase(book.pace, fraction, at) : advance(book.pace, fraction, at)
      const speed = { workPerScan: measuredScans(state, next, read) }
      return changed(withBook({ ...state, ...speed }, { ...next, pace }), [{ type: 'persist' }])
    }
    case 'chunk-done':
      return keep(moved(book, run, at))
    case 'record': {
      const { phase, entry } = event
      const voice = phase === 4 && typeof entry['voice_id'] === 'string' ? entry['voice_id'] : book.voice
      return keep({ ...moved(book, run, at), voice }, [
        { type: 'store-record', bookId: book.id, phase, entry },
      ])
    }
    case 'warning':
      return keep({ ...book, warnings: book.warnings + 1 })
    case 'artifact': {
      if (event.kind !== 'audio' || book.outputs.includes(event.path)) return keep(moved(book, run, at))
      return keep({ ...moved(book, run, at), outputs: [...book.outputs, event.path] })
    }
    case 'paused':
    case 'resumed':
    case 'stopped':
      return ignored(state, 'the process itself tells when it is so')
    case 'failed': {
      const failedPhase = event.phase === null ? null : phaseOfBook(book, event.phase)
      const next = failedPhase === null ? book : withPhase(book, { ...failedPhase, status: 'failed' })
      return keep({ ...next, run: { ...run, failure: event.failure } })
    }
    case 'finished':
      return keep({ ...book, run: { ...run, result: event } }, [{ type: 'persist' }])
    default:
      return assertNever(event)
  }
}
