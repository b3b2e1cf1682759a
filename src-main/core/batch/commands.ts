import type { PhaseNumber } from '../../../src-contract/phases.ts'
import type { PhaseEntry } from '../../../src-contract/pipeline-json/schema.ts'
import type { Ending, Redo } from './book.ts'

/** What the shell is to do. Commands are data; each is carried out in the order given, once. */
export type Command =
  | { type: 'inspect'; bookId: string }
  | { type: 'start-run'; bookId: string; runId: string; redo: Redo; phases: readonly PhaseNumber[] }
  | { type: 'suspend-run'; bookId: string; runId: string }
  | { type: 'continue-run'; bookId: string; runId: string }
  | { type: 'stop-run'; bookId: string; runId: string; why: Ending }
  | { type: 'store-record'; bookId: string; phase: PhaseNumber; entry: PhaseEntry }
  /** The batch came to its end, or was interrupted: write its section for these books. */
  | {
      type: 'store-batch'
      batchId: string
      startedAt: number
      endedAt: number
      bookIds: readonly string[]
      interrupted: boolean
    }
  | { type: 'log-batch'; word: 'START' | 'SUCCESS' | 'FAIL' | 'SKIP'; bookId: string }
  | { type: 'forget-book'; bookId: string }
  /** Something happened that must outlive a crash. */
  | { type: 'persist' }
