import { Check, ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components'
import type { Choice } from '../../view/voice-choices.ts'

type Props = {
  choices: readonly Choice[]
  value: string
  onChange: (value: string) => void
  isDisabled?: boolean
  /** Its own label; one that only screen readers say, of a small one; or the ids of the elements that label and describe it. */
  named: { label: string } | { unseen: string } | { labelledBy: string; describedBy: string }
}

function labelled(named: Props['named']) {
  if ('label' in named) return {}
  return 'unseen' in named
    ? { 'aria-label': named.unseen }
    : { 'aria-labelledby': named.labelledBy, 'aria-describedby': named.describedBy }
}

/** One of a list, with a few quiet words beside each. */
export function ChoiceSelect({ choices, value, onChange, isDisabled = false, named }: Props): ReactNode {
  const hasLabel = 'label' in named
  const size = 'unseen' in named ? ' small' : ''
  return (
    <Select
      className={`select${size}${hasLabel ? ' field' : ''}`}
      {...labelled(named)}
      value={value}
      isDisabled={isDisabled}
      onChange={(key) => {
        if (key !== null) onChange(String(key))
      }}
    >
      {hasLabel && <Label>{named.label}</Label>}
      <Button className={`select-button${size}`}>
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
