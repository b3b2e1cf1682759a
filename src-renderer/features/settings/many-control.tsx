import type { ReactNode } from 'react'
import { Checkbox, CheckboxGroup } from 'react-aria-components'
import { CheckboxBox } from '../shell/checkbox-box.tsx'
import type { ControlProps } from './control-props.ts'
import { useDraft } from './use-draft.ts'

type Props = ControlProps & {
  choices: readonly { value: string; label: string }[]
  asValue: (chosen: string) => unknown
}

export function ManyControl({
  value,
  isDisabled,
  isInvalid,
  labelledBy,
  describedBy,
  onCommit,
  choices,
  asValue,
}: Props): ReactNode {
  const [chosen, setChosen] = useDraft(value, Array.isArray(value) ? value.map(String) : [])
  return (
    <CheckboxGroup
      className="checkbox-group"
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      value={chosen}
      isDisabled={isDisabled}
      isInvalid={isInvalid}
      onChange={(next) => {
        setChosen(next)
        onCommit(
          choices.filter((choice) => next.includes(choice.value)).map((choice) => asValue(choice.value)),
        )
      }}
    >
      {choices.map((choice) => (
        <Checkbox key={choice.value} value={choice.value} className="checkbox">
          <CheckboxBox />
          {choice.label}
        </Checkbox>
      ))}
    </CheckboxGroup>
  )
}
