import { dirname, join, resolve } from 'node:path'
import { fail, succeed, type Result } from '../../../src-contract/failure.ts'
import type { LoadedConfig } from '../config/config-file.ts'
import { lostPath } from '../config/resolve-paths.ts'

export type BatchPlaces = { inputDir: string; pipelineJson: string; workspace: string; logFile: string }

/** What the old program filled in where its config.yaml says nothing: both count from the file's folder. */
export const usualInputDir = '../input'
export const usualPipelineJson = '../pipeline.json'

/**
 * What an old config.yaml leaves out, the old program filled in beside the file: ../input, ../pipeline.json and batch.log. Without a config.yaml they
 * lie in the working folder, and the input folder has to be named. `config-invalid` where a path of Windows leads nowhere here.
 */
export function batchPlaces(loaded: LoadedConfig, workingFolder: string): Result<BatchPlaces> {
  const { config, exists, path } = loaded
  const lost = lostPath(config)
  if (lost !== null)
    return fail('config-invalid', {
      file: path,
      detail: `${lost.key}: ${lost.path} is a path of Windows, and leads nowhere here`,
    })
  const base = exists ? dirname(path) : workingFolder
  const inputDir = config.input_dir ?? (exists ? resolve(base, usualInputDir) : null)
  if (inputDir === null)
    return fail('usage-invalid', {
      detail: 'There is no config.yaml here: name the folder of the books with --input-dir',
    })
  const pipelineJson = config.pipeline_json ?? resolve(base, exists ? usualPipelineJson : 'pipeline.json')
  return succeed({
    inputDir,
    pipelineJson,
    workspace: dirname(pipelineJson),
    logFile: config.log_file ?? join(base, 'batch.log'),
  })
}
