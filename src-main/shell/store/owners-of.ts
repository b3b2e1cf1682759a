import { readdir } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { isBookName } from '../../../src-contract/book-names.ts'
import { foldStem, stemOf, type FileIdOwners } from '../../../src-contract/file-id.ts'
import { idByHash, recordedOwners } from '../../../src-contract/pipeline-json/owners.ts'
import { recordedEntries, recordedPath } from '../../../src-contract/pipeline-json/read.ts'
import type { PipelineJson } from '../../../src-contract/pipeline-json/schema.ts'
import { errorCode } from '../../../src-node/atomic-file.ts'
import { sourceExists } from '../../../src-node/source-files.ts'
import { placesOfRecorded } from '../../../src-node/recorded-file.ts'

/** Whose id is sought. `inputDir`: of the workspace; null: it has none. */
export type Sought = { sourcePath: string; sha256: string; stem: string; inputDir: string | null }

export type Owners = {
  owners: FileIdOwners
  /** The id under which the record knows a file of this hash. */
  known: string | null
}

async function isAloneOfItsStem({ sourcePath, stem }: Sought): Promise<boolean> {
  try {
    const names = await readdir(dirname(sourcePath))
    const wanted = foldStem(stem)
    return names.every(
      (name) =>
        name === basename(sourcePath) ||
        name.startsWith('.') ||
        foldStem(stemOf(name)) !== wanted ||
        !isBookName(name),
    )
  } catch (error) {
    if (errorCode(error) === undefined) throw error
    return false
  }
}

/**
 * Whether the record's book of this name is this file, edited since. The Python pipeline told books by their names alone and mostly recorded no path: a file of its
 * input folder, the only one of its name there, is that book, unless the recorded source is still where it was.
 */
async function isRecordedByName(
  pipeline: PipelineJson,
  pipelineJson: string,
  file: Sought,
): Promise<boolean> {
  if (file.inputDir === null || dirname(file.sourcePath) !== resolve(file.inputDir)) return false
  const wanted = foldStem(file.stem)
  const [, entry = null] = [...recordedEntries(pipeline)].find(([id]) => foldStem(id) === wanted) ?? []
  if (entry === null || !(await isAloneOfItsStem(file))) return false
  const path = recordedPath(entry)
  for (const place of path === null ? [] : placesOfRecorded(pipelineJson, path))
    if (await sourceExists(place)) return false
  return true
}

/** Who holds which id by the record, for choosing the id of one file. */
export async function ownersOf(pipeline: PipelineJson, pipelineJson: string, file: Sought): Promise<Owners> {
  const owners = new Map(recordedOwners(pipeline, file))
  const stem = foldStem(file.stem)
  const known = idByHash(pipeline, file)
  const isHeldByAnother = known === null && owners.has(stem) && owners.get(stem) !== file.sha256
  if (isHeldByAnother && (await isRecordedByName(pipeline, pipelineJson, file))) owners.set(stem, file.sha256)
  return { owners, known }
}
