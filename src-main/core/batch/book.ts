import type { BookFacts } from '../../../src-contract/book-facts.ts'
import type { BookState, PhaseProgress } from '../../../src-contract/book-view.ts'
import type { Failure } from '../../../src-contract/failure.ts'
import type { ChapterMark, EventOf, Gap, OffSound } from '../../../src-contract/orchestrator-protocol.ts'
import type { PhaseNumber } from '../../../src-contract/phases.ts'
import type { Pace } from '../estimate/pace.ts'
import type { LibraryFacts } from '../pile/library-facts.ts'

/** Where one book's work and results live; absolute paths. */
export type Place = { workspace: string; pipelineJson: string; outputDir: string | null }

/** Why we end a run that would have gone on: it decides what becomes of the book. */
export type Ending = 'stop' | 'pause' | 'remove' | 'timeout' | 'close'

export const runOutcomes = ['completed', 'failed', 'cancelled', 'timed-out', 'lost'] as const
export type RunOutcome = (typeof runOutcomes)[number]

/** What is left of a run when it is over. */
export type RunSummary = {
  outcome: RunOutcome
  exitCode: number | null
  signal: string | null
  durationSec: number
  /** The last 500 characters. */
  stderrTail: string
  stdoutTail: string
}

/** A process at work on a book. Times are milliseconds since 1970, passed in with the events. */
export type Run = {
  runId: string
  startedAt: number
  lastProgressAt: number
  /** An orchestrator of another make: it may be silent for long, and may not be suspendable. */
  foreign: boolean
  /** It waits for an answer of the user's, however long that takes. */
  asking: boolean
  /** Seconds that phase 2 was at work, once it is over; 0 before, and where an earlier run had read the book. */
  readSec: number
  /** Since when it is suspended; null: it is not. */
  restingSince: number | null
  /** Seconds that it was suspended: they say nothing about the machine's speed. */
  restedSec: number
  /** How many of them before the present phase. */
  restedBeforePhaseSec: number
  /** It cannot be suspended: the pause comes after this book. */
  afterBook: boolean
  ending: Ending | null
  result: EventOf<'finished'> | null
  failure: Failure | null
}

export function newRun({ runId, startedAt }: Pick<Run, 'runId' | 'startedAt'>): Run {
  return {
    runId,
    startedAt,
    lastProgressAt: startedAt,
    foreign: false,
    asking: false,
    afterBook: false,
    readSec: 0,
    restingSince: null,
    restedSec: 0,
    restedBeforePhaseSec: 0,
    ending: null,
    result: null,
    failure: null,
  }
}

export type Book = {
  id: string
  path: string
  fileName: string
  bytes: number
  state: BookState
  /** To be run as soon as there is room: set by Start, Resume and Retry. */
  wanted: boolean
  facts: BookFacts | null
  fileId: string | null
  place: Place | null
  failure: Failure | null
  /** The book that this one is the same as. */
  duplicateOf: string | null
  /** When it was done, in words ("3 May"); of skipped books. */
  doneOn: string | null
  /** Whether a crash or a quit cut its run short. */
  interrupted: boolean
  /** What the next run is to make anew. */
  redo: Redo
  /** Done, but with other settings than those in force: the phase from which they would make it otherwise. */
  madeOtherwise: PhaseNumber | null
  /** What the record says of earlier work, in words: "Changed since 3 May". */
  standingNote: string | null
  /** By its first bytes, until it has been looked at. */
  fileType: string | null
  /** What a library program keeps beside it. */
  library: LibraryFacts | null
  /** The same book in other formats, left aside for this one. */
  otherFormats: readonly string[]
  /** Which orchestrator makes or made it, in a few words. */
  orchestrator: string | null
  /** Whether that one is of another make, which knows of no work within a phase. */
  foreign: boolean
  voice: string | null
  phases: readonly PhaseProgress[]
  phase: PhaseNumber | null
  pace: Pace | null
  outputs: readonly string[]
  chapters: readonly ChapterMark[]
  gaps: readonly Gap[]
  sounds: readonly OffSound[]
  audioSec: number | null
  warnings: number
  /** Runs so far. */
  attempt: number
  startedAt: number | null
  finishedAt: number | null
  /** When the phase at work began. */
  phaseStartedAt: number | null
  /** Seconds at work in the runs that are over. */
  workedSec: number
  logPath: string | null
  run: Run | null
  lastRun: RunSummary | null
  /** It came to an end that no batch section tells of yet. */
  unreported: boolean
}

/**
 * What a run makes again: nothing, everything, what a phase and those after it made, or the chunks without a sound. It is discarded first; `keeps`: only what the
 * settings make otherwise by now.
 */
export type Redo =
  | { kind: 'nothing' }
  | { kind: 'all' }
  | { kind: 'from'; phase: PhaseNumber; keeps?: boolean | undefined }
  | { kind: 'gaps' }

export const redoNothing: Redo = { kind: 'nothing' }

/** Uses the machine: these are what max_workers counts. */
export function isAtWork(book: Book): boolean {
  return book.state === 'running' || book.state === 'pausing'
}

export function isFinished(state: BookState): boolean {
  return (
    state === 'done' ||
    state === 'done-with-gaps' ||
    state === 'skipped' ||
    state === 'failed' ||
    state === 'cancelled'
  )
}

/** Its process is being ended; until that is seen nothing else can be asked of it. */
export function isEnding(book: Book): boolean {
  return book.run !== null && book.run.ending !== null
}

/** Waits to be run, or to be looked at and then run. */
export function isAwaited(book: Book): boolean {
  return book.wanted && (book.state === 'waiting' || book.state === 'checking' || book.state === 'paused')
}
