import { asksForPassword, succeed, type Result } from '../../../src-contract/failure.ts'
import type { BatchEvent } from '../../core/batch/events.ts'
import type { Book } from '../../core/batch/book.ts'
import { booksInOrder, type Batch } from '../../core/batch/state.ts'
import type { KnownPasswords } from '../pile/known-passwords.ts'
import type { Inspector, Look } from './inspector.ts'

/** What it takes to look at books. */
export type LookContext = {
  inspector: Inspector
  state: () => Batch
  dispatch: (event: BatchEvent) => void
  passwords: KnownPasswords
}

/** Looks at a book with the passwords that are known. One that opens it for the first time may open others that wait for one: they are looked at again. */
export async function lookWithPasswords(
  { id, path }: Book,
  { state, dispatch, passwords, inspector }: LookContext,
): Promise<Look> {
  const { look, opens } = await passwords.look(id, async (password) => inspector.look(path, password))
  if (opens)
    for (const other of booksInOrder(state()))
      if (other.id !== id && other.state === 'needs-attention' && asksForPassword(other.failure))
        dispatch({ type: 'password-given', bookId: other.id })
  return look
}

/** A password for a book that has been looked at, is being made, or is made: its pages are to be seen. Fails with 'password-wrong'. */
export async function tryPassword(book: Book, context: LookContext): Promise<Result<void>> {
  const { failure } = await lookWithPasswords(book, context)
  return failure !== null && asksForPassword(failure) ? { ok: false, failure } : succeed(undefined)
}
