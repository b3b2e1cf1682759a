import type { PhaseRecord } from '../../../src-contract/book-page.ts'
import type { Failure } from '../../../src-contract/failure.ts'
import type { ChapterMark, EventOf, Gap } from '../../../src-contract/orchestrator-protocol.ts'
import { phaseOf, type PhaseNumber } from '../../../src-contract/phases.ts'
import type { RunSummary } from '../batch/book.ts'
import { didNothing, failedPhase, type TheirProgress } from './their-progress.ts'

/** What the record and the disk say of the book when the run is over; a failure where the record cannot be read. */
export type StandingAfter =
  | {
      done: true
      records: readonly PhaseRecord[]
      outputs: readonly string[]
      gaps: readonly Gap[]
      audioSec: number | null
      chapters: readonly ChapterMark[]
    }
  | { done: false; records: readonly PhaseRecord[]; plan: { why: string } }

export type TheirEnd = {
  result: EventOf<'finished'> | null
  failure: Failure | null
  phase: PhaseNumber | null
}

const labelled = (phase: PhaseNumber): string => `phase ${phase} (${phaseOf(phase).label})`

function failedWith(
  file: string,
  summary: RunSummary,
  phase: PhaseNumber | null,
  isRecordedDone: boolean,
): Failure {
  const inPhase = phase === null ? '' : ` in ${labelled(phase)}`
  const where = isRecordedDone ? ', although pipeline.json has every phase as done' : inPhase
  const words = summary.stderrTail === '' ? '' : `: ${summary.stderrTail}`
  return { code: 'orchestrator-failed', file, detail: `exit code ${summary.exitCode}${where}${words}` }
}

function idle(
  file: string,
  progress: TheirProgress,
  standing: Extract<StandingAfter, { done: false }>,
): Failure {
  if (didNothing(progress, standing.records))
    return { code: 'orchestrator-idle', file, detail: 'the orchestrator skipped everything' }
  const failed = standing.records.find(
    ({ phase, status }) => progress.phases.includes(phase) && (status === 'failed' || status === 'error'),
  )
  if (failed !== undefined) {
    const words = failed.errors.length === 0 ? '' : `: ${failed.errors.join('; ')}`
    return { code: 'orchestrator-idle', file, detail: `pipeline.json has ${labelled(failed.phase)} as ${failed.status}${words}` } // prettier-ignore
  }
  const open = progress.phases.find(
    (phase) => !standing.records.some((record) => record.phase === phase && record.status === 'success'),
  )
  const why = open === undefined ? standing.plan.why : `pipeline.json does not have ${labelled(open)} as done`
  return { code: 'orchestrator-idle', file, detail: why }
}

/**
 * What a run of another make that has ended means. Its exit status alone makes no book: the book is done if its own entries stand at success for every
 * phase that was asked for, and its output is there.
 */
export function theirEnd(
  file: string,
  summary: RunSummary,
  progress: TheirProgress,
  standing: StandingAfter | Failure,
): TheirEnd {
  const records = 'code' in standing ? [] : standing.records
  if (summary.exitCode === null) return { result: null, failure: null, phase: failedPhase(progress, records) }
  if (summary.exitCode !== 0) {
    const phase = failedPhase(progress, records)
    const isRecordedDone = !('code' in standing) && standing.done
    return {
      result: null,
      failure: failedWith(file, summary, phase, isRecordedDone),
      phase: isRecordedDone ? null : phase,
    }
  }
  if ('code' in standing) return { result: null, failure: standing, phase: null }
  if (!standing.done)
    return { result: null, failure: idle(file, progress, standing), phase: failedPhase(progress, records) }
  if (progress.redoes && didNothing(progress, records)) {
    const detail = 'the orchestrator skipped everything, although it was told to start over'
    return { result: null, failure: { code: 'orchestrator-idle', file, detail }, phase: null }
  }
  const { outputs, gaps, audioSec, chapters } = standing
  const result: EventOf<'finished'> = {
    type: 'finished',
    status: gaps.length > 0 ? 'done-with-gaps' : 'done',
    outputs: [...outputs],
    audioSec: audioSec ?? 0,
    chapters: [...chapters],
    gaps: [...gaps],
    // Another make's are not listened to.
    sounds: [],
  }
  return { result, failure: null, phase: null }
}
