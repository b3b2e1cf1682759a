import { asksForPassword, fail, type Result } from '../../../src-contract/failure.ts'
import type { PileEvent } from '../../core/batch/events.ts'
import type { Book } from '../../core/batch/book.ts'
import type { Controller } from '../app/bookspool-api.ts'
import { tryPassword, type LookContext } from './look-with-passwords.ts'

/** What of the controller looks into a book's file. `order`: hands an event to the machine. */
export function lookOrders(
  looking: LookContext,
  order: (event: PileEvent) => Promise<Result<void>>,
): Pick<Controller, 'unlock' | 'sampleOf' | 'pageOf' | 'passwordOf'> {
  const { inspector, passwords } = looking
  const knowing = async <T>(bookId: string, use: (book: Book) => Promise<Result<T>>): Promise<Result<T>> => {
    const book = looking.state().books.get(bookId)
    return book === undefined ? fail('book-unknown') : use(book)
  }
  return {
    unlock: async (bookId, password) =>
      knowing(bookId, async (book) => {
        passwords.give(bookId, password)
        if (asksForPassword(book.failure)) return order({ type: 'password-given', bookId })
        return tryPassword(book, looking)
      }),
    sampleOf: async (bookId, encoding) =>
      knowing(bookId, async ({ path }) => inspector.sample(path, encoding)),
    pageOf: async (bookId, wish) =>
      knowing(bookId, async ({ path }) => inspector.page(path, passwords.of(bookId), wish)),
    passwordOf: passwords.of,
  }
}
