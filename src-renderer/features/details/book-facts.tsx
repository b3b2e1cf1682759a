import { useState, type ReactNode } from 'react'
import type { BookView } from '../../../src-contract/book-view.ts'
import { countWords, momentWords, sizeWords } from '../../view/amounts.ts'

export function BookFacts({ book }: { book: BookView }): ReactNode {
  const [now] = useState(() => new Date().toISOString())
  const facts: [string, string | null][] = [
    ['File', book.path],
    ['Kind', kindOf(book)],
    ['Language', book.language],
    ['Warnings', book.warnings === 0 ? null : countWords(book.warnings, 'warning')],
    ['Attempt', book.attempt > 1 ? book.attempt.toLocaleString('en') : null],
    ['Started', book.startedAt === null ? null : momentWords(book.startedAt, now)],
    ['Finished', book.finishedAt === null ? null : momentWords(book.finishedAt, now)],
  ]
  return (
    <>
      {book.outputs.length > 0 && (
        <section className="details-section">
          <h3>{book.outputs.length === 1 ? 'Audiobook' : 'Audiobooks'}</h3>
          <ul className="path-list">
            {book.outputs.map((output) => (
              <li key={output}>{output}</li>
            ))}
          </ul>
        </section>
      )}
      <section className="details-section">
        <h3>Source</h3>
        <dl className="fact-list">
          {facts.map(([name, value]) =>
            value === null ? null : (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
          )}
        </dl>
      </section>
    </>
  )
}

function kindOf(book: BookView): string {
  const parts = [book.fileType?.toUpperCase() ?? null, sizeWords(book.bytes)]
  if (book.pages !== null) parts.push(countWords(book.pages, 'page'))
  return parts.filter((part) => part !== null).join(', ')
}
