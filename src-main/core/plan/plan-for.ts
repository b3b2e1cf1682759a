import { countWords } from '../../../src-contract/count-words.ts'
import type { BookPlan, PhaseRecord } from '../../../src-contract/book-page.ts'
import { allPhaseNumbers, inPhaseOrder, phaseOf, type PhaseNumber } from '../../../src-contract/phases.ts'
import { phaseRecords, recordedChunks } from '../../../src-contract/pipeline-json/phase-records.ts'
import {
  namesPath,
  recordedHash,
  recordedPath,
  statusOf,
  type BookIdentity,
} from '../../../src-contract/pipeline-json/read.ts'
import type { PipelineJson } from '../../../src-contract/pipeline-json/schema.ts'
import { recordedGaps, skipDecision } from '../../../src-contract/pipeline-json/skip.ts'

/** What a look at the disk and the settings adds to the record. */
export type PlanGround = {
  /** resume_enabled. */
  resumes: boolean
  /** Recorded outputs that are not there any more. */
  missingOutputs: readonly string[]
  /** Chunks whose sound stands already; null: not looked at. */
  chunksSpoken: number | null
  /** Chunks that stand, but with another voice, speed or pauses than are wanted by now: they are made anew. */
  chunksOtherwise: number
  /** Whether the source can still be found; a book without it can be finished only where nothing needs it. */
  sourceThere: boolean
  /** A date in words, "3 May"; null where it is none. */
  dayOf: (iso: string | null) => string | null
}

/** When the book was last worked on by its record: the latest end of any phase, ISO 8601. */
export function lastEnd(
  records: readonly PhaseRecord[],
  phases: readonly PhaseNumber[] = allPhaseNumbers,
): string | null {
  const ends = records.flatMap(({ phase, finishedAt }) =>
    finishedAt !== null && phases.includes(phase) ? [finishedAt] : [],
  )
  return ends.sort((one, other) => Date.parse(one) - Date.parse(other)).at(-1) ?? null
}

/** Where the record says that the source lay, if that is not where it lies now. */
function movedFrom(pipeline: PipelineJson, book: BookIdentity): string | null {
  const { entry } = statusOf(pipeline, book, 1)
  const path = entry === null ? null : recordedPath(entry)
  return path === null || namesPath(path, book.sourcePath) ? null : path
}

function labelled(phase: PhaseNumber): string {
  return `phase ${phase} (${phaseOf(phase).label})`
}

function isStanding(pipeline: PipelineJson, book: BookIdentity, phase: PhaseNumber): boolean {
  const { status, entry } = statusOf(pipeline, book, phase)
  return (
    status === 'success' || (phase === 4 && status === 'partial_success' && recordedGaps(entry).length > 0)
  )
}

/** The first phase whose result is needed, is not there, and is not asked for; null: nothing stands in the way. */
function missingInput(
  begun: readonly PhaseNumber[],
  stands: (phase: PhaseNumber) => boolean,
): PhaseNumber | null {
  for (const phase of begun) {
    const before = allPhaseNumbers.find((number) => number === phase - 1)
    if (before !== undefined && !begun.includes(before) && !stands(before)) return before
  }
  return null
}

function hasChanged(pipeline: PipelineJson, book: BookIdentity): boolean {
  const { entry } = statusOf(pipeline, book, 1)
  const recorded = entry === null ? null : recordedHash(entry)
  return recorded !== null && book.sha256 !== null && recorded !== book.sha256.toLowerCase()
}

function joined(words: readonly (string | null)[]): string {
  return words.filter((word) => word !== null && word !== '').join(', ')
}

/** Why a book that was begun goes on where it does. */
function resumeWords(
  first: PhaseRecord,
  chunks: number | null,
  { chunksSpoken: spoken, chunksOtherwise: otherwise }: PlanGround,
): string {
  const failed = first.status === 'failed' || first.status === 'error'
  const point =
    first.phase === 4 && chunks !== null && spoken !== null && spoken > 0
      ? `chunk ${Math.min(spoken, chunks)} of ${chunks}`
      : labelled(first.phase)
  const anew =
    first.phase === 4 && otherwise > 0
      ? `, ${countWords(otherwise, 'chunk is', 'chunks are')} spoken anew (other voice, speed or pauses)`
      : ''
  return failed ? `${labelled(first.phase)} failed, resumes at ${point}${anew}` : `resumes at ${point}${anew}`
}

/**
 * What Start would do with a book whose record is known, and why: the words of `status`, of --dry-run, of the list and of the book's page. Pure: what
 * the disk says comes in with `ground`.
 */
export function planFor(
  pipeline: PipelineJson,
  book: BookIdentity,
  requested: readonly PhaseNumber[],
  ground: PlanGround,
): BookPlan {
  const asked = inPhaseOrder(requested)
  const records = phaseRecords(pipeline, book)
  const stands = (phase: PhaseNumber): boolean => isStanding(pipeline, book, phase)
  const from = movedFrom(pipeline, book)
  const moved = from === null ? null : `moved from ${from}`
  const refuse = (phase: PhaseNumber, why: string | null): BookPlan => ({
    action: 'refuse',
    why: joined([why, `${labelled(phase)} has to be run first`]),
    phases: [],
  })
  const run = (action: 'run' | 'resume', why: string, phases: readonly PhaseNumber[]): BookPlan => {
    const missing = missingInput(phases, stands)
    if (missing !== null) return refuse(missing, null)
    if (!ground.sourceThere) return { action: 'refuse', why: 'its source is not there any more', phases: [] }
    return { action, why, phases: [...phases] }
  }

  const day = ground.dayOf(lastEnd(records))
  if (hasChanged(pipeline, book)) {
    const why = day === null ? 'changed since it was recorded' : `changed since ${day}`
    const [first = 1] = asked
    // What earlier phases made was made of another text.
    return first > 1 ? refuse(1, why) : { action: 'run', why, phases: asked }
  }
  const begun = records.some(({ status }) => status !== 'unknown' && status !== 'pending')
  if (!ground.resumes && begun)
    return run('run', 'made anew: resume is off (resume_enabled, --no-resume)', asked)

  const decision = skipDecision(pipeline, book, asked)
  if (decision.skip) {
    const [missing] = ground.missingOutputs
    if (missing !== undefined) return run('resume', `the finished book is not at ${missing} any more`, [5])
    const doneOn = ground.dayOf(lastEnd(records, asked))
    const gaps = decision.gaps.length
    const gapWords = gaps === 0 ? null : countWords(gaps, 'gap')
    return {
      action: 'skip',
      why: joined([doneOn === null ? 'done' : `done on ${doneOn}`, gapWords, moved]),
      phases: [],
    }
  }
  // The record calls it done as it was wanted then.
  const isSpokenAnew = ground.chunksOtherwise > 0 && records.some(({ phase, source }) => phase === 4 && source === 'ours') // prettier-ignore
  const first = asked.find((phase) => !stands(phase) || (phase === 4 && isSpokenAnew))
  // Whatever follows the first phase that is run is made of what that one makes.
  const phases = first === undefined ? asked : asked.filter((phase) => phase >= first)
  const record = records.find(({ phase }) => phase === first)
  const chunks = recordedChunks(pipeline, book)
  const anyStands = allPhaseNumbers.some((phase) => phase < (first ?? 1) && stands(phase))
  const isResumed =
    record !== undefined && (anyStands || record.status === 'failed' || record.status === 'error')
  if (isResumed) return run('resume', joined([moved, resumeWords(record, chunks, ground)]), phases)
  return run('run', joined([moved, begun ? 'begun, nothing of it stands' : 'new']), phases)
}
