import type { ReactNode } from 'react'
import { useBook } from '../../app-context.tsx'
import { DialogFrame } from '../shell/dialog-frame.tsx'
import { PasswordForm } from './password-form.tsx'

export function PasswordDialog({ bookId, onClose }: { bookId: string; onClose: () => void }): ReactNode {
  const book = useBook(bookId)
  return (
    <DialogFrame title="This book has a password" size="small" onClose={onClose}>
      <PasswordForm bookId={bookId} failure={book?.failure ?? null} onUnlocked={onClose} onCancel={onClose} />
    </DialogFrame>
  )
}
