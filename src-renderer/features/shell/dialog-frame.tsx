import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { IconButton } from './icon-button.tsx'

type Props = {
  title: string
  size: 'small' | 'medium' | 'large' | 'full'
  onClose: () => void
  children: ReactNode
  /** Beside the title. */
  aside?: ReactNode
  /** For a question that interrupts. */
  role?: 'dialog' | 'alertdialog'
}

export function DialogFrame({ title, size, onClose, children, aside, role = 'dialog' }: Props): ReactNode {
  return (
    <ModalOverlay
      className="modal-overlay"
      isOpen
      isDismissable={role === 'dialog'}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
    >
      <Modal className={`modal ${size}`}>
        <Dialog className="dialog" role={role}>
          <header className="dialog-header">
            <Heading slot="title">{title}</Heading>
            {aside}
            <div className="spacer" />
            <IconButton label="Close" icon={X} onPress={onClose} />
          </header>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
