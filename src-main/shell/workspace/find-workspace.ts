import { readdir, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { defaultConfig, type Config } from '../../../src-contract/config-options.ts'
import { fail, succeed, type Failure, type Result } from '../../../src-contract/failure.ts'
import { errorCode, fileExists } from '../../../src-node/atomic-file.ts'
import { fileFailure } from '../../../src-node/fs-failure.ts'
import { isFolder } from '../../../src-node/path-exists.ts'
import { loadConfig, type LoadedConfig } from '../config/config-file.ts'
import { usualInputDir, usualPipelineJson } from './config-places.ts'

/** An existing workspace, however it was named. All absolute. */
export type FoundWorkspace = {
  /** The folder of pipeline.json. */
  workspace: string
  pipelineJson: string
  /** Where settings are read and written: the config.yaml that was found, or the place where the first changed setting would put one. */
  configPath: string
  loaded: LoadedConfig
  /** Why its config.yaml cannot be used: nothing may be run by the defaults that stand in `loaded` then. Null: it can. */
  configFailure: Failure | null
  /** What is in force where config.yaml says nothing. */
  inputDir: string | null
}

/** With the places that the old program filled in by itself. */
export function configIn(found: FoundWorkspace, config: Config): Config {
  return {
    ...config,
    input_dir: config.input_dir ?? found.inputDir,
    pipeline_json: config.pipeline_json ?? found.pipelineJson,
  }
}

const withoutConfig = (path: string, exists: boolean): LoadedConfig => ({
  path,
  exists,
  config: defaultConfig,
  given: [],
  unknownKeys: [],
  notes: [],
})

async function byConfig(configPath: string): Promise<Result<FoundWorkspace>> {
  const read = await loadConfig(configPath, null)
  const loaded = read.ok ? read.value : withoutConfig(configPath, true)
  const { config } = loaded
  const pipelineJson = config.pipeline_json ?? resolve(dirname(configPath), usualPipelineJson)
  const workspace = dirname(pipelineJson)
  if (!(await isFolder(workspace)))
    return fail('workspace-not-found', {
      file: configPath,
      detail: `its pipeline_json names ${pipelineJson}, and no folder can be found there`,
    })
  const inputDir = config.input_dir ?? resolve(dirname(configPath), usualInputDir)
  return succeed({
    workspace,
    pipelineJson,
    configPath,
    loaded,
    configFailure: read.ok ? null : read.failure,
    inputDir,
  })
}

/** The config.yaml files that may belong to a pipeline.json: beside it, and one folder below. */
async function configsAround(workspace: string): Promise<string[]> {
  const entries = await readdir(workspace, { withFileTypes: true })
  const folders = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
  const names = folders.map(({ name }) => name).sort()
  // The batch program's own folder first: other phases keep a config.yaml of their own.
  const inOrder = names.toSorted(
    (one, other) => Number(/phase7/iu.test(other)) - Number(/phase7/iu.test(one)),
  )
  return [workspace, ...inOrder.map((name) => join(workspace, name))].map((folder) =>
    join(folder, 'config.yaml'),
  )
}

/**
 * Whether a config.yaml belongs to this record. Other phases keep one of their own, which may hold anything: only one that names this record is meant, or one
 * where the batch program's lies, even if it cannot be read.
 */
function isMeant(
  { workspace, configPath, pipelineJson, loaded, configFailure }: FoundWorkspace,
  record: string,
): boolean {
  const folder = dirname(configPath)
  const isItsPlace = folder === dirname(record) || /phase7/iu.test(basename(folder))
  if (configFailure !== null) return isItsPlace
  return (
    pipelineJson === record &&
    (isItsPlace || loaded.given.includes('pipeline_json')) &&
    workspace === dirname(record)
  )
}

async function byPipelineJson(pipelineJson: string): Promise<Result<FoundWorkspace>> {
  const workspace = dirname(pipelineJson)
  let broken: FoundWorkspace | null = null
  for (const configPath of await configsAround(workspace)) {
    if (!(await fileExists(configPath))) continue
    const found = await byConfig(configPath)
    if (!found.ok || !isMeant(found.value, pipelineJson)) continue
    if (found.value.configFailure === null) return found
    broken ??= { ...found.value, workspace, pipelineJson }
  }
  if (broken !== null) return succeed(broken)
  const input = join(workspace, 'input')
  const configPath = join(workspace, 'config.yaml')
  const inputDir = (await isFolder(input)) ? input : null
  const loaded = withoutConfig(configPath, false)
  return succeed({ workspace, pipelineJson, configPath, loaded, configFailure: null, inputDir })
}

async function byFolder(folder: string): Promise<Result<FoundWorkspace>> {
  if (await fileExists(join(folder, 'pipeline.json'))) return byPipelineJson(join(folder, 'pipeline.json'))
  if (await fileExists(join(folder, 'config.yaml'))) return byConfig(join(folder, 'config.yaml'))
  const config = (await configsAround(folder)).find((path) => /phase7/iu.test(basename(dirname(path))))
  if (config !== undefined && (await fileExists(config))) return byConfig(config)
  const isPipeline = await isFolder(join(folder, 'phase6_orchestrator'))
  return isPipeline
    ? byPipelineJson(join(folder, 'pipeline.json'))
    : fail('workspace-not-found', {
        file: folder,
        detail: 'it holds neither pipeline.json nor config.yaml',
      })
}

/** The workspace that a folder, its config.yaml or its pipeline.json stands for. `workspace-not-found` with what was looked for. */
export async function findWorkspace(named: string): Promise<Result<FoundWorkspace>> {
  const path = resolve(named)
  try {
    const info = await stat(path)
    if (info.isDirectory()) return await byFolder(path)
    return /\.ya?ml$/iu.test(basename(path)) ? await byConfig(path) : await byPipelineJson(path)
  } catch (error) {
    if (errorCode(error) === 'ENOENT')
      return fail('workspace-not-found', { file: path, detail: 'it is not there' })
    const failure = fileFailure(error, path, 'workspace-not-found')
    if (failure === null) throw error
    return { ok: false, failure }
  }
}
