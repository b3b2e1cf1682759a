import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import type { BookView } from '../../../src-contract/book-view.ts'
import { useActions } from '../../app-context.tsx'
import { clockWords } from '../../view/amounts.ts'
import { canBeHeard, titleOf } from '../../view/book-words.ts'

/** Chapters with their times, and the places where something could not be spoken. */
export function BookContents({ book }: { book: BookView }): ReactNode {
  const actions = useActions()
  // Two chapters may have one name, and an empty one starts where the next does.
  const chapters = book.chapters.map((chapter, number) => ({ chapter, number }))
  return (
    <>
      {book.gaps.length > 0 && (
        <section className="details-section">
          <h3>Gaps</h3>
          <p className="details-hint">Each of these became a silence; the book goes on behind it.</p>
          <ul className="gap-list">
            {book.gaps.map((gap) => (
              <li key={gap.chunk}>
                <q>{gap.text}</q>
                <p>
                  Chunk {(gap.chunk + 1).toLocaleString('en')}: {gap.reason}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
      {book.chapters.length > 0 && (
        <section className="details-section">
          <h3>Chapters</h3>
          <ol className="chapter-list">
            {chapters.map(({ chapter, number }) => (
              <li key={number}>
                <Button
                  className="chapter-link"
                  isDisabled={!canBeHeard(book)}
                  onPress={() => void actions.player.openBook(book.id, titleOf(book), chapter.startSec)}
                >
                  <span className="chapter-title">{chapter.title}</span>
                  <span className="chapter-time">{clockWords(chapter.startSec)}</span>
                </Button>
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  )
}
