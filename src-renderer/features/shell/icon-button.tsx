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

export function IconButton({ label, icon: Icon, onPress, isDisabled = false, ref }: Props): ReactNode {
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      <Button
        className="icon-button"
        aria-label={label}
        onPress={onPress}
        isDisabled={isDisabled}
        {...(ref === undefined ? {} : { ref })}
      >
        <Icon aria-hidden size={18} strokeWidth={1.75} />
      </Button>
      <Tooltip className="tooltip" offset={6}>
        {label}
      </Tooltip>
    </TooltipTrigger>
  )
}
