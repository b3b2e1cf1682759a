import { BookTable } from './book-table.ts'
import type { Command } from './commands.ts'
import type { Book } from './book.ts'
import type { Batch } from './state.ts'

/** What one event leads to. An event that changes nothing says why. */
export type Outcome = { state: Batch; commands: readonly Command[]; ignored: string | null }

export function changed(state: Batch, commands: readonly Command[] = []): Outcome {
  return { state, commands, ignored: null }
}

export function ignored(state: Batch, reason: string): Outcome {
  return { state, commands: [], ignored: reason }
}

export function withBook(state: Batch, book: Book): Batch {
  return { ...state, books: BookTable.from(state.books).with([book]) }
}

export function withBooks(state: Batch, books: readonly Book[]): Batch {
  if (books.length === 0) return state
  return { ...state, books: BookTable.from(state.books).with(books) }
}

export function withoutBooks(state: Batch, ids: ReadonlySet<string>): Batch {
  if (ids.size === 0) return state
  const books = BookTable.from(state.books).without(ids)
  return { ...state, books, order: state.order.filter((id) => !ids.has(id)) }
}
