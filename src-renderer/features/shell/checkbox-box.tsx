import { Check } from 'lucide-react'
import type { ReactNode } from 'react'

/** The square of a checkbox, with the tick that it shows while it is chosen. */
export function CheckboxBox(): ReactNode {
  return (
    <span className="checkbox-box" aria-hidden>
      <Check size={12} strokeWidth={3} />
    </span>
  )
}
