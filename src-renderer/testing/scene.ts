import type { AskHandlers, Snapshot, SettingsView } from '../../src-contract/channels.ts'
import { configShape, type Config } from '../../src-contract/config-options.ts'
import { succeed } from '../../src-contract/failure.ts'
import { BridgeDouble } from './bridge-double.ts'
import {
  sampleBookPage,
  sampleDoctor,
  sampleLogPage,
  sampleSettings,
  sampleVoices,
  sampleWorkspace,
} from './scenarios.ts'

export type Scene = {
  snapshot: Snapshot
  settings?: SettingsView
  answers?: Partial<AskHandlers>
}

/** A door with a whole little world behind it: what a window asks for when it is only looked at. `answers` come before the usual ones. */
export function openScene({ snapshot, settings: first, answers = {} }: Scene): BridgeDouble {
  let settings = first ?? sampleSettings()
  return new BridgeDouble({
    'state.snapshot': async () => Promise.resolve(succeed(snapshot)),
    'settings.read': async () => Promise.resolve(succeed(settings)),
    'settings.write': async ({ key, value }) => {
      const config: Config = { ...settings.config, [key]: configShape[key].parse(value) }
      settings = { ...settings, config }
      return Promise.resolve(succeed(settings))
    },
    'voices.list': async () => Promise.resolve(succeed(sampleVoices())),
    'doctor.run': async () => Promise.resolve(succeed(sampleDoctor())),
    'log.read': async ({ fromByte, maxBytes }) =>
      Promise.resolve(succeed(sampleLogPage(fromByte, maxBytes, 20_000))),
    'workspace.read': async () => Promise.resolve(succeed(sampleWorkspace())),
    'book.read': async ({ bookId }) => Promise.resolve(succeed(sampleBookPage(bookId))),
    ...answers,
  })
}
