import { foldStem, type FileIdOwners } from '../file-id.ts'
import { namesPath, recordedEntries, recordedHash, recordedPath } from './read.ts'
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
