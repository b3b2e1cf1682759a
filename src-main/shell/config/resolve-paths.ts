import { existsSync } from 'node:fs'
import { dirname, isAbsolute, resolve } from 'node:path'
import type { Config, ConfigKey } from '../../../src-contract/config-options.ts'

const singlePaths = ['input_dir', 'pipeline_json', 'log_file', 'output_dir'] as const satisfies ConfigKey[]

export type ResolvedConfig = {
  config: Config
  /** Said once: which values were taken from the working folder, because only there the thing exists. */
  notes: string[]
}

/**
 * Makes the paths of a config absolute: they count from the config file's folder, or from the working folder if only there the thing exists.
 * Null for `workingFolder`: a window has none that means anything.
 */
export function resolveConfigPaths(
  config: Config,
  configFile: string,
  workingFolder: string | null,
  exists: (path: string) => boolean = existsSync,
): ResolvedConfig {
  const notes: string[] = []
  const at = (key: ConfigKey, value: string): string => {
    const besideConfig = resolve(dirname(configFile), value)
    if (isAbsolute(value) || workingFolder === null) return besideConfig
    const inWorkingFolder = resolve(workingFolder, value)
    if (inWorkingFolder === besideConfig || exists(besideConfig) || !exists(inWorkingFolder))
      return besideConfig
    notes.push(
      `${key}: ${value} is not beside ${configFile}; the one in the working folder is used: ${inWorkingFolder}`,
    )
    return inWorkingFolder
  }
  const resolved: Config = { ...config }
  for (const key of singlePaths) {
    const value = config[key]
    if (value !== null) resolved[key] = at(key, value)
  }
  // A bare name is looked up on PATH, as a shell would.
  if (config.ffmpeg !== null && /[\\/]/u.test(config.ffmpeg)) resolved.ffmpeg = at('ffmpeg', config.ffmpeg)
  resolved.serve_roots = config.serve_roots.map((root) => at('serve_roots', root))
  return { config: resolved, notes }
}
