import { Check, ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components'
import { useWindow } from '../../app-context.tsx'
import type { ControlProps } from './control-props.ts'

type Choice = { value: string; label: string; hint?: string }

export function ChoiceControl(props: ControlProps & { choices: readonly Choice[] }): ReactNode {
  const { value, isDisabled, labelledBy, describedBy, onCommit, choices } = props
  return (
    <Select
      className="select"
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      value={typeof value === 'string' ? value : automatic}
      isDisabled={isDisabled}
      onChange={(key) => {
        onCommit(key === automatic ? null : key)
      }}
    >
      <Button className="select-button">
        <SelectValue />
        <ChevronDown aria-hidden size={16} />
      </Button>
      <Popover className="popover select-popover">
        <ListBox className="list-box" items={choices}>
          {(choice) => (
            <ListBoxItem id={choice.value} textValue={choice.label} className="list-box-item">
              {({ isSelected }) => (
                <>
                  <span>{choice.label}</span>
                  {choice.hint !== undefined && <span className="choice-hint">{choice.hint}</span>}
                  {isSelected && <Check aria-hidden size={15} />}
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  )
}

/** Stands for null, which a list of keys cannot hold; no voice has an empty id. */
const automatic = ''

export function VoiceControl(props: ControlProps): ReactNode {
  const voices = useWindow((state) => state.voices)
  const { value } = props
  const choices: Choice[] = [
    { value: automatic, label: 'By the book’s language' },
    ...voices
      .filter((voice) => voice.installed)
      .map((voice) => ({ value: voice.id, label: voice.name, hint: voice.language })),
  ]
  // What the file names stays choosable, even if this machine lacks it.
  if (typeof value === 'string' && !choices.some((choice) => choice.value === value)) {
    choices.push({ value, label: value, hint: 'not installed' })
  }
  return <ChoiceControl {...props} choices={choices} />
}
