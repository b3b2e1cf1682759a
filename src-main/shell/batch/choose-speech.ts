import { isMade } from '../../../src-contract/book-view.ts'
import { fail, succeed, type Result } from '../../../src-contract/failure.ts'
import type { BookSpeech } from '../../../src-contract/own-speech.ts'
import type { PipelineJson } from '../../../src-contract/pipeline-json/schema.ts'
import type { BatchEvent } from '../../core/batch/events.ts'
import type { Batch } from '../../core/batch/state.ts'
import type { StoreClient } from '../store/store-client.ts'
import type { BookChecker } from './check-book.ts'

export type SpeechParts = {
  state: () => Batch
  store: Pick<StoreClient, 'choose'>
  checker: Pick<BookChecker, 'otherwise' | 'recordOf'>
  dispatch: (event: BatchEvent) => void
}

/**
 * Records how a book is to be spoken from its next run on. Not while it is being made: a book has one voice from its beginning to its end. Fails with 'book-unknown',
 * 'not-possible-now', and what the record can fail with.
 */
export async function chooseSpeech(
  { state, store, checker, dispatch }: SpeechParts,
  bookId: string,
  speech: BookSpeech,
): Promise<Result<void>> {
  const book = state().books.get(bookId)
  if (book === undefined) return fail('book-unknown')
  if (book.run !== null) return fail('not-possible-now', { detail: 'the book is being made; stop it first' })
  if (book.place === null || book.fileId === null)
    return fail('not-possible-now', { detail: 'the book has not been looked at yet' })
  const written = await store.choose(book.place.pipelineJson, book.fileId, speech)
  if (!written.ok) return written
  const madeOtherwise = isMade(book.state) ? await checker.otherwise(book) : null
  dispatch({ type: 'chosen', bookId, voice: speech.voice ?? null, madeOtherwise })
  return succeed(undefined)
}

/** What the record says of a book; nothing where it has no place in it yet. Throws ExpectedFailure where it cannot be read. */
export async function recordOfBook(
  { state, checker }: Pick<SpeechParts, 'state' | 'checker'>,
  bookId: string,
): Promise<{ fileId: string; record: PipelineJson } | null> {
  const book = state().books.get(bookId)
  if (book === undefined || book.place === null || book.fileId === null) return null
  const { place, fileId } = book
  return { fileId, record: await checker.recordOf(book, { place, fileId }) }
}
