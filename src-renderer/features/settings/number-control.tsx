import type { ReactNode } from 'react'
import { configForm } from '../../../src-contract/config-form.ts'
import { isNullable } from '../../view/config-input.ts'
import { NumberInput } from '../shell/number-input.tsx'
import type { ControlProps } from './control-props.ts'
import { useDraft } from './use-draft.ts'

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
  const [number, setNumber] = useDraft(value, typeof value === 'number' ? value : Number.NaN)
  return (
    <div className="number-control">
      <NumberInput
        named={{ labelledBy, describedBy }}
        value={number}
        range={{ min, max, step }}
        placeholder={isNullable(settingKey) ? 'All' : ''}
        isDisabled={isDisabled}
        isInvalid={isInvalid}
        onChange={(next) => {
          setNumber(next)
          onCommit(Number.isNaN(next) ? null : next)
        }}
      />
      <span className="unit">{unit}</span>
    </div>
  )
}
