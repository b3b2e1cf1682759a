import { readFile, stat } from 'node:fs/promises'
import { finishedFileSchema, type FinishedFile } from '../../../src-contract/finished-file.ts'
import { parsePipeline } from '../../../src-contract/pipeline-json/parse.ts'
import {
  namesPath,
  recordedEntries,
  recordedPath,
  sectionIn,
  statusOf,
} from '../../../src-contract/pipeline-json/read.ts'
import type { PipelineJson } from '../../../src-contract/pipeline-json/schema.ts'
import { errorCode, fileExists } from '../../../src-node/atomic-file.ts'
import { isInside } from '../../../src-node/inside.ts'
import type { OtherStates } from '../app/bookspool-api.ts'
import { convertPlaces } from './work-places.ts'

/** A record that is gone or damaged says of no file that it is ours. */
async function readRecord(path: string): Promise<PipelineJson> {
  try {
    const parsed = parsePipeline(path, await readFile(path))
    return parsed.ok ? parsed.value : {}
  } catch (error) {
    if (errorCode(error) === undefined) throw error
    return {}
  }
}

function listed(value: unknown): FinishedFile[] {
  return finishedFileSchema.array().safeParse(value).data ?? []
}

/** What a record says that this source was made into, whatever its bytes were. */
function madeOf(sourcePath: string, pipeline: PipelineJson): FinishedFile[] {
  return [...recordedEntries(pipeline)].flatMap(([fileId, first]) => {
    const path = first === null ? null : recordedPath(first)
    if (path === null || !namesPath(path, sourcePath)) return []
    const { entry } = statusOf(pipeline, { fileId, sha256: null, sourcePath }, 5)
    const artifacts = sectionIn(entry, 'artifacts')
    return ['outputs', 'subtitles'].flatMap((kind) => listed(artifacts?.[kind]))
  })
}

/** Those that are there and are not as long as they were made, with the bytes that they have now. */
async function changedFiles(files: readonly FinishedFile[]): Promise<{ path: string; bytes: number }[]> {
  const changed: { path: string; bytes: number }[] = []
  for (const { path, bytes } of files) {
    if (!(await fileExists(path))) continue
    const { size } = await stat(path)
    if (size !== bytes) changed.push({ path, bytes: size })
  }
  return changed
}

/**
 * What other runs of `convert` made of the very same path, when other bytes were there: each state of a source has a workspace of its own, whose record
 * does not know the others' files.
 */
export function otherStates(convertFolder: string): OtherStates {
  const outputs: OtherStates['outputs'] = async (sourcePath, { pipelineJson, outputDir }) => {
    if (outputDir === null) return []
    const others = (await convertPlaces(convertFolder)).filter((place) => place.pipelineJson !== pipelineJson)
    const records = await Promise.all(others.map(async (place) => readRecord(place.pipelineJson)))
    const made = records.flatMap((record) => madeOf(sourcePath, record))
    return made.filter(({ path }) => isInside(path, [outputDir]))
  }
  return {
    outputs,
    tookItsPlace: async (sourcePath, place) => {
      const changed = await changedFiles(madeOf(sourcePath, await readRecord(place.pipelineJson)))
      // Of hundreds of finished books hardly one is changed: the others' records need not be read.
      if (changed.length === 0) return false
      const others = await outputs(sourcePath, place)
      // Whoever edits the tags of a finished file makes it nobody's: such a book stays done.
      return changed.some(({ path, bytes }) =>
        others.some((each) => each.path === path && each.bytes === bytes),
      )
    },
  }
}
