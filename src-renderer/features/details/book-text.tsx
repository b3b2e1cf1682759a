import { BookOpenText } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import type { BookView } from '../../../src-contract/book-view.ts'
import { useActions } from '../../app-context.tsx'

/** The way to what is read of the book, and what is not. */
export function BookText({ book }: { book: BookView }): ReactNode {
  const actions = useActions()
  return (
    <section className="details-section" aria-label="Text">
      <h3>Text</h3>
      <p className="details-plan">
        Heads, page numbers, notes and the like are left out. Each can be read after all.
      </p>
      <Button
        className="button small"
        isDisabled={book.state === 'checking'}
        onPress={() => {
          actions.open({ kind: 'text', bookId: book.id })
        }}
      >
        <BookOpenText aria-hidden size={15} /> What is read, what is left out…
      </Button>
    </section>
  )
}
