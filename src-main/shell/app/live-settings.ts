import type { SettingsView } from '../../../src-contract/channels.ts'
import { defaultConfig, type Config, type ConfigKey } from '../../../src-contract/config-options.ts'
import { fail, type Failure, type Result } from '../../../src-contract/failure.ts'
import { loadConfig, writeConfigValue, type LoadedConfig } from '../config/config-file.ts'

export type LiveSettings = {
  /** What is in force; the defaults while the file cannot be used, and then nothing is started. */
  config: () => Config
  /** Why nothing may be started with these settings. */
  failure: () => Failure | null
  view: () => SettingsView
  write: (key: ConfigKey, value: unknown) => Promise<Result<SettingsView>>
}

/** What this version can run: another orchestrator's command is no reason to run the built-in one in its place. */
export function orchestratorFailure(config: Config, file: string): Failure | null {
  if (config.orchestrator === 'auto' || config.orchestrator === 'builtin') return null
  const detail = `orchestrator: expected “auto” or “builtin”, got ${JSON.stringify(config.orchestrator)}; this version runs no other one`
  return { code: 'config-invalid', file, detail }
}

/** The settings of a window: one config.yaml, read when the app opens and written key by key. */
export async function openSettings(path: string, locked: readonly ConfigKey[]): Promise<LiveSettings> {
  let loaded: Result<LoadedConfig> = await loadConfig(path, null)
  // Writes follow each other: each reads what the one before it wrote.
  let last: Promise<unknown> = Promise.resolve()

  const config = (): Config => (loaded.ok ? loaded.value.config : defaultConfig)
  const failure = (): Failure | null =>
    loaded.ok ? orchestratorFailure(loaded.value.config, path) : loaded.failure
  const view = (): SettingsView => ({
    path,
    config: config(),
    overridden: [],
    unknownKeys: loaded.ok ? loaded.value.unknownKeys : [],
    locked: [...locked],
    failure: failure(),
  })
  const write = async (key: ConfigKey, value: unknown): Promise<Result<SettingsView>> => {
    if (locked.includes(key)) return fail('setting-locked', { detail: key })
    const written = await writeConfigValue(path, key, value)
    if (!written.ok) return written
    loaded = await loadConfig(path, null)
    return { ok: true, value: view() }
  }
  return {
    config,
    failure,
    view,
    write: async (key, value) => {
      const done = last.then(async () => write(key, value))
      last = done.catch(() => undefined)
      return done
    },
  }
}
