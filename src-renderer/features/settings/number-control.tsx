import type { ReactNode } from 'react'
import { configForm } from '../../../src-contract/config-form.ts'
import { isNullable } from '../../view/config-input.ts'
import { NumberInput } from '../shell/number-input.tsx'
import type { ControlProps } from './control-props.ts'
import { useWrittenDraft } from './use-draft.ts'

export function NumberControl({
  settingKey,
  value,
  isDisabled,
  isInvalid,
  labelledBy,
  describedBy,
  onCommit,
}: ControlProps): ReactNode {
  const { label, unit, min, max, step, empty } = configForm[settingKey]
  const [number, setNumber, write] = useWrittenDraft(
    value,
    typeof value === 'number' ? value : Number.NaN,
    onCommit,
  )
  return (
    <div className="number-control">
      <NumberInput
        named={{ label, by: { label: labelledBy, description: describedBy } }}
        value={number}
        range={{ min, max, step }}
        placeholder={isNullable(settingKey) ? (empty ?? 'All') : ''}
        isDisabled={isDisabled}
        isInvalid={isInvalid}
        onChange={(next) => {
          setNumber(next)
          write(Number.isNaN(next) ? null : next)
        }}
      />
      <span className="unit">{unit}</span>
    </div>
  )
}
