import { statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { z } from 'zod'
import type { outputPlaceSchema } from '../../../src-contract/channels.ts'
import type { Config } from '../../../src-contract/config-options.ts'
import { errorCode } from '../../../src-node/atomic-file.ts'
import type { BookPlace } from './bookspool-api.ts'

export type OutputPlace = z.infer<typeof outputPlaceSchema>

/** Bytes free for this user where `path` is, or where its nearest ancestor is that exists; null where the system cannot tell. */
export async function freeBytes(path: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(path)
    return bavail * bsize
  } catch (error) {
    if (errorCode(error) === undefined) throw error
    const parent = dirname(path)
    return errorCode(error) === 'ENOENT' && parent !== path ? freeBytes(parent) : null
  }
}

/** Where a window's books are made: in the home folder, or in the workspace of the pipeline.json that the settings name. */
export function windowPlace(config: Config, homeWorkspace: string, defaultOutput: string): BookPlace {
  if (config.pipeline_json === null) {
    return {
      workspace: homeWorkspace,
      pipelineJson: join(homeWorkspace, 'pipeline.json'),
      outputDir: config.output_dir ?? defaultOutput,
    }
  }
  return {
    workspace: dirname(config.pipeline_json),
    pipelineJson: config.pipeline_json,
    outputDir: config.output_dir,
  }
}

/** The folder where phase 5 writes when no other was said (pipeline-contract: "The phases"). */
export function outputFolder(place: BookPlace): string {
  return place.outputDir ?? join(place.workspace, 'phase5_enhancement', 'output')
}

export async function outputPlace(config: Config, place: BookPlace): Promise<OutputPlace> {
  const folder = outputFolder(place)
  return { folder, isDefault: config.output_dir === null, freeBytes: await freeBytes(folder) }
}
