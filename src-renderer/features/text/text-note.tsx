import type { ReactNode } from 'react'
import { isMade, type BookView } from '../../../src-contract/book-view.ts'
import { useWindow } from '../../app-context.tsx'
import { isAtWork } from '../../view/book-words.ts'

/** When what is chosen here is heard. */
export function TextNote({ book }: { book: BookView }): ReactNode {
  const isBuiltIn = useWindow((state) => state.projection?.about.orchestrator.kind === 'builtin')
  const when = isAtWork(book.state)
    ? 'It is being made. Stop it to choose: a book keeps its text from its beginning to its end.'
    : isMade(book.state)
      ? 'The finished audiobook stays as it is until it is made again; only what changes here is spoken again.'
      : 'What you choose is kept with this book, and holds whenever it is read, here and in the terminal.'
  return (
    <>
      <p className="page-lead">{when}</p>
      {!isBuiltIn && (
        <p className="page-lead tone-warn">This workspace’s own program knows nothing of these choices.</p>
      )}
    </>
  )
}
