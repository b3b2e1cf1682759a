import { countWords } from '../../../src-contract/count-words.ts'
import type { BatchState, BookState, BookView } from '../../../src-contract/book-view.ts'
import type { Notice } from '../../../src-contract/channels.ts'
import type { ControllerChange } from './bookspool-api.ts'

/**
 * What to say when the batch comes to rest: what became of the books that reached their end since it began. Null where nothing did, e.g. when it was
 * stopped at once.
 */
function finishedNotice(before: BatchState, after: BatchState, ended: readonly BookView[]): Notice | null {
  if (after !== 'idle' || before === 'idle' || ended.length === 0) return null
  const done = ended.filter((book) => book.state === 'done').length
  const withGaps = ended.filter((book) => book.state === 'done-with-gaps').length
  const failed = ended.filter((book) => book.state === 'failed' || book.state === 'needs-attention').length
  const parts = [
    done > 0 ? `${countWords(done, 'book')} finished` : null,
    withGaps > 0 ? `${countWords(withGaps, 'book')} finished with gaps` : null,
    failed > 0 ? `${countWords(failed, 'book')} failed` : null,
  ].filter((part) => part !== null)
  if (parts.length === 0) return null
  const level =
    failed === 0 ? (withGaps > 0 ? 'warning' : 'success') : done + withGaps > 0 ? 'warning' : 'error'
  return {
    level,
    title: before === 'stopping' ? 'Batch stopped' : 'Batch finished',
    text: `${parts.join(', ')}.`,
  }
}

const endStates = new Set<BookState>([
  'done',
  'done-with-gaps',
  'failed',
  'cancelled',
  'skipped',
  'needs-attention',
])

/** Follows a batch: answers whether it has just come to rest, and what there is to say of the books that ended since it began. */
export function restWatcher(
  first: BatchState,
  books: () => readonly BookView[],
): (change: ControllerChange) => { rested: boolean; notice: Notice | null } {
  let state = first
  let ended = new Set<string>()
  return (change) => {
    for (const book of change.books) if (endStates.has(book.state)) ended.add(book.id)
    const before = state
    state = change.batch.state
    const rested = state === 'idle' && before !== 'idle'
    const about = ended
    if (rested || before === 'idle') ended = new Set()
    const notice = rested
      ? finishedNotice(
          before,
          state,
          books().filter((book) => about.has(book.id)),
        )
      : null
    return { rested, notice }
  }
}
