import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { DialogFrame } from './dialog-frame.tsx'
import { useInitialFocus } from './use-initial-focus.ts'

type Props = {
  title: string
  text: string
  confirm: string
  onConfirm: () => void
  onClose: () => void
}

export function ConfirmDialog({ title, text, confirm, onConfirm, onClose }: Props): ReactNode {
  const start = useInitialFocus<HTMLButtonElement>()
  return (
    <DialogFrame title={title} size="small" onClose={onClose} role="alertdialog">
      <p className="dialog-text">{text}</p>
      <footer className="dialog-footer">
        <Button className="button" onPress={onClose} ref={start}>
          Cancel
        </Button>
        <Button className="button danger" onPress={onConfirm}>
          {confirm}
        </Button>
      </footer>
    </DialogFrame>
  )
}
