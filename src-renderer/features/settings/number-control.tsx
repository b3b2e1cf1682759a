import { Minus, Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, Group, Input, NumberField } from 'react-aria-components'
import { configForm } from '../../../src-contract/config-form.ts'
import { isNullable } from '../../view/config-input.ts'
import type { ControlProps } from './control-props.ts'
import { useDraft } from './use-draft.ts'

const format: Intl.NumberFormatOptions = { maximumFractionDigits: 3 }

export function NumberControl({
  settingKey,
  value,
  isDisabled,
  isInvalid,
  labelledBy,
  describedBy,
  onCommit,
}: ControlProps): ReactNode {
  const { unit, min, max, step } = configForm[settingKey]
  // React Aria says "nothing entered" by NaN.
  const [number, setNumber] = useDraft(value, typeof value === 'number' ? value : Number.NaN)
  return (
    <div className="number-control">
      <NumberField
        className="number-field"
        aria-labelledby={labelledBy}
        aria-describedby={describedBy}
        value={number}
        isDisabled={isDisabled}
        isInvalid={isInvalid}
        formatOptions={format}
        // The value of an old file may lie between two steps: it is checked, not moved.
        commitBehavior="validate"
        {...(step === undefined ? {} : { step })}
        {...(min === undefined ? {} : { minValue: min })}
        {...(max === undefined ? {} : { maxValue: max })}
        onChange={(next) => {
          setNumber(next)
          onCommit(Number.isNaN(next) ? null : next)
        }}
      >
        <Group className="number-group">
          <Button slot="decrement">
            <Minus aria-hidden size={14} />
          </Button>
          <Input className="number-input" placeholder={isNullable(settingKey) ? 'All' : ''} />
          <Button slot="increment">
            <Plus aria-hidden size={14} />
          </Button>
        </Group>
      </NumberField>
      <span className="unit">{unit}</span>
    </div>
  )
}
