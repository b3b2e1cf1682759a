import { LoaderCircle, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import type { BookView } from '../../../src-contract/book-view.ts'
import { isAtWork } from '../../view/book-words.ts'
import { ReadingFailure } from '../password/password-form.tsx'
import { TextNote } from './text-note.tsx'
import type { BookTextState } from './use-book-text.ts'

/** When choices are heard, what failed, and that the book is being read. */
export function BookTextStanding({ book, text }: { book: BookView; text: BookTextState }): ReactNode {
  return (
    <>
      <TextNote book={book} />
      <ReadingFailure bookId={book.id} failure={text.failure} onUnlocked={text.again} />
      {text.isReading && (
        <output className="text-reading">
          <LoaderCircle aria-hidden size={15} className="turning" /> Reading the book…
        </output>
      )}
    </>
  )
}

type EndsProps = { book: BookView; text: BookTextState; onClose: () => void }

export function UndoAndClose({ book, text: { undo }, onClose }: EndsProps): ReactNode {
  return (
    <>
      <Button
        className="button"
        isDisabled={undo === null || isAtWork(book.state)}
        onPress={() => void undo?.()}
      >
        <Undo2 aria-hidden size={15} /> Undo
      </Button>
      <Button className="button primary" onPress={onClose}>
        Close
      </Button>
    </>
  )
}
