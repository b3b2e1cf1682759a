import type { BookView } from '../../src-contract/book-view.ts'
import { wordsFor, type FailureWords } from '../../src-contract/failure.ts'
import { phaseOf } from '../../src-contract/phases.ts'
import { countWords } from '../../src-contract/count-words.ts'
import { stateWords, titleOf } from './book-words.ts'

/** One book that did not become what was wished, and why. */
export type FailureEntry = {
  book: BookView
  state: string
  /** "Speak", where it failed in a phase. */
  phase: string | null
  words: FailureWords
}

const wanted = new Set<BookView['state']>(['failed', 'needs-attention', 'done-with-gaps'])

function gapWords(book: BookView): FailureWords {
  const [first] = book.gaps
  const reason = first === undefined ? '' : ` The first, at chunk ${first.chunk}: ${first.reason}.`
  return {
    what: `${countWords(book.gaps.length, 'place was', 'places were')} left silent.${reason}`,
    todo: 'Retry the book to try them again.',
  }
}

/** Every book that failed, needs something or has gaps, the worst first, else in the order of the list. */
export function failureList(books: Iterable<BookView>): FailureEntry[] {
  const entries = [...books].flatMap((book): FailureEntry[] => {
    if (!wanted.has(book.state)) return []
    const failedIn = book.phases.find(({ status }) => status === 'failed')
    return [
      {
        book,
        state: stateWords(book),
        phase: failedIn === undefined ? null : phaseOf(failedIn.phase).label,
        words: book.failure === null ? gapWords(book) : wordsFor(book.failure),
      },
    ]
  })
  const rank = ({ book }: FailureEntry): number => [...wanted].indexOf(book.state)
  return entries.toSorted((one, other) => rank(one) - rank(other))
}

/** The list as plain text, a book a line, to be sent. */
export function failureListText(entries: readonly FailureEntry[]): string {
  return entries
    .map(({ book, state, phase, words }) => {
      const where = phase === null ? '' : ` in “${phase}”`
      const code = book.failure === null ? '' : ` [${book.failure.code}]`
      return `${titleOf(book)} (${book.fileName}): ${state}${where}. ${words.what} ${words.todo}${code}\n`
    })
    .join('')
}
