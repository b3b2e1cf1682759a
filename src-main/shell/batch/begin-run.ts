import type { PhaseNumber } from '../../../src-contract/phases.ts'
import type { Place } from '../../core/batch/book.ts'
import { logHead } from '../logs/log-head.ts'
import type { RunJob } from './run-job.ts'
import { mannerOf, outputOf } from './run-plan.ts'

export type RunBegin = {
  placed: { place: Place; fileId: string }
  orchestrator: string
  /** Of another make. */
  foreign: boolean
  /** The orchestrator's own file. */
  program: string
  phases: readonly PhaseNumber[]
  hasPassword: boolean
}

/** Says where the run's work goes and who makes it; answers with what stands behind the command at its log's beginning. */
export async function beginRun(job: RunJob, begin: RunBegin): Promise<string[]> {
  const { context, book, runId, order, log } = job
  const { placed, orchestrator, foreign, program, phases, hasPassword } = begin
  context.dispatch({
    type: 'run-placed',
    bookId: book.id,
    runId,
    ...placed,
    logPath: log.path,
    orchestrator,
    foreign,
  })
  return logHead({
    orchestrator,
    program,
    attempt: book.attempt,
    phases,
    manner: mannerOf(order.redo),
    workspace: placed.place.workspace,
    output: outputOf(placed.place),
    config: context.options.config(),
    hasPassword,
  })
}
