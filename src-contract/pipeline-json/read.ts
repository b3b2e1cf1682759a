import type { PhaseNumber } from '../phases.ts'
import { readStatus, type PhaseStatus, type PipelineJson } from './schema.ts'

/** The file that is asked about. */
export type BookIdentity = {
  fileId: string
  /** Of its content now; null: not known yet. */
  sha256: string | null
  /** Absolute. */
  sourcePath: string
}

/** Which of the three shapes answered: per file in a phase (4.0.0), per file id at the top, or the phase's overall status. */
export type StatusSource = 'files' | 'file-id' | 'overall' | 'none'

export type FoundStatus = { status: PhaseStatus; from: StatusSource; entry: Section | null }

export type Section = Record<string, unknown>

export function isSection(value: unknown): value is Section {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Own keys only: a book may be called "constructor". */
export function sectionIn(section: Section | null, key: string): Section | null {
  const value = section !== null && Object.hasOwn(section, key) ? section[key] : undefined
  return isSection(value) ? value : null
}

function stringIn(section: Section, key: string): string | null {
  const value = Object.hasOwn(section, key) ? section[key] : undefined
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}

export function phaseKey(phase: PhaseNumber): `phase${PhaseNumber}` {
  return `phase${phase}`
}

const hashKeys = ['hash', 'sha256', 'file_hash', 'source_hash']
const pathKeys = ['source_path', 'file_path', 'input_path', 'input_file', 'path', 'file']

/** The sha256 that an entry of phase 1 records, lower case. What is no sha256 is no record of one. */
export function recordedHash(entry: Section): string | null {
  for (const source of [entry, sectionIn(entry, 'metrics'), sectionIn(entry, 'artifacts')]) {
    for (const key of source === null ? [] : hashKeys) {
      const hash = source === null ? null : stringIn(source, key)
      if (hash !== null && /^[0-9a-f]{64}$/iu.test(hash)) return hash.toLowerCase()
    }
  }
  return null
}

/** The path of the source that an entry of phase 1 records. */
export function recordedPath(entry: Section): string | null {
  for (const source of [entry, sectionIn(entry, 'artifacts')]) {
    for (const key of source === null ? [] : pathKeys) {
      const path = source === null ? null : stringIn(source, key)
      if (path !== null) return path
    }
  }
  return null
}

function pathSegments(path: string): string[] {
  return path.split(/[\\/]+/u).filter((part) => part !== '' && part !== '.')
}

/** Whether a recorded path means this file: the same absolute one, or a relative one of at least a folder and a name that it ends with. */
export function namesPath(recorded: string, sourcePath: string): boolean {
  const wanted = pathSegments(sourcePath)
  const parts = pathSegments(recorded)
  if (/^(?:[\\/]|[a-z]:)/iu.test(recorded)) return parts.join('/') === wanted.join('/')
  const tail = parts.filter((part) => part !== '..')
  return tail.length > 1 && wanted.slice(-tail.length).join('/') === tail.join('/')
}

/** A phase that keeps entries per file: whatever `files` holds, its overall status then speaks for none of them. */
export function hasFiles(section: Section): boolean {
  return Object.hasOwn(section, 'files') && section['files'] !== null
}

/** The entry of the one file that phase 1 of an old single-book record is about; null where it names none, or several. */
export function namedEntry(pipeline: PipelineJson): Section | null {
  const section = sectionIn(pipeline, 'phase1')
  if (section === null) return null
  if (!hasFiles(section)) return section
  const entries = Object.values(sectionIn(section, 'files') ?? {})
  const only = entries.length === 1 ? entries[0] : null
  return isSection(only) ? only : null
}

function isNamed(pipeline: PipelineJson, book: BookIdentity): boolean {
  const entry = namedEntry(pipeline)
  if (entry === null) return false
  const hash = recordedHash(entry)
  if (hash !== null && book.sha256 !== null && hash === book.sha256.toLowerCase()) return true
  const path = recordedPath(entry)
  return path !== null && namesPath(path, book.sourcePath)
}

/** The id under which the old record of a book is kept whose hash is recorded, but not its name. */
export function idFromHash(sha256: string): string {
  return `~${sha256.slice(0, 8).toLowerCase()}`
}

function foundIn(section: Section | null, from: StatusSource): FoundStatus | null {
  return section === null ? null : { status: readStatus(section['status']), from, entry: section }
}

/**
 * What pipeline.json says about one file and one phase. A per-file entry wins; where a phase has `files`, its overall status never stands for a
 * file that has no entry there; without `files` it counts only for the file that phase 1 names by hash or path.
 */
export function statusOf(pipeline: PipelineJson, book: BookIdentity, phase: PhaseNumber): FoundStatus {
  const section = sectionIn(pipeline, phaseKey(phase))
  const files = section === null ? null : sectionIn(section, 'files')
  const hashId = book.sha256 === null ? null : idFromHash(book.sha256)
  const perFile =
    foundIn(sectionIn(files, book.fileId), 'files') ??
    foundIn(sectionIn(sectionIn(pipeline, book.fileId), phaseKey(phase)), 'file-id') ??
    foundIn(hashId === null ? null : sectionIn(files, hashId), 'files')
  if (perFile !== null) return perFile
  const overall = section !== null && !hasFiles(section) && isNamed(pipeline, book) ? section : null
  return foundIn(overall, 'overall') ?? { status: 'unknown', from: 'none', entry: null }
}

/** Every file id that has a record per file, with its entry of phase 1. */
export function recordedEntries(pipeline: PipelineJson): Map<string, Section | null> {
  const found = new Map<string, Section | null>()
  const note = (id: string, phase1: Section | null): void => {
    found.set(id, phase1 ?? found.get(id) ?? null)
  }
  for (const [key, value] of Object.entries(pipeline)) {
    if (!isSection(value)) continue
    if (/^phase[1-5]$/u.test(key) && hasFiles(value))
      for (const [id, entry] of Object.entries(sectionIn(value, 'files') ?? {}))
        note(id, key === 'phase1' && isSection(entry) ? entry : null)
    else if (Object.keys(value).some((inner) => /^phase[1-5]$/u.test(inner) && isSection(value[inner])))
      note(key, sectionIn(value, 'phase1'))
  }
  return found
}
