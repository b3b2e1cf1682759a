import { isMade } from '../../../src-contract/book-view.ts'
import { fail, succeed, type Result } from '../../../src-contract/failure.ts'
import type { BookSpeech } from '../../../src-contract/own-speech.ts'
import type { PipelineJson } from '../../../src-contract/pipeline-json/schema.ts'
import type { BatchEvent } from '../../core/batch/events.ts'
import type { Book } from '../../core/batch/book.ts'
import type { Batch } from '../../core/batch/state.ts'
import type { StoreClient } from '../store/store-client.ts'
import type { BookChecker } from './check-book.ts'

export type SpeechParts = {
  state: () => Batch
  store: Pick<StoreClient, 'choose' | 'chooseEncoding'>
  checker: Pick<BookChecker, 'otherwise' | 'begun' | 'recordOf'>
  dispatch: (event: BatchEvent) => void
}

async function recordChoice(
  { state, checker, dispatch }: SpeechParts,
  bookId: string,
  write: (pipelineJson: string, fileId: string) => Promise<Result<void>>,
  voiceOf: (book: Book) => string | null,
): Promise<Result<void>> {
  const book = state().books.get(bookId)
  if (book === undefined) return fail('book-unknown')
  if (book.run !== null) return fail('not-possible-now', { detail: 'the book is being made; stop it first' })
  if (book.place === null || book.fileId === null)
    return fail('not-possible-now', { detail: 'the book has not been looked at yet' })
  const written = await write(book.place.pipelineJson, book.fileId)
  if (!written.ok) return written
  const isDone = isMade(book.state)
  const madeOtherwise = isDone ? await checker.otherwise(book) : null
  const begun = isDone ? null : await checker.begun(book)
  dispatch({ type: 'chosen', bookId, voice: voiceOf(book), madeOtherwise, begun })
  return succeed(undefined)
}

/**
 * Records how a book is to be spoken from its next run on. Not while it is being made: a book has one voice from its beginning to its end. Fails with 'book-unknown',
 * 'not-possible-now', and what the record can fail with.
 */
export async function chooseSpeech(
  parts: SpeechParts,
  bookId: string,
  speech: BookSpeech,
): Promise<Result<void>> {
  const write = async (path: string, fileId: string): Promise<Result<void>> =>
    parts.store.choose(path, fileId, speech)
  return recordChoice(parts, bookId, write, () => speech.voice ?? null)
}

/** The same for the encoding in which a plain text is read; null: as the settings say. */
export async function chooseEncoding(
  parts: SpeechParts,
  bookId: string,
  encoding: string | null,
): Promise<Result<void>> {
  const write = async (path: string, fileId: string): Promise<Result<void>> =>
    parts.store.chooseEncoding(path, fileId, encoding)
  return recordChoice(parts, bookId, write, ({ voice }) => voice)
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
