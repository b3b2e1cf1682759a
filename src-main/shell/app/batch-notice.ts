import type { BatchState, BookView } from '../../../src-contract/book-view.ts'
import type { Notice } from '../../../src-contract/channels.ts'

const count = (number: number): string => `${number} ${number === 1 ? 'book' : 'books'}`

/**
 * What to say when the batch comes to rest: what became of the books that reached their end since it began. Null where nothing did, e.g. when it was
 * stopped at once.
 */
export function finishedNotice(
  before: BatchState,
  after: BatchState,
  ended: readonly BookView[],
): Notice | null {
  if (after !== 'idle' || before === 'idle' || ended.length === 0) return null
  const done = ended.filter((book) => book.state === 'done').length
  const withGaps = ended.filter((book) => book.state === 'done-with-gaps').length
  const failed = ended.filter((book) => book.state === 'failed' || book.state === 'needs-attention').length
  const parts = [
    done > 0 ? `${count(done)} finished` : null,
    withGaps > 0 ? `${count(withGaps)} finished with gaps` : null,
    failed > 0 ? `${count(failed)} failed` : null,
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
