import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { VisuallyHidden } from 'react-aria-components'

/** An icon that says something, with the words for who does not see it. */
export function StatusIcon({
  icon: Icon,
  words,
  tone,
  size = 16,
}: {
  icon: LucideIcon
  words: string
  tone: string
  size?: number
}): ReactNode {
  return (
    <span className={`status-icon tone-${tone}`} title={words}>
      <Icon aria-hidden size={size} />
      <VisuallyHidden>{words}</VisuallyHidden>
    </span>
  )
}
