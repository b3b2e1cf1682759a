import { Minus, Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, Group, Input, Label, NumberField } from 'react-aria-components'

const format: Intl.NumberFormatOptions = { maximumFractionDigits: 3 }

type Props = {
  /** NaN: nothing entered, as React Aria says it. */
  value: number
  onChange: (value: number) => void
  /** Its label; where that stands elsewhere already, with the ids of the elements that label and describe it. */
  named: { label: string; by?: { label: string; description: string } }
  range: { min?: number | undefined; max?: number | undefined; step?: number | undefined }
  /** What holds where nothing is entered. */
  placeholder: string
  isDisabled?: boolean
  isInvalid?: boolean
}

/** A number with the buttons that make it larger and smaller. */
export function NumberInput(props: Props): ReactNode {
  const { value, onChange, named, range, placeholder, isDisabled = false, isInvalid = false } = props
  const { min, max, step } = range
  const { label, by } = named
  return (
    <NumberField
      className={by === undefined ? 'field' : ''}
      {...(by === undefined ? {} : { 'aria-labelledby': by.label, 'aria-describedby': by.description })}
      decrementAriaLabel={`Decrease: ${label}`}
      incrementAriaLabel={`Increase: ${label}`}
      value={value}
      isDisabled={isDisabled}
      isInvalid={isInvalid}
      formatOptions={format}
      // The value of an old file may lie between two steps: it is checked, not moved.
      commitBehavior="validate"
      {...(step === undefined ? {} : { step })}
      {...(min === undefined ? {} : { minValue: min })}
      {...(max === undefined ? {} : { maxValue: max })}
      onChange={onChange}
    >
      {by === undefined && <Label>{label}</Label>}
      <Group className="number-group">
        <Button slot="decrement">
          <Minus aria-hidden size={14} />
        </Button>
        <Input className="number-input" placeholder={placeholder} />
        <Button slot="increment">
          <Plus aria-hidden size={14} />
        </Button>
      </Group>
    </NumberField>
  )
}
