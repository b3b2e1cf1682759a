import type { ReactNode } from 'react'
import { useActions, useBook } from '../../app-context.tsx'
import { pauseLossWords, pauseWaitWords } from '../../view/pause-words.ts'
import { titleOf } from '../../view/book-words.ts'
import { ConfirmDialog } from '../shell/confirm-dialog.tsx'
import { useToday } from '../shell/use-today.ts'

/** For a run that cannot be suspended: it pauses after its book, or is stopped now and loses the phase at work. */
export function PauseNowDialog({ bookId, onClose }: { bookId: string; onClose: () => void }): ReactNode {
  const actions = useActions()
  const book = useBook(bookId)
  const now = useToday()
  if (book === null) return null
  return (
    <ConfirmDialog
      title={`Stop “${titleOf(book)}” now?`}
      text={`Its orchestrator cannot be suspended in the middle. ${pauseWaitWords(book)}. Stopped now, it ${pauseLossWords(book, now)}.`}
      confirm="Stop now"
      onClose={onClose}
      onConfirm={() => void actions.pauseNow(bookId)}
    />
  )
}
