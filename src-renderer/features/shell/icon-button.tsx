import type { LucideIcon } from 'lucide-react'
import type { ReactNode, Ref } from 'react'
import { Button, Tooltip, TooltipTrigger } from 'react-aria-components'

type Props = {
  /** Its accessible name, and the words of its tooltip. */
  label: string
  icon: LucideIcon
  onPress: () => void
  isDisabled?: boolean
  ref?: Ref<HTMLButtonElement>
}

export function IconButton(props: Props): ReactNode {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      <PlainIconButton {...props} />
      <Tooltip className="tooltip" offset={6}>
        {props.label}
      </Tooltip>
    </TooltipTrigger>
  )
}

/** For rows, which come and go by the dozen while the list scrolls: the browser's own tooltip adds no listeners, no state and no overlay to each. */
export function RowButton(props: Props): ReactNode {
  return (
    <span title={props.label}>
      <PlainIconButton {...props} />
    </span>
  )
}

function PlainIconButton({ label, icon: Icon, onPress, isDisabled = false, ref }: Props): ReactNode {
  return (
    <Button
      className="icon-button"
      aria-label={label}
      onPress={onPress}
      isDisabled={isDisabled}
      {...(ref === undefined ? {} : { ref })}
    >
      <Icon aria-hidden size={18} strokeWidth={1.75} />
    </Button>
  )
}
