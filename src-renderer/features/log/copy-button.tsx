import { Check, Copy, type LucideIcon } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { Button } from 'react-aria-components'

type Props = { label: string; icon?: LucideIcon; copy: () => Promise<boolean> }

/** Says that it has copied until the user turns elsewhere. */
export function CopyButton({ label, icon: Icon = Copy, copy }: Props): ReactNode {
  const [state, setState] = useState<'idle' | 'busy' | 'copied'>('idle')
  const press = async (): Promise<void> => {
    setState('busy')
    setState((await copy()) ? 'copied' : 'idle')
  }
  return (
    <Button
      className="button small"
      isDisabled={state === 'busy'}
      onPress={() => void press()}
      onBlur={() => {
        setState((before) => (before === 'copied' ? 'idle' : before))
      }}
    >
      {state === 'copied' ? <Check aria-hidden size={15} /> : <Icon aria-hidden size={15} />}
      <span aria-live="polite">{state === 'copied' ? 'Copied' : label}</span>
    </Button>
  )
}
