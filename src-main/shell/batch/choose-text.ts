import { isMade } from '../../../src-contract/book-view.ts'
import { fail, succeed, type Result } from '../../../src-contract/failure.ts'
import type { TextChoices } from '../../../src-contract/text-choices.ts'
import { fileFailure } from '../../../src-node/fs-failure.ts'
import { homeFolder } from '../../../src-node/home-folder.ts'
import { writeTextChoices } from '../../../src-node/text-choices-file.ts'
import type { Batch } from '../../core/batch/state.ts'
import type { PlacedBook } from '../app/bookspool-api.ts'
import type { SpeechParts } from './choose-speech.ts'

/** Where a book's work lies and what its source is, as far as that is known; null: there is no such book. */
export function placedAt(state: Batch, bookId: string): PlacedBook | null {
  const book = state.books.get(bookId)
  if (book === undefined) return null
  const { facts, place, fileId } = book
  return { sha256: facts?.sha256 ?? null, workspace: place?.workspace ?? null, fileId }
}

/**
 * Keeps what is read of a book from its next run on. Not while it is being made: its text is the one that it began with. Fails with 'book-unknown', 'not-possible-now',
 * and what the home folder can fail with.
 */
export async function chooseText(
  { state, checker, dispatch }: Pick<SpeechParts, 'state' | 'checker' | 'dispatch'>,
  bookId: string,
  choices: TextChoices,
): Promise<Result<void>> {
  const book = state().books.get(bookId)
  if (book === undefined) return fail('book-unknown')
  if (book.run !== null) return fail('not-possible-now', { detail: 'the book is being made; stop it first' })
  const sha256 = book.facts?.sha256 ?? null
  if (sha256 === null) return fail('not-possible-now', { detail: 'the book has not been looked at yet' })
  const home = homeFolder()
  try {
    await writeTextChoices(home, sha256, choices)
  } catch (error) {
    const failure = fileFailure(error, home, 'home-not-writable')
    if (failure === null) throw error
    return { ok: false, failure }
  }
  const madeOtherwise = isMade(book.state) ? await checker.otherwise(book) : null
  dispatch({ type: 'chosen', bookId, madeOtherwise })
  return succeed(undefined)
}
