import type { ReactNode } from 'react'
import { capitalised } from '../../../src-contract/capitalised.ts'
import type { BookView } from '../../../src-contract/book-view.ts'
import { wordsFor } from '../../../src-contract/failure.ts'
import { countWords } from '../../../src-contract/count-words.ts'
import { formatWords, outputWords } from '../../view/book-meta.ts'
import { readyWords } from '../../view/book-words.ts'
import { pauseLossWords, pauseWaitWords, silenceWords } from '../../view/pause-words.ts'

/** The one line of a row that says what its state does not: what is wrong, why it is skipped, where it goes on, what came out. */
export function BookMessage({ book, now }: { book: BookView; now: string }): ReactNode {
  if (book.failure !== null) {
    const { what, todo } = wordsFor(book.failure)
    return (
      <p
        className={`book-message tone-${book.state === 'failed' ? 'bad' : 'warn'}`}
        title={`${what} ${todo}`}
      >
        {what} <span className="book-todo">{todo}</span>
      </p>
    )
  }
  if (book.silentSince !== null)
    return <p className="book-message tone-warn">{silenceWords(book.silentSince, now)}</p>
  if (book.pausesAfterBook)
    return (
      <p className="book-message tone-warn">
        {pauseWaitWords(book)}. Stopped now, it {pauseLossWords(book, now)}.
      </p>
    )
  const words = [
    book.note ?? readyWords(book),
    book.madeOtherwise === null ? null : 'made with other settings',
    outputWords(book),
    book.state !== 'done-with-gaps' && book.gaps.length > 0 ? countWords(book.gaps.length, 'gap') : null,
    book.warnings > 0 ? countWords(book.warnings, 'warning') : null,
    formatWords(book),
  ].filter((part) => part !== null && part !== '')
  if (words.length === 0) return null
  const line = words.join(' · ')
  const sentence = capitalised(line)
  return (
    <p className="book-message" title={sentence}>
      {sentence}
    </p>
  )
}
