import type { Config, ConfigKey } from '../../src-contract/config-options.ts'
import { succeed, type Failure, type Result } from '../../src-contract/failure.ts'
import type { WindowDoor } from '../bridge/open-bridge.ts'
import { withSettings, type WindowStore } from '../store/window-store.ts'

type Parts = { complain: (title: string, failure: Failure) => void }

/** What the window does with the settings: the newest answer of main's is what it shows. */
export function createSettingsActions(door: WindowDoor, store: WindowStore, { complain }: Parts) {
  return {
    readSettings: async (): Promise<void> => {
      const answer = await door.ask('settings.read', undefined)
      store.setState(answer.ok ? withSettings(answer.value) : { settingsFailure: answer.failure })
    },
    /** `seen`: the value that was shown; where the file says something else by now, nothing is written. Answers with what it says then. */
    writeSetting: async (
      key: ConfigKey,
      value: unknown,
      seen?: unknown,
    ): Promise<Result<Config[ConfigKey]>> => {
      const answer = await door.ask('settings.write', { key, value, ...(seen === undefined ? {} : { seen }) })
      if (!answer.ok) return answer
      store.setState(withSettings(answer.value))
      return succeed(answer.value.config[key])
    },
    /** Whether a folder was chosen. */
    chooseFolder: async (key: 'output_dir' | 'input_dir'): Promise<boolean> => {
      const answer = await door.ask('settings.chooseFolder', { key })
      if (!answer.ok) {
        complain('The folder was not changed', answer.failure)
        return false
      }
      if (answer.value !== null) store.setState(withSettings(answer.value))
      return answer.value !== null
    },
    /** In percent of the whole computer. */
    setCpuLimit: async (percent: number): Promise<void> => {
      const answer = await door.ask('settings.write', { key: 'cpu_threshold', value: percent })
      if (answer.ok) store.setState(withSettings(answer.value))
      else complain('The limit was not changed', answer.failure)
    },
  }
}
