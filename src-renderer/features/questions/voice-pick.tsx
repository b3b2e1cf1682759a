import { Check, ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components'
import { defaultVoiceAnswer } from '../../../src-contract/orchestrator-use.ts'
import { useWindow } from '../../app-context.tsx'

type Choice = { id: string; label: string; hint: string }

/** A voice that this machine has, or one of each book's language. */
export function VoicePick({
  value,
  onChange,
}: {
  value: string
  onChange: (voice: string) => void
}): ReactNode {
  const voices = useWindow((state) => state.voices)
  const choices: Choice[] = [
    { id: defaultVoiceAnswer, label: 'By the book’s language', hint: '' },
    ...voices
      .filter((voice) => voice.installed)
      .map((voice) => ({ id: voice.id, label: voice.name, hint: voice.language })),
  ]
  return (
    <Select
      className="select field"
      value={value}
      onChange={(key) => {
        if (key !== null) onChange(String(key))
      }}
    >
      <Label>Speaks instead</Label>
      <Button className="select-button">
        <SelectValue />
        <ChevronDown aria-hidden size={16} />
      </Button>
      <Popover className="popover select-popover">
        <ListBox className="list-box" items={choices}>
          {(choice) => (
            <ListBoxItem textValue={choice.label} className="list-box-item">
              {({ isSelected }) => (
                <>
                  <span>{choice.label}</span>
                  <span className="choice-hint">{choice.hint}</span>
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
