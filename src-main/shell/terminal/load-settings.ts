import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Config } from '../../../src-contract/config-options.ts'
import { fail, type Result } from '../../../src-contract/failure.ts'
import { loadConfig, type LoadedConfig } from '../config/config-file.ts'
import type { Terminal } from './terminal.ts'

/**
 * The settings of a command: the file that `named` names (it must be there), else `usual` (it need not), and over them what flags say. What cannot be used is a
 * failure, and nothing is run.
 */
export async function loadSettings(
  named: string | undefined,
  usual: string,
  flags: Partial<Config>,
  terminal: Terminal,
): Promise<Result<LoadedConfig>> {
  const workingFolder = process.cwd()
  const path = named === undefined ? usual : resolve(workingFolder, named)
  if (named !== undefined && !existsSync(path))
    return fail('usage-invalid', { detail: `--config: there is no file ${path}` })
  const loaded = await loadConfig(path, workingFolder)
  if (!loaded.ok) return loaded
  for (const note of loaded.value.notes) terminal.warn(note)
  const unknown = loaded.value.unknownKeys
  if (unknown.length > 0) terminal.warn(`${path}: nobody knows ${unknown.join(', ')}; left as it is`)
  const config: Config = { ...loaded.value.config, ...flags }
  return { ok: true, value: { ...loaded.value, config } }
}
