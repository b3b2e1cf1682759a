import { isDeepStrictEqual } from 'node:util'
import type { SettingsView } from '../../../src-contract/channels.ts'
import { defaultConfig, type Config, type ConfigKey } from '../../../src-contract/config-options.ts'
import { fail, type Failure, type Result } from '../../../src-contract/failure.ts'
import { signatureOf } from '../../../src-node/file-signature.ts'
import { oneAfterTheOther } from '../../../src-node/one-after-the-other.ts'
import { loadConfig, writeConfigValue, type LoadedConfig } from '../config/config-file.ts'

/** Which config.yaml is in force, and what holds where it says nothing. */
export type SettingsPlace = {
  path: string
  fill: (config: Config) => Config
  /**
   * The config.yaml that alone names programs and widens what a browser may reach: a workspace's own, which anybody may have written, is not asked for
   * those. Left out: the one in force.
   */
  ownPath?: string
}

const ownKeys = ['ffmpeg', 'serve_roots'] as const satisfies ConfigKey[]

export type LiveSettings = {
  /** What is in force; the defaults while the file cannot be used, and then nothing is started. */
  config: () => Config
  /** Why nothing may be started with these settings. */
  failure: () => Failure | null
  view: () => SettingsView
  /** `seen`: what the form showed; where the file says something else by now, `setting-changed-outside`, and nothing is written. */
  write: (key: ConfigKey, value: unknown, seen?: unknown) => Promise<Result<SettingsView>>
  /** Takes another config.yaml for the one in force. */
  use: (place: SettingsPlace) => Promise<void>
  /** Hears when the file was changed outside and reads otherwise now. */
  onChange: (listener: () => void) => () => void
  close: () => void
}

/** How often the file is looked at: editors replace it, network disks tell of nothing, so its time and size are asked for. */
export const lookEveryMs = 2000

/** Null where it cannot be asked for: reading tells why. */
const stampOf = async (path: string): Promise<string | null> => signatureOf(path).catch(() => null)

const asItStands = (config: Config): Config => config

/** The settings of a window: one config.yaml, written key by key, and read again when it was changed outside. */
export async function openSettings(
  first: string | SettingsPlace,
  locked: readonly ConfigKey[],
  everyMs = lookEveryMs,
): Promise<LiveSettings> {
  let place: SettingsPlace = typeof first === 'string' ? { path: first, fill: asItStands } : first
  const readOwn = async (): Promise<Config | null> => {
    if (place.ownPath === undefined) return null
    const read = await loadConfig(place.ownPath, null)
    return read.ok ? read.value.config : defaultConfig
  }
  let stamp: string | null
  let loaded: Result<LoadedConfig>
  let own: Config | null
  const load = async (): Promise<void> => {
    // Asked for before the file is read: `watchFile` asks after that at some time, and never hears of what was changed in between.
    stamp = await stampOf(place.path)
    loaded = await loadConfig(place.path, null)
    own = await readOwn()
  }
  await load()
  const listeners = new Set<() => void>()
  // Writes and readings follow each other: each sees what the one before it left.
  const inTurn = oneAfterTheOther()

  const inFile = (): Config => {
    const config: Config = { ...(loaded.ok ? loaded.value.config : defaultConfig) }
    return own === null ? config : { ...config, ffmpeg: own.ffmpeg, serve_roots: own.serve_roots }
  }
  const pathFor = (key: ConfigKey): string =>
    ownKeys.some((name) => name === key) ? (place.ownPath ?? place.path) : place.path
  const failure = (): Failure | null => (loaded.ok ? null : loaded.failure)
  const view = (): SettingsView => ({
    path: place.path,
    config: inFile(),
    overridden: [],
    unknownKeys: loaded.ok ? loaded.value.unknownKeys : [],
    locked: [...locked],
    failure: failure(),
  })
  const readAgain = async (): Promise<void> => {
    const before = view()
    await load()
    if (!isDeepStrictEqual(before, view())) for (const listener of listeners) listener()
  }
  let isLooking = false
  // A stat every few seconds, whatever the disk: a window that was left open must not show yesterday's file.
  const look = async (): Promise<void> => {
    if (isLooking) return
    isLooking = true
    await inTurn(async () => {
      if ((await stampOf(place.path)) !== stamp) await readAgain()
    }).finally(() => {
      isLooking = false
    })
  }
  const looks = setInterval(() => void look(), everyMs).unref()

  const write = async (key: ConfigKey, value: unknown, seen: unknown): Promise<Result<SettingsView>> => {
    if (locked.includes(key)) return fail('setting-locked', { detail: key })
    await readAgain()
    const now: unknown = inFile()[key]
    if (seen !== undefined && loaded.ok && !isDeepStrictEqual(now, seen) && !isDeepStrictEqual(now, value))
      return fail('setting-changed-outside', { file: pathFor(key), detail: JSON.stringify(now) })
    const written = await writeConfigValue(pathFor(key), key, value)
    if (!written.ok) return written
    await load()
    return { ok: true, value: view() }
  }
  return {
    config: () => place.fill(inFile()),
    failure,
    view,
    write: async (key, value, seen) => inTurn(async () => write(key, value, seen)),
    use: async (next) =>
      inTurn(async () => {
        place = next
        await load()
      }),
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => clearInterval(looks),
  }
}
