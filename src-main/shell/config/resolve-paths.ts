import { existsSync } from 'node:fs'
import { dirname, isAbsolute, resolve, sep } from 'node:path'
import type { Config, ConfigKey } from '../../../src-contract/config-options.ts'

const singlePaths = ['input_dir', 'pipeline_json', 'log_file', 'output_dir'] as const satisfies ConfigKey[]

export type ResolvedConfig = {
  config: Config
  /** Said once: which values were taken from the working folder, because only there the thing exists. */
  notes: string[]
}

type Exists = (path: string) => boolean

const isOfWindows = (value: string): boolean => /^[a-z]:[\\/]|^\\\\/iu.test(value)

/** A relative path that was written on Windows, in this system's form; not where a name here really holds a backslash. */
function inOwnForm(value: string, folders: readonly string[], exists: Exists): string {
  if (!value.includes('\\') || folders.some((folder) => exists(resolve(folder, value)))) return value
  return value.replaceAll('\\', '/')
}

/**
 * What `C:\Books\pipeline.json` means where there is no C: the workspace was moved here as a whole, so the longest end of the path that leads somewhere from
 * the config file's folder, or the one above. Null where none does.
 */
function movedHere(value: string, configFolder: string, exists: Exists): string | null {
  const segments = value.split(/[\\/]+/u).filter((part) => part !== '')
  for (let from = 1; from < segments.length; from++)
    for (const folder of [configFolder, dirname(configFolder)]) {
      const path = resolve(folder, segments.slice(from).join('/'))
      if (exists(path)) return path
    }
  return null
}

/** A place that is not there, and cannot be taken for one beside the config file. */
const lostPlace = (written: string): string => resolve('/', written)

/** The first key whose path of Windows leads nowhere here; null where there is none. */
export function lostPath(config: Config): { key: ConfigKey; path: string } | null {
  for (const key of singlePaths) {
    const path = config[key]
    if (sep === '/' && path !== null && isOfWindows(path.slice(1))) return { key, path: path.slice(1) }
  }
  return null
}

/**
 * Makes the paths of a config absolute: they count from the config file's folder, or from the working folder if only there the thing exists.
 * Null for `workingFolder`: a window has none that means anything.
 */
export function resolveConfigPaths(
  config: Config,
  configFile: string,
  workingFolder: string | null,
  exists: Exists = existsSync,
): ResolvedConfig {
  const notes: string[] = []
  const configFolder = dirname(configFile)
  const folders = [configFolder, ...(workingFolder === null ? [] : [workingFolder])]
  const at = (key: ConfigKey, written: string): string => {
    if (sep === '/' && isOfWindows(written)) {
      const moved = movedHere(written, configFolder, exists)
      if (moved !== null) notes.push(`${key}: ${written} is a path of Windows; used here: ${moved}`)
      return moved ?? lostPlace(written)
    }
    const value = sep === '/' ? inOwnForm(written, folders, exists) : written
    const besideConfig = resolve(configFolder, value)
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
