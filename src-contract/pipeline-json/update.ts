import { stemOf } from '../file-id.ts'
import { allPhaseNumbers, type PhaseNumber } from '../phases.ts'
import { withoutBulk } from './batch-runs.ts'
import { workNoteKeys } from './work-notes.ts'
import {
  hasFiles,
  idFromHash,
  isSection,
  namedEntry,
  phaseKey,
  recordedHash,
  recordedPath,
  sectionIn,
  type Section,
} from './read.ts'
import {
  pipelineVersion,
  readStatus,
  type BatchSection,
  type PhaseEntry,
  type PhaseStatus,
  type PipelineJson,
} from './schema.ts'

/** What a phase's files say together; a reader that knows no `files` looks at this alone. */
export function overallStatus(statuses: readonly PhaseStatus[]): PhaseStatus {
  const all = (...wanted: PhaseStatus[]): boolean => statuses.every((status) => wanted.includes(status))
  const any = (...wanted: PhaseStatus[]): boolean => statuses.some((status) => wanted.includes(status))
  if (statuses.length === 0) return 'unknown'
  if (any('running')) return 'running'
  if (all('skipped')) return 'skipped'
  if (all('success', 'skipped')) return 'success'
  if (all('success', 'skipped', 'partial_success')) return 'partial_success'
  if (any('success', 'partial_success', 'partial')) return 'partial'
  if (any('failed', 'error')) return 'failed'
  return all('pending') ? 'pending' : 'unknown'
}

/** An old single-book section becomes that book's entry, so that a second book's record does not take its "done" away. */
function oldEntry(section: Section): Section {
  return { ...section, status: readStatus(section['status']) }
}

function oldId(pipeline: PipelineJson): string | null {
  const entry = namedEntry(pipeline)
  if (entry === null) return null
  const path = recordedPath(entry)
  const name = path?.split(/[\\/]/u).findLast((part) => part !== '')
  if (name !== undefined) return stemOf(name)
  const hash = recordedHash(entry)
  return hash === null ? null : idFromHash(hash)
}

function withFiles(section: Section, id: string | null): Section {
  if (!hasFiles(section)) {
    const old = id === null || !Object.hasOwn(section, 'status') ? {} : { [id]: oldEntry(section) }
    return { ...section, files: old }
  }
  // A list, or whatever else stands there, has no place for an entry: it is kept under another name.
  return isSection(section['files']) ? section : { ...section, files: {}, files_unread: section['files'] }
}

/** Every phase that is there in the 4.0.0 shape; nothing is dropped. Per-file ids at the top stay where they are: they are read there. */
function toPerFile(
  pipeline: PipelineJson,
  sameBook: { fileId: string; sha256: string | null },
): PipelineJson {
  const entry = namedEntry(pipeline)
  const hash = entry === null ? null : recordedHash(entry)
  const id = hash !== null && hash === sameBook.sha256 ? sameBook.fileId : oldId(pipeline)
  const sections = allPhaseNumbers.flatMap((phase) => {
    const section = sectionIn(pipeline, phaseKey(phase))
    return section === null ? [] : [[phaseKey(phase), withFiles(section, id)] as const]
  })
  return { ...pipeline, ...Object.fromEntries(sections) }
}

function merged(old: Section | null, entry: PhaseEntry): Section {
  const both = (key: 'timestamps' | 'artifacts' | 'metrics'): Section =>
    entry[key] === undefined ? {} : { [key]: { ...sectionIn(old, key), ...entry[key] } }
  const kept = { ...old }
  for (const key of workNoteKeys) delete kept[key]
  return { ...kept, ...entry, ...both('timestamps'), ...both('artifacts'), ...both('metrics') }
}

/** With the marks by which a reader knows the file's shape and age. `now` is ISO 8601. */
export function stamped(pipeline: PipelineJson, now: string): PipelineJson {
  const version = pipeline['pipeline_version']
  const newer = typeof version === 'string' && Number.parseInt(version, 10) >= 4
  return {
    ...pipeline,
    pipeline_version: newer ? version : pipelineVersion,
    created_at: pipeline['created_at'] ?? now,
    last_updated: now,
  }
}

/**
 * One file's entry in one phase, put into the 4.0.0 shape: `pipeline.phaseN.files[fileId]`. What an older entry knew beyond ours is kept, an old
 * single-book record becomes an entry of its own, and the phase's overall status follows from its files. `now` is ISO 8601.
 */
export function withRecord(
  pipeline: PipelineJson,
  fileId: string,
  phase: PhaseNumber,
  entry: PhaseEntry,
  now: string,
): PipelineJson {
  const perFile = toPerFile(pipeline, { fileId, sha256: recordedHash(entry) })
  const section = sectionIn(perFile, phaseKey(phase)) ?? {}
  const held = sectionIn(section, 'files') ?? {}
  const old = sectionIn(held, fileId) ?? sectionIn(sectionIn(pipeline, fileId), phaseKey(phase))
  const files: Section = { ...held, [fileId]: merged(old, entry) }
  const statuses = Object.values(files).map((file) => readStatus(isSection(file) ? file['status'] : null))
  const next = { ...perFile, [phaseKey(phase)]: { ...section, status: overallStatus(statuses), files } }
  return stamped(next, now)
}

/** A section of the old Phase 7, which is not believed and is replaced: the caller copies it aside first, as pipeline.json.batch-DATE.json. */
export function isOldBatch(batch: unknown): boolean {
  if (!isSection(batch)) return false
  const files = sectionIn(batch, 'files') ?? batch
  return Object.values(files).some((file) => isSection(file) && Array.isArray(file['phases_completed']))
}

function runIdOf(run: unknown): string | null {
  const id = isSection(run) ? run['run_id'] : undefined
  return typeof id === 'string' ? id : null
}

/**
 * Our section as `batch`, and once in `batch_runs`, newest last. A section of another run that stands only in `batch` joins the runs before it, as
 * the newer Python writer does; an old-format one does not.
 */
export function withBatch(pipeline: PipelineJson, section: BatchSection, now: string): PipelineJson {
  const listed: unknown = pipeline['batch_runs']
  const runs: unknown[] = Array.isArray(listed) ? listed : []
  const before = pipeline['batch']
  const beforeId = runIdOf(before)
  const isListed =
    beforeId !== null && (beforeId === section.run_id || runs.some((run) => runIdOf(run) === beforeId))
  const moved = isSection(before) && !isListed && !isOldBatch(before) ? [before] : []
  const others = [...runs, ...moved].filter((run) => runIdOf(run) !== section.run_id)
  const kept = Array.isArray(listed) || listed === undefined ? {} : { batch_runs_unread: listed }
  return stamped({ ...pipeline, ...kept, batch: section, batch_runs: withoutBulk([...others, section]) }, now)
}
