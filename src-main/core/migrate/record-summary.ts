import { allPhaseNumbers } from '../../../src-contract/phases.ts'
import {
  hasFiles,
  isSection,
  namedEntry,
  phaseKey,
  recordedEntries,
  recordedHash,
  recordedPath,
  sectionIn,
  statusOf,
} from '../../../src-contract/pipeline-json/read.ts'
import type { PipelineJson } from '../../../src-contract/pipeline-json/schema.ts'
import { skipDecision } from '../../../src-contract/pipeline-json/skip.ts'
import { isOldBatch } from '../../../src-contract/pipeline-json/update.ts'

/** A pipeline.json in figures. */
export type RecordSummary = {
  /** Books in the shape of 4.0.0. */
  perFile: number
  /** Books in the shape per id at the top. */
  perId: number
  /** Whether phases stand for one book alone. */
  single: boolean
  books: number
  /** With all five phases at success. */
  done: number
  hasOldBatch: boolean
  /** Keys at the top that nobody here knows. */
  unknownTop: string[]
}

const knownTop = new Set([
  ...allPhaseNumbers.map(phaseKey),
  'phase6', 'phase7', 'batch', 'batch_runs', 'pipeline_version', 'created_at', 'last_updated', 'tts_voice', 'voice_overrides',
]) as ReadonlySet<string> // prettier-ignore

/** Which ids the record knows; those of the oldest shape have none of their own. */
export function recordedIds(pipeline: PipelineJson): string[] {
  return [...recordedEntries(pipeline).keys()]
}

export function summaryOf(pipeline: PipelineJson): RecordSummary {
  const ids = recordedIds(pipeline)
  const inPhases = new Set(
    allPhaseNumbers.flatMap((phase) =>
      Object.keys(sectionIn(sectionIn(pipeline, phaseKey(phase)), 'files') ?? {}),
    ),
  )
  const perFile = ids.filter((id) => inPhases.has(id)).length
  const sections = allPhaseNumbers.map((phase) => sectionIn(pipeline, phaseKey(phase)))
  const single = sections.some((section) => section !== null && !hasFiles(section) && 'status' in section)
  const entry = single ? namedEntry(pipeline) : null
  const named = entry === null ? null : { sha256: recordedHash(entry), sourcePath: recordedPath(entry) ?? '' }
  const asSingle = (id: string) => ({ fileId: id, sha256: null, sourcePath: '' })
  const isDone = (book: { fileId: string; sha256: string | null; sourcePath: string }): boolean =>
    skipDecision(pipeline, book, allPhaseNumbers).skip
  const singleDone =
    named !== null &&
    statusOf(pipeline, { fileId: '', ...named }, 1).from === 'overall' &&
    isDone({ fileId: '', ...named })
  const known = new Set(ids)
  return {
    perFile,
    perId: ids.length - perFile,
    single,
    books: ids.length + (single && entry !== null && ids.length === 0 ? 1 : 0),
    done: ids.filter((id) => isDone(asSingle(id))).length + (singleDone ? 1 : 0),
    hasOldBatch: isOldBatch(pipeline['batch']),
    unknownTop: Object.keys(pipeline).filter(
      (key) => !knownTop.has(key) && !(known.has(key) && isSection(pipeline[key])),
    ),
  }
}
