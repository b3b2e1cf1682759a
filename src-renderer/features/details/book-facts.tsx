import type { ReactNode } from 'react'
import type { BookView } from '../../../src-contract/book-view.ts'
import { encodingWords } from '../../../src-contract/text-encodings.ts'
import { countWords } from '../../../src-contract/count-words.ts'
import { sizeWords } from '../../../src-contract/size-words.ts'
import { durationWords, momentWords } from '../../view/amounts.ts'
import { lastPart } from '../../view/workspace-words.ts'
import { useToday } from '../shell/use-today.ts'

export function BookFacts({ book }: { book: BookView }): ReactNode {
  const now = useToday()
  const facts: [string, string | null][] = [
    ['File', book.path],
    ['Kind', kindOf(book)],
    ['Encoding', book.encoding === null ? null : encodingWords(book.encoding)],
    ['Language', book.language],
    ['Warnings', book.warnings === 0 ? null : countWords(book.warnings, 'warning')],
    ['Instead of', book.otherFormats.length === 0 ? null : book.otherFormats.map(lastPart).join(', ')],
    ['Voice', book.voice],
    ['Made by', book.orchestrator],
    ['Attempt', book.attempt > 1 ? book.attempt.toLocaleString('en') : null],
    ['Started', book.startedAt === null ? null : momentWords(book.startedAt, now)],
    ['Finished', book.finishedAt === null ? null : momentWords(book.finishedAt, now)],
    ['At work', book.elapsedSec === null ? null : durationWords(book.elapsedSec)],
    ['Needs', needsOf(book)],
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
        <h3>About it</h3>
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

/** Estimated, of what is still to come. */
function needsOf({ workSec, diskBytes }: BookView): string | null {
  const parts = [
    workSec === null || workSec === 0 ? null : `${durationWords(workSec)} of work`,
    diskBytes === null ? null : `${sizeWords(diskBytes)} on disk`,
  ].filter((part) => part !== null)
  return parts.length === 0 ? null : parts.join(', ')
}

function kindOf(book: BookView): string {
  const parts = [book.fileType?.toUpperCase() ?? null, sizeWords(book.bytes)]
  if (book.pages !== null) parts.push(countWords(book.pages, 'page'))
  return parts.filter((part) => part !== null).join(', ')
}
