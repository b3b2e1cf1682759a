import { batchStates, bookStates } from '../../../../src-contract/book-view.ts'
import type { Outcome } from '../outcome.ts'
import { isAtWork, isAwaited, isFinished, type Book } from '../book.ts'
import { booksInOrder, type Batch } from '../state.ts'

function bookViolation(book: Book): string | null {
  if (!bookStates.includes(book.state)) return `no such state: ${book.state}`
  if (isAtWork(book) && book.run === null) return `${book.state} without a run`
  if (isFinished(book.state) && book.run !== null) return `${book.state} with a run`
  if (book.wanted && book.run?.ending === 'stop') return 'wanted while it is being stopped'
  if (book.wanted && book.run?.ending === 'close') return 'wanted while it is being closed'
  if (book.state === 'failed' && book.failure === null) return 'failed without a reason'
  if (book.run?.afterBook === true && book.state !== 'pausing' && book.run.ending === null)
    return `${book.state}, and yet it is to pause after this book`
  return null
}

function batchViolation(before: Batch, after: Batch): string | null {
  if (!batchStates.includes(after.mode)) return `no such mode: ${after.mode}`
  const books = booksInOrder(after)
  if (books.length !== after.books.size || new Set(after.order).size !== after.order.length)
    return 'the order and the books differ'
  const atWork = books.filter(isAtWork).length
  const allowed = Math.max(after.limits.maxWorkers, booksInOrder(before).filter(isAtWork).length)
  if (atWork > allowed) return `${atWork} books at work, ${allowed} allowed`
  if (after.mode === 'idle' && books.some((book) => book.run !== null)) return 'idle, and a run is alive'
  if (after.mode === 'idle' && after.choice.phases !== null) return 'a choice outlived its batch'
  const isHeld = (book: Book): boolean => book.run !== null || book.state === 'paused' || isAwaited(book)
  if (after.mode === 'paused' && !after.closing && !books.some(isHeld)) return 'paused, and nothing is held'
  if (after.pausedByHold && after.mode !== 'paused' && after.mode !== 'pausing')
    return `paused by a hold, and ${after.mode}`
  return null
}

/** What is wrong with a step of the machine, in words; null: nothing. */
export function violation(before: Batch, outcome: Outcome): string | null {
  const { state: after, commands, ignored } = outcome
  if (ignored !== null && (after !== before || commands.length > 0))
    return `ignored (${ignored}), and yet a change`
  const wrong = batchViolation(before, after)
  if (wrong !== null) return wrong
  for (const book of after.books.values()) {
    const reason = bookViolation(book)
    if (reason !== null) return `${book.id}: ${reason}`
  }
  return null
}
