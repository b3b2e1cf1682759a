import type { Config, ConfigKey } from '../../../src-contract/config-options.ts'

/** What the row of a setting hands to its control, whichever kind that is. */
export type ControlProps = {
  settingKey: ConfigKey
  value: Config[ConfigKey]
  isDisabled: boolean
  isInvalid: boolean
  /** Ids of the label and of the words below it. */
  labelledBy: string
  describedBy: string
  /** The user is done with this value: it is checked, and written where it may be. */
  onCommit: (value: unknown) => void
}
