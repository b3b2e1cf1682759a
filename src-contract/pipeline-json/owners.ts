import { foldStem, type FileIdOwners } from '../file-id.ts'
import { idFromHash, namesPath, recordedEntries, recordedHash, recordedPath } from './read.ts'
import type { PipelineJson } from './schema.ts'

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

/**
 * The id under which the record knows a file by its hash, whatever it is called now: a source that was renamed or moved keeps its id, and with it its
 * work. Of several, the one of this name or path; null where none has this hash.
 */
export function idByHash(
  pipeline: PipelineJson,
  file: { sourcePath: string; sha256: string; stem: string },
): string | null {
  const sha256 = file.sha256.toLowerCase()
  const same = [...recordedEntries(pipeline)].filter(
    ([id, entry]) => entry !== null && recordedHash(entry) === sha256 && id !== idFromHash(sha256),
  )
  const byName = same.find(([id]) => foldStem(id) === foldStem(file.stem))
  const byPath = same.find(([, entry]) => namesPath(recordedPath(entry ?? {}) ?? '', file.sourcePath))
  return (byName ?? byPath ?? same[0])?.[0] ?? null
}
