import type { ReactNode } from 'react'
import type { BookView } from '../../../src-contract/book-view.ts'
import { clockWords } from '../../view/amounts.ts'

/** Chapters with their times, and the places where something could not be spoken. */
export function BookContents({ book }: { book: BookView }): ReactNode {
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
                <span className="chapter-title">{chapter.title}</span>
                <span className="chapter-time">{clockWords(chapter.startSec)}</span>
              </li>
            ))}
          </ol>
        </section>
      )}
    </>
  )
}
