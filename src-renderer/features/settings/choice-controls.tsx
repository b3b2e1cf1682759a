import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { useActions, useWindow } from '../../app-context.tsx'
import { voiceChoices, type Choice } from '../../view/voice-choices.ts'
import { useBookLanguages } from '../voices/use-book-languages.ts'
import { ChoiceSelect } from '../shell/choice-select.tsx'
import type { ControlProps } from './control-props.ts'

export function ChoiceControl(props: ControlProps & { choices: readonly Choice[] }): ReactNode {
  const { value, isDisabled, labelledBy, describedBy, onCommit, choices } = props
  return (
    <ChoiceSelect
      named={{ labelledBy, describedBy }}
      choices={choices}
      value={typeof value === 'string' ? value : automatic}
      isDisabled={isDisabled}
      onChange={(key) => {
        onCommit(key === automatic ? null : key)
      }}
    />
  )
}

/** Stands for null, which a list of keys cannot hold; no voice has an empty id. */
const automatic = ''

export function VoiceControl(props: ControlProps): ReactNode {
  const actions = useActions()
  const voices = useWindow((state) => state.voices)
  const { value } = props
  const languages = useBookLanguages()
  const choices = voiceChoices(voices, automatic, languages)
  // What the file names stays choosable, even if this machine lacks it.
  if (typeof value === 'string' && !choices.some((choice) => choice.value === value)) {
    choices.push({ value, label: value, hint: 'not installed' })
  }
  return (
    <div className="voice-setting">
      <ChoiceControl {...props} choices={choices} />
      <Button
        className="link-button"
        onPress={() => {
          actions.open({ kind: 'voices' })
        }}
      >
        Hear and get voices…
      </Button>
    </div>
  )
}
