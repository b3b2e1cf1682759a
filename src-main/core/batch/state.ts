import type { BookFacts } from '../../../src-contract/book-facts.ts'
import type { BatchState, BookState, Hold, PhaseProgress } from '../../../src-contract/book-view.ts'
import type { Failure } from '../../../src-contract/failure.ts'
import type { ChapterMark, EventOf, Gap, OffSound } from '../../../src-contract/orchestrator-protocol.ts'
import type { PhaseNumber } from '../../../src-contract/phases.ts'
import type { Pace } from '../estimate/pace.ts'
import type { LibraryFacts } from '../pile/library-facts.ts'
import { BookTable } from './book-table.ts'

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

export type Limits = {
  maxWorkers: number
  /** Books per Start; null: all. */
  batchSize: number | null
  /** Seconds without progress; 0: never. */
  phaseTimeoutSec: number
  phases: readonly PhaseNumber[]
}

export type BatchRun = {
  id: string
  startedAt: number
  /** Books whose run began under this Start, for batch_size. */
  begun: number
}

/** What was said beside Start, for this batch alone. Null: as the settings say. */
export type RunChoice = { phases: readonly PhaseNumber[] | null }

/** `wasPaused`: by the user, so that it does not go on by itself. */
export type Interruption = { at: number; booksLeft: number; wasPaused: boolean }

export type Batch = {
  mode: BatchState
  /** Part of every run id, so that ids of two sessions differ. */
  session: string
  nextNumber: number
  /** Whether Start was pressed for everything: then what is added later joins in. */
  takesAll: boolean
  closing: boolean
  limits: Limits
  choice: RunChoice
  /** Why Bookspool itself holds the batch back: too little disk, or battery. */
  hold: Hold | null
  /** Whether the present pause is the hold's and ends with it; a pause that the user asked for does not. */
  pausedByHold: boolean
  /** Books that the governor lets run side by side; null: as many as the settings say. */
  room: number | null
  /** Ids in the order of the list. */
  order: readonly string[]
  books: ReadonlyMap<string, Book>
  current: BatchRun | null
  interrupted: Interruption | null
  /** Seconds of work that a second of audio took, smoothed over finished books, without what recognising their pages took. */
  workPerAudio: number | null
  /** Seconds of work that a scanned page took to be recognised, smoothed over books. */
  workPerScan: number | null
  lastTick: number | null
}

export function newBatch(session: string, limits: Limits): Batch {
  return {
    mode: 'idle',
    session,
    nextNumber: 1,
    takesAll: false,
    closing: false,
    limits,
    choice: { phases: null },
    hold: null,
    pausedByHold: false,
    room: null,
    order: [],
    books: BookTable.of([]),
    current: null,
    interrupted: null,
    workPerAudio: null,
    workPerScan: null,
    lastTick: null,
  }
}

/** The phases of the batch that is under way, or would be under Start. */
export function phasesOf(batch: Batch): readonly PhaseNumber[] {
  return batch.choice.phases ?? batch.limits.phases
}

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

/** The list as it stands. The same array as long as nothing in it changes: it is asked for several times an event. */
export function booksInOrder(batch: Batch): readonly Book[] {
  return BookTable.from(batch.books).inOrder(batch.order)
}
