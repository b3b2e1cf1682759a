import type { BookFacts } from '../../../src-contract/book-facts.ts'
import type { Hold, PhaseProgress } from '../../../src-contract/book-view.ts'
import type { Failure } from '../../../src-contract/failure.ts'
import type {
  ChapterMark,
  Gap,
  OffSound,
  OrchestratorEvent,
} from '../../../src-contract/orchestrator-protocol.ts'
import type { PhaseNumber } from '../../../src-contract/phases.ts'
import type { LibraryFacts } from '../pile/library-facts.ts'
import type { Place, Redo, RunSummary } from './book.ts'
import type { Limits } from './state.ts'

/** What is known of a book's earlier work when it has been looked at. */
export type Standing =
  /** Something is left to do. `phases`: what stands already; `note`: "changed since 3 May". */
  | {
      kind: 'new'
      phases?: readonly PhaseProgress[]
      note?: string | null
      /** The one that was chosen for it. */
      voice?: string | null
    }
  /** Every requested phase stands; `doneOn` in words, where the record has a date. */
  | {
      kind: 'done'
      doneOn: string | null
      outputs: string[]
      /** Null and empty where the record does not tell. */
      audioSec: number | null
      chapters: ChapterMark[]
      /** What could not be spoken. */
      gaps?: readonly Gap[]
      /** What sounded off. */
      sounds?: readonly OffSound[]
      /** The one that spoke it. */
      voice?: string | null
      /** The phase from which the settings in force would make it otherwise. */
      madeOtherwise?: PhaseNumber | null
    }

export type NewFile = {
  id: string
  path: string
  fileName: string
  bytes: number
  /** Paths of the same book in other formats. */
  otherFormats: readonly string[]
  /** By its first bytes, where they were looked at. */
  fileType?: string | null
  /** What a library program keeps beside it. */
  library?: LibraryFacts | null
}

/** Left out: the whole batch. */
type Which = { bookIds?: readonly string[] }

export type OrderEvent =
  /** `phases` and `discard`: said beside Start, for this batch alone. */
  | ({ type: 'start'; phases?: readonly PhaseNumber[]; discard?: boolean } & Which)
  /** `now`: a run that cannot be suspended is ended instead. */
  | ({ type: 'pause'; now?: boolean } & Which)
  | ({ type: 'resume' } & Which)
  | ({ type: 'stop' } & Which)
  | { type: 'retry'; bookIds: readonly string[]; redo: Redo }
  | { type: 'move'; bookIds: readonly string[]; to: 'top' | 'bottom' }
  | { type: 'remove'; bookIds: readonly string[] }
  | { type: 'close' }

export type PileEvent =
  | { type: 'added'; files: readonly NewFile[]; redo: Redo }
  | {
      type: 'checked'
      bookId: string
      facts: BookFacts | null
      failure: Failure | null
      fileId: string | null
      place: Place | null
      standing: Standing
    }
  /** What it has of its own is another now; `voice` left out: not its voice. `madeOtherwise`: of a book that is made, from which phase on that would make it otherwise; `begun`: of another, what stands of it all the same. */
  | {
      type: 'chosen'
      bookId: string
      voice?: string | null
      madeOtherwise: PhaseNumber | null
      begun?: Standing | null
    }
  /** The record says something else now: a rollback. */
  | { type: 'look-again' }
  /** The password itself never comes near the state: it would reach the journal. */
  | { type: 'password-given'; bookId: string }

/** Each carries the run it is about: what a run says after it was given up is fenced off. */
export type RunEvent =
  | {
      type: 'run-placed'
      bookId: string
      runId: string
      place: Place
      fileId: string
      logPath: string
      /** In a few words. */
      orchestrator: string
      foreign: boolean
    }
  | { type: 'run-said'; bookId: string; runId: string; event: OrchestratorEvent }
  /** Which voice speaks or spoke it; of another make, which tells nothing itself. */
  | { type: 'run-voiced'; bookId: string; runId: string; voice: string }
  /** The user is being asked something that the run needs; it has not begun. */
  | { type: 'run-asks'; bookId: string; runId: string; asking: boolean }
  /** It has said something, whatever it was: it is alive. */
  | { type: 'run-heard'; bookId: string; runId: string }
  | { type: 'run-suspended'; bookId: string; runId: string }
  /** The system cannot suspend it: the pause comes after this book. */
  | { type: 'run-goes-on'; bookId: string; runId: string }
  | { type: 'run-ended'; bookId: string; runId: string; summary: RunSummary; failure: Failure | null }

export type MachineEvent =
  | { type: 'tick' }
  | { type: 'limits-changed'; limits: Limits }
  | { type: 'hold-changed'; hold: Hold | null }
  /** Books that may run side by side as far as the governor is concerned. */
  | { type: 'room-changed'; room: number | null }

export type BatchEvent = OrderEvent | PileEvent | RunEvent | MachineEvent
export type EventNamed<Type extends BatchEvent['type']> = Extract<BatchEvent, { type: Type }>
