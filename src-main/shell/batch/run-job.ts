import type { PhaseNumber } from '../../../src-contract/phases.ts'
import type { PipelineJson } from '../../../src-contract/pipeline-json/schema.ts'
import type { BatchEvent } from '../../core/batch/events.ts'
import type { Book, Place, Redo, RunSummary } from '../../core/batch/book.ts'
import type { ControllerOptions } from '../app/bookspool-api.ts'
import type { BookLog } from '../logs/book-log.ts'
import type { RunningProcess } from '../run/run-process.ts'
import type { StoreClient } from '../store/store-client.ts'

export type RunContext = {
  options: ControllerOptions
  program: string
  dispatch: (event: BatchEvent) => void
  /** Where the book's work goes and under which id, settled anew for each run. */
  placeBook: (book: Book) => Promise<{ place: Place; fileId: string }>
  store: Pick<StoreClient, 'standing' | 'hold' | 'release'>
  /** What pipeline.json says of the book; throws where it cannot be read. */
  recordOf: (book: Book, placed: { place: Place; fileId: string }) => Promise<PipelineJson>
  passwordFor: (bookId: string) => string | null
  /** Cores for a run that begins now. */
  coresNow: () => number
  log: (words: string) => void
}

/** What the batch wants of one run. */
export type RunOrder = { redo: Redo; phases: readonly PhaseNumber[] }

/** One run, whichever orchestrator makes it. */
export type RunJob = {
  context: RunContext
  book: Book
  runId: string
  order: RunOrder
  log: BookLog
  /** Aborted: it is not wanted any more. */
  signal: AbortSignal
  /** The process is there: it can be suspended and stopped from now on, and is found again after a crash. */
  begun: (running: RunningProcess) => Promise<void>
  /** Does what may wait for the user: until it is done the run is not silent. */
  asking: <Answer>(ask: () => Promise<Answer>) => Promise<Answer>
  nothingRan: RunSummary
}
