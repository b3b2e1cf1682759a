import type { BookFacts } from '../../../src-contract/book-facts.ts'
import type { Failure } from '../../../src-contract/failure.ts'
import type { ChapterMark, OrchestratorEvent } from '../../../src-contract/orchestrator-protocol.ts'
import type { Limits, Place, RunSummary } from './state.ts'

/** What is known of a book's earlier work when it has been looked at. */
export type Standing =
  | { kind: 'new' }
  /** Every requested phase stands; `doneOn` in words, where the record has a date. */
  | {
      kind: 'done'
      doneOn: string | null
      outputs: string[]
      /** Null and empty where the record does not tell. */
      audioSec: number | null
      chapters: ChapterMark[]
    }

export type NewFile = { id: string; path: string; fileName: string; bytes: number }

/** Left out: the whole batch. */
type Which = { bookIds?: readonly string[] }

export type OrderEvent =
  | ({ type: 'start' } & Which)
  | ({ type: 'pause' } & Which)
  | ({ type: 'resume' } & Which)
  | ({ type: 'stop' } & Which)
  | { type: 'retry'; bookIds: readonly string[]; fromScratch: boolean }
  | { type: 'remove'; bookIds: readonly string[] }
  | { type: 'close' }

export type PileEvent =
  | { type: 'added'; files: readonly NewFile[]; discard: boolean }
  | {
      type: 'checked'
      bookId: string
      facts: BookFacts | null
      failure: Failure | null
      fileId: string | null
      place: Place | null
      standing: Standing
    }
  /** The password itself never comes near the state: it would reach the journal. */
  | { type: 'password-given'; bookId: string }

/** Each carries the run it is about: what a run says after it was given up is fenced off. */
export type RunEvent =
  | { type: 'run-placed'; bookId: string; runId: string; place: Place; fileId: string; logPath: string }
  | { type: 'run-said'; bookId: string; runId: string; event: OrchestratorEvent }
  | { type: 'run-suspended'; bookId: string; runId: string }
  | { type: 'run-ended'; bookId: string; runId: string; summary: RunSummary; failure: Failure | null }

export type MachineEvent = { type: 'tick' } | { type: 'limits-changed'; limits: Limits }

export type BatchEvent = OrderEvent | PileEvent | RunEvent | MachineEvent
export type EventNamed<Type extends BatchEvent['type']> = Extract<BatchEvent, { type: Type }>
