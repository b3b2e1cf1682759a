import { mkdir, readFile, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import {
  configShape,
  defaultConfig,
  type Config,
  type ConfigKey,
} from '../../../src-contract/config-options.ts'
import { fail, succeed, type Result } from '../../../src-contract/failure.ts'
import { errorCode, rewriteFile } from '../../../src-node/atomic-file.ts'
import { fileFailure } from '../../../src-node/fs-failure.ts'
import { describeIssue } from './describe-issue.ts'
import { setConfigValue } from './edit-config.ts'
import { parseConfig } from './parse-config.ts'
import { resolveConfigPaths } from './resolve-paths.ts'

export type LoadedConfig = {
  /** Absolute path of the file, whether it is there or not. */
  path: string
  exists: boolean
  /** Paths made absolute. */
  config: Config
  given: ConfigKey[]
  unknownKeys: string[]
  notes: string[]
}

async function readText(path: string): Promise<Result<string | null>> {
  try {
    // The BOM stays in the text, so that a save writes it again.
    return succeed(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(path)))
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return succeed(null)
    if (error instanceof TypeError)
      return fail('config-unreadable', { file: path, detail: 'it is not UTF-8 text' })
    const failure = fileFailure(error, path, 'config-unreadable')
    if (failure === null) throw error
    return { ok: false, failure }
  }
}

/** A config.yaml that is not there holds all defaults; one that is there and cannot be used is a failure. */
export async function loadConfig(path: string, workingFolder: string | null): Promise<Result<LoadedConfig>> {
  const text = await readText(path)
  if (!text.ok) return text
  const nothing = { config: defaultConfig, given: [], unknownKeys: [] }
  const parsed = text.value === null ? succeed(nothing) : parseConfig(text.value, path)
  if (!parsed.ok) return parsed
  const { config, notes } = resolveConfigPaths(parsed.value.config, path, workingFolder)
  return succeed({ ...parsed.value, path, exists: text.value !== null, config, notes })
}

/** Sets one key, atomically, changing the bytes of its value alone. `config-invalid` where the value cannot be used. */
export async function writeConfigValue(path: string, key: ConfigKey, value: unknown): Promise<Result<void>> {
  const parsed = configShape[key].safeParse(value)
  if (!parsed.success) {
    return fail('config-invalid', { file: path, detail: describeIssue(key, parsed.error.issues[0], value) })
  }
  const text = await readText(path)
  if (!text.ok) return text
  const edited = setConfigValue(text.value ?? '', path, key, parsed.data)
  if (!edited.ok) return edited
  if (edited.value === text.value) return succeed(undefined)
  try {
    // The folder's permissions would allow it, and the user has said otherwise.
    if (text.value !== null && ((await stat(path)).mode & 0o222) === 0)
      return fail('config-not-writable', { file: path, detail: 'it is read-only' })
    await mkdir(dirname(path), { recursive: true })
    await rewriteFile(path, edited.value)
    return succeed(undefined)
  } catch (error) {
    const failure = fileFailure(error, path, 'config-not-writable')
    if (failure === null) throw error
    return { ok: false, failure }
  }
}
