import { z } from 'zod'
import type { PhaseRecord, RecordedSound } from '../book-page.ts'
import { allPhaseNumbers, type PhaseNumber } from '../phases.ts'
import { recordedScanSchema } from '../scan-account.ts'
import { isOurs } from './is-ours.ts'
import { otherVoicesOf } from './other-voices.ts'
import {
  isSection,
  phaseKey,
  sectionIn,
  statusOf,
  type BookIdentity,
  type FoundStatus,
  type Section,
} from './read.ts'
import type { PipelineJson } from './schema.ts'
import { workDroppedAt } from './work-notes.ts'

function sourceOf(phase: PhaseNumber, { from, entry }: FoundStatus): PhaseRecord['source'] {
  if (entry === null || from === 'none') return 'none'
  if (isOurs(phase, entry)) return 'ours'
  return from === 'overall' ? 'old' : 'python'
}

function placeOf(pipeline: PipelineJson, book: BookIdentity, phase: PhaseNumber, found: FoundStatus) {
  const key = phaseKey(phase)
  switch (found.from) {
    case 'files': {
      const files = sectionIn(sectionIn(pipeline, key), 'files')
      const id = files === null ? undefined : Object.keys(files).find((name) => files[name] === found.entry)
      return `${key}.files.${id ?? book.fileId}`
    }
    case 'file-id':
      return `${book.fileId}.${key}`
    case 'overall':
      return key
    case 'none':
      return null
    default:
      return found.from
  }
}

const numberOrNull = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null

/** When a phase's entry says that it ended, ISO 8601 as recorded, and how long it took. */
export function timesOf(entry: Section | null): { finishedAt: string | null; seconds: number | null } {
  if (entry === null) return { finishedAt: null, seconds: null }
  const stamps = sectionIn(entry, 'timestamps')
  const end = stamps?.['end'] ?? entry['completed_at'] ?? null
  const start = stamps?.['start'] ?? entry['started_at'] ?? null
  const finishedAt = typeof end === 'string' && end !== '' ? end : null
  const measured = numberOrNull(stamps?.['duration'] ?? entry['duration_sec'])
  if (measured !== null || finishedAt === null || typeof start !== 'string')
    return { finishedAt, seconds: measured }
  return { finishedAt, seconds: numberOrNull((Date.parse(finishedAt) - Date.parse(start)) / 1000) }
}

function errorsOf(entry: Section | null): string[] {
  const listed = entry?.['errors'] ?? entry?.['error_message'] ?? []
  const errors: unknown[] = Array.isArray(listed) ? listed : [listed]
  return errors.flatMap((error) => {
    if (typeof error === 'string') return error === '' ? [] : [error]
    if (!isSection(error)) return []
    const words = error['message'] ?? error['error']
    return [typeof words === 'string' ? words : JSON.stringify(error)]
  })
}

const levelsSchema = z.object({
  lufs_post: z.number(),
  true_peak_db: z.number(),
  rms_db: z.number(),
  noise_floor_db: z.number(),
})

function soundOf(entry: Section | null): RecordedSound | null {
  const levels = levelsSchema.safeParse(sectionIn(entry, 'metrics')).data
  return levels === undefined
    ? null
    : { lufs: levels.lufs_post, truePeakDb: levels.true_peak_db, rmsDb: levels.rms_db, noiseFloorDb: levels.noise_floor_db } // prettier-ignore
}

/** The five phases of one book: their status, who wrote it, and where in the file it was read. */
export function phaseRecords(pipeline: PipelineJson, book: BookIdentity): PhaseRecord[] {
  return allPhaseNumbers.map((phase) => {
    const found = statusOf(pipeline, book, phase)
    const { finishedAt, seconds } = timesOf(found.entry)
    return {
      phase,
      status: found.status,
      source: sourceOf(phase, found),
      readAt: placeOf(pipeline, book, phase, found),
      finishedAt,
      seconds,
      workDroppedAt: workDroppedAt(found.entry),
      errors: errorsOf(found.entry),
      sound: phase === 5 ? soundOf(found.entry) : null,
      recognition:
        phase === 2 ? (recordedScanSchema.safeParse(found.entry?.['recognition']).data ?? null) : null,
      otherVoices: phase === 4 ? otherVoicesOf(found.entry) : [],
    }
  })
}

/** How many chunks the record says that the text was split into; null where it does not tell. */
export function recordedChunks(pipeline: PipelineJson, book: BookIdentity): number | null {
  const { entry } = statusOf(pipeline, book, 3)
  if (entry === null) return null
  const counted = numberOrNull(sectionIn(entry, 'metrics')?.['chunks'])
  if (counted !== null) return counted
  const listed = entry['chunk_paths'] ?? sectionIn(entry, 'artifacts')?.['chunk_paths']
  return Array.isArray(listed) ? listed.length : null
}
