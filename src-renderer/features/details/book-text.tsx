import { BookOpenText, ListTree } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import type { BookView } from '../../../src-contract/book-view.ts'
import { scanWords, type RecordedScan } from '../../../src-contract/scan-account.ts'
import { useActions } from '../../app-context.tsx'

type Props = {
  book: BookView
  /** What was recognised from pictures of its pages; null: nothing. */
  scan: RecordedScan | null
}

/** The way to what is read of the book, and what is not; and how certain that is where it was recognised. */
export function BookText({ book, scan }: Props): ReactNode {
  const actions = useActions()
  const [doubtful] = scan?.doubtful ?? []
  return (
    <section className="details-section" aria-label="Text">
      <h3>Text</h3>
      {scan !== null && <p className="details-plan">{scanWords(scan)}.</p>}
      {doubtful !== undefined && (
        <Button
          className="text-button"
          onPress={() => {
            actions.open({ kind: 'text', bookId: book.id, page: doubtful })
          }}
        >
          See page {doubtful.toLocaleString('en')}
        </Button>
      )}
      <p className="details-plan">
        Heads, page numbers, notes, title page, index and the like are left out. Each can be read after all;
        chapters can be left out, named, joined and begun elsewhere.
      </p>
      <div className="details-buttons">
        <Button
          className="button small"
          isDisabled={book.state === 'checking'}
          onPress={() => {
            actions.open({ kind: 'text', bookId: book.id })
          }}
        >
          <BookOpenText aria-hidden size={15} /> What is read, what is left out…
        </Button>
        <Button
          className="button small"
          isDisabled={book.state === 'checking'}
          onPress={() => {
            actions.open({ kind: 'structure', bookId: book.id })
          }}
        >
          <ListTree aria-hidden size={15} /> Chapters and parts…
        </Button>
      </div>
    </section>
  )
}
