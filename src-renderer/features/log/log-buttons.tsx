import { ClipboardList, ScrollText } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import type { BookView } from '../../../src-contract/book-view.ts'
import { useActions } from '../../app-context.tsx'
import { CopyButton } from './copy-button.tsx'

export function OpenLogButton({ book }: { book: BookView }): ReactNode {
  const actions = useActions()
  return (
    <Button
      className="button small"
      isDisabled={!book.hasLog}
      onPress={() => {
        actions.doWithBooks('log', [book.id])
      }}
    >
      <ScrollText aria-hidden size={15} /> Open log
    </Button>
  )
}

/** Of a book, or of the batch where there is none. */
export function CopyReportButton({ bookId }: { bookId: string | null }): ReactNode {
  const actions = useActions()
  return <CopyButton label="Copy report" icon={ClipboardList} copy={async () => actions.copyReport(bookId)} />
}
