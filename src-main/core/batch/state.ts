import type { BatchState, Hold } from '../../../src-contract/book-view.ts'
import type { PhaseNumber } from '../../../src-contract/phases.ts'
import type { Book } from './book.ts'
import { BookTable } from './book-table.ts'

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

/** The list as it stands. The same array as long as nothing in it changes: it is asked for several times an event. */
export function booksInOrder(batch: Batch): readonly Book[] {
  return BookTable.from(batch.books).inOrder(batch.order)
}
