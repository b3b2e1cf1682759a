import type { PhaseRecord } from '../../../src-contract/book-page.ts'
import type { OrchestratorEvent } from '../../../src-contract/orchestrator-protocol.ts'
import { isPhaseNumber, phaseOf, type PhaseNumber } from '../../../src-contract/phases.ts'

/** What is known of a run of another make, from its words and from pipeline.json. */
export type TheirProgress = {
  /** Asked for. */
  phases: readonly PhaseNumber[]
  /** Whether what stood before the run is to be made again. */
  redoes: boolean
  /** The record before the run: what stood then is not of this run. */
  before: readonly PhaseRecord[]
  started: readonly PhaseNumber[]
  finished: readonly PhaseNumber[]
  current: PhaseNumber | null
  /** Where it said that it gave up. */
  abortedAt: PhaseNumber | null
  spoken: number
}

export type Heard = { progress: TheirProgress; events: readonly OrchestratorEvent[] }

export function beginTheirs(
  phases: readonly PhaseNumber[],
  redoes: boolean,
  before: readonly PhaseRecord[],
): TheirProgress {
  const nothing = { started: [], finished: [], current: null, abortedAt: null, spoken: 0 }
  return { phases, redoes, before, ...nothing }
}

/** A word of its own, and no phase 5.5; a flood of one endless line must not be searched to its end. */
const said = /\b(Running|Skipping|Retrying|Pipeline aborted at) Phase ([1-5])(?!\.?\d)/iu
const lookedAtChars = 500

type Word = { word: 'running' | 'skipping' | 'retrying' | 'aborted'; phase: PhaseNumber }

/** What one line without control characters says about the phases; null: nothing. */
export function theirWord(line: string): Word | null {
  const [, verb = '', digit = ''] = said.exec(line.slice(0, lookedAtChars)) ?? []
  const phase = Number(digit)
  if (!isPhaseNumber(phase)) return null
  const word = verb.toLowerCase()
  if (word === 'running' || word === 'skipping' || word === 'retrying') return { word, phase }
  return { word: 'aborted', phase }
}

const finishedEvent = (phase: PhaseNumber, reused: boolean): OrchestratorEvent => ({
  type: 'phase-finished',
  phase,
  reused,
  elapsedSec: 0,
})

function finish(progress: TheirProgress, phases: readonly PhaseNumber[], reused: boolean): Heard {
  const fresh = phases.filter(
    (phase) => progress.phases.includes(phase) && !progress.finished.includes(phase),
  )
  const finished = [...progress.finished, ...fresh]
  return { progress: { ...progress, finished }, events: fresh.map((phase) => finishedEvent(phase, reused)) }
}

function begin(progress: TheirProgress, phase: PhaseNumber): Heard {
  if (!progress.phases.includes(phase)) return { progress, events: [] }
  // Phases run in order: those before it that had begun are over.
  const over = finish(progress, progress.started.filter((earlier) => earlier < phase), false) // prettier-ignore
  const next: TheirProgress = {
    ...over.progress,
    started: [...new Set([...over.progress.started, phase])],
    current: phase,
    spoken: 0,
  }
  const { unit } = phaseOf(phase)
  return {
    progress: next,
    events: [...over.events, { type: 'phase-started', phase, done: 0, total: null, unit }],
  }
}

export function heardLine(progress: TheirProgress, line: string): Heard {
  const found = theirWord(line)
  if (found === null) return { progress, events: [] }
  const { word, phase } = found
  switch (word) {
    case 'running':
    case 'retrying':
      // Some say both for one try.
      return progress.current === phase ? { progress, events: [] } : begin(progress, phase)
    case 'skipping':
      return finish(progress, [phase], true)
    case 'aborted':
      return { progress: { ...progress, abortedAt: phase }, events: [] }
    default:
      return word
  }
}

function isOfThisRun(progress: TheirProgress, record: PhaseRecord): boolean {
  const before = progress.before.find(({ phase }) => phase === record.phase)
  return before === undefined || before.status !== record.status || before.finishedAt !== record.finishedAt
}

/** What pipeline.json tells meanwhile, for a program that says less on its way. `chunks`: those that have their sound. */
export function sawRecords(
  progress: TheirProgress,
  records: readonly PhaseRecord[],
  chunks: { spoken: number; total: number } | null,
): Heard {
  const events: OrchestratorEvent[] = []
  let now = progress
  const take = (heard: Heard): void => {
    now = heard.progress
    events.push(...heard.events)
  }
  for (const record of records.filter((each) => isOfThisRun(progress, each))) {
    const { phase, status } = record
    if (status === 'success') take(finish(now, [phase], false))
    else if (status === 'running' && (now.current === null || now.current < phase)) take(begin(now, phase))
  }
  // What an earlier run spoke lies in the same folder: it would count as done where it is made again.
  if (
    now.current === 4 &&
    !now.finished.includes(4) &&
    chunks !== null &&
    !now.redoes &&
    chunks.spoken > now.spoken
  ) {
    now = { ...now, spoken: chunks.spoken }
    events.push({ type: 'progress', phase: 4, done: chunks.spoken, total: chunks.total, unit: 'chunks' })
  }
  return { progress: now, events }
}

/** Whether anything was done at all, as far as words and record tell. */
export function didNothing(progress: TheirProgress, records: readonly PhaseRecord[]): boolean {
  return progress.started.length === 0 && !records.some((record) => isOfThisRun(progress, record))
}

/** The phase that a failed run failed in; null where nothing tells. */
export function failedPhase(progress: TheirProgress, records: readonly PhaseRecord[]): PhaseNumber | null {
  const recorded = records.find(
    (record) => (record.status === 'failed' || record.status === 'error') && isOfThisRun(progress, record),
  )
  return progress.abortedAt ?? recorded?.phase ?? progress.current
}
