import { foldStem, type FileIdOwners } from '../file-id.ts'
import {
  hasFiles,
  isSection,
  namesPath,
  recordedHash,
  recordedPath,
  sectionIn,
  type Section,
} from './read.ts'
import type { PipelineJson } from './schema.ts'

/** Every file id that has a record per file, with its entry of phase 1. */
function recordedEntries(pipeline: PipelineJson): Map<string, Section | null> {
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

/** Every file id that has a record per file, with the sha256 that phase 1 recorded for it, or null. */
export function recordedFiles(pipeline: PipelineJson): Map<string, string | null> {
  return new Map(
    [...recordedEntries(pipeline)].map(([id, entry]) => [id, entry === null ? null : recordedHash(entry)]),
  )
}

/**
 * Who holds which id, for choosing the id of one file (fileIdFor): an id is this file's own where its record names this path (it may have been edited
 * since), or has this hash, or names neither path nor hash.
 */
export function recordedOwners(
  pipeline: PipelineJson,
  file: { sourcePath: string; sha256: string },
): FileIdOwners {
  const owners = [...recordedEntries(pipeline)].map(([id, entry]) => {
    const path = entry === null ? null : recordedPath(entry)
    const hash = entry === null ? null : recordedHash(entry)
    const isOwn = path === null ? hash === null : namesPath(path, file.sourcePath)
    return [foldStem(id), isOwn ? file.sha256 : hash] as const
  })
  return new Map(owners)
}
