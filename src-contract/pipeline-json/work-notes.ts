import type { PhaseNumber } from '../phases.ts'
import { isOurs } from './is-ours.ts'
import { isSection, phaseKey, sectionIn, type Section } from './read.ts'
import type { PipelineJson } from './schema.ts'

/** What became of a book's work between two runs. `at` is ISO 8601. */
export type WorkNote = { kind: 'dropped' | 'compressed'; at: string }

/** Keys of ours in the entries of phases; a phase that is run again takes them away. */
export const workNoteKeys = ['work_dropped_at', 'work_compressed_at'] as const

/** Phases whose files are dropped and named in pipeline.json. */
const filedPhases = [2, 3, 4] as const satisfies PhaseNumber[]

function asFlac(value: unknown): unknown {
  if (!Array.isArray(value)) return value
  return value.map((path: unknown) => (typeof path === 'string' ? path.replace(/\.wav$/u, '.flac') : path))
}

/** The published chunks of our phase 4, under the names that they have now. */
function compressed(entry: Section, at: string): Section {
  const artifacts = sectionIn(entry, 'artifacts')
  return {
    ...entry,
    chunk_audio_paths: asFlac(entry['chunk_audio_paths']),
    ...(artifacts === null
      ? {}
      : { artifacts: { ...artifacts, chunk_audio_paths: asFlac(artifacts['chunk_audio_paths']) } }),
    work_compressed_at: at,
  }
}

function withEntry(
  pipeline: PipelineJson,
  fileId: string,
  phase: PhaseNumber,
  change: (entry: Section) => Section,
): PipelineJson {
  const key = phaseKey(phase)
  const section = sectionIn(pipeline, key)
  const files = sectionIn(section, 'files')
  const entry = sectionIn(files, fileId)
  if (section === null || entry === null || !isOurs(phase, entry)) return pipeline
  return { ...pipeline, [key]: { ...section, files: { ...files, [fileId]: change(entry) } } }
}

/** The note in our own entries of one book; statuses stay, and other programs' entries too. */
export function withWorkNote(
  pipeline: PipelineJson,
  fileId: string,
  { kind, at }: WorkNote,
  now: string,
): PipelineJson {
  let next = pipeline
  if (kind === 'compressed') next = withEntry(next, fileId, 4, (entry) => compressed(entry, at))
  else
    for (const phase of filedPhases)
      next = withEntry(next, fileId, phase, (entry) => ({ ...entry, work_dropped_at: at }))
  return next === pipeline ? pipeline : { ...next, last_updated: now }
}

/** When the files that this entry names were dropped, ISO 8601; null: they were not. */
export function workDroppedAt(entry: Section | null): string | null {
  const at = isSection(entry) ? entry['work_dropped_at'] : undefined
  return typeof at === 'string' ? at : null
}
