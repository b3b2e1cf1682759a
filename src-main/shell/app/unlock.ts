import type { BookView } from '../../../src-contract/book-view.ts'
import type { Result } from '../../../src-contract/failure.ts'
import type { Controller } from './bookspool-api.ts'

function lookedAt(controller: Controller, bookId: string): Promise<BookView | null> {
  const now = controller.books().find((book) => book.id === bookId) ?? null
  if (now?.state !== 'checking') return Promise.resolve(now)
  return new Promise((resolve) => {
    const stop = controller.onChange(({ books, removed }) => {
      const book = books.find((changed) => changed.id === bookId) ?? null
      if (book?.state === 'checking' || (book === null && !removed.includes(bookId))) return
      stop()
      resolve(book)
    })
  })
}

/** Answers when the password has been tried: a wrong one is the answer's failure, so that whoever asked for it can ask again. */
export async function unlockBook(
  controller: Controller,
  bookId: string,
  password: string,
): Promise<Result<void>> {
  const given = await controller.unlock(bookId, password)
  if (!given.ok) return given
  const book = await lookedAt(controller, bookId)
  return book?.state === 'needs-attention' && book.failure !== null
    ? { ok: false, failure: book.failure }
    : given
}
