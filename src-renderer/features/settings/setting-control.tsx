import type { ReactNode } from 'react'
import { Switch } from 'react-aria-components'
import { assertNever } from '../../../src-contract/assert-never.ts'
import { configForm } from '../../../src-contract/config-form.ts'
import { phases } from '../../../src-contract/phases.ts'
import { ChoiceControl, VoiceControl } from './choice-controls.tsx'
import { CommandsControl } from './commands-control.tsx'
import { ManyControl } from './many-control.tsx'
import { NumberControl } from './number-control.tsx'
import type { ControlProps } from './control-props.ts'
import { PronunciationsControl } from './pronunciations-control.tsx'
import { LinesControl, TextControl } from './text-controls.tsx'

/** One control a kind; which kind a key has stands in the contract's form. */
export function SettingControl(props: ControlProps): ReactNode {
  const { settingKey, value, isDisabled, labelledBy, describedBy, onCommit } = props
  const { control, choices } = configForm[settingKey]
  switch (control) {
    case 'switch':
      return (
        <Switch
          className="switch"
          aria-labelledby={labelledBy}
          aria-describedby={describedBy}
          isSelected={value === true}
          isDisabled={isDisabled}
          onChange={onCommit}
        >
          <span className="switch-track" aria-hidden>
            <span className="switch-thumb" />
          </span>
        </Switch>
      )
    case 'number':
      return <NumberControl {...props} />
    case 'choice':
      return <ChoiceControl {...props} choices={choices ?? []} />
    case 'voice':
      return <VoiceControl {...props} />
    case 'phases':
      return (
        <ManyControl
          {...props}
          choices={phases.map(({ number, label }) => ({
            value: String(number),
            label: `${number} ${label}`,
          }))}
          asValue={Number}
        />
      )
    case 'list':
      return choices === undefined ? (
        <LinesControl {...props} />
      ) : (
        <ManyControl {...props} choices={choices} asValue={String} />
      )
    case 'commands':
      return <CommandsControl {...props} />
    case 'pronunciations':
      return <PronunciationsControl {...props} />
    case 'text':
    case 'path':
      return <TextControl {...props} isPath={control === 'path'} />
    default:
      return assertNever(control)
  }
}
