import { isMade, type BookView } from '../../src-contract/book-view.ts'
import type { Voice } from '../../src-contract/reports.ts'
import { isAtWork, titleOf } from './book-words.ts'
import { booksWith } from './voice-groups.ts'

type Book = Parameters<typeof titleOf>[0] & Pick<BookView, 'voice' | 'state'>

const named = (books: readonly Book[]): string => {
  const titles = books.slice(0, 3).map((book) => `“${titleOf(book)}”`)
  return books.length > 3 ? `${titles.join(', ')} and ${books.length - 3} more` : titles.join(', ')
}

/** What removing a voice means for the list, and for the settings. */
export function removalWords(voice: Voice, books: readonly Book[], inSettings: string | null): string {
  const using = booksWith(books, voice)
  const running = using.filter(({ state }) => isAtWork(state))
  const done = using.filter(({ state }) => isMade(state))
  const coming = using.filter((book) => !running.includes(book) && !done.includes(book))
  const parts = [
    running.length === 0
      ? null
      : `It speaks ${named(running)} at the moment, which may fail if it is removed now.`,
    coming.length === 0
      ? null
      : `It is the voice of ${named(coming)}; you will be asked what speaks instead.`,
    done.length === 0
      ? null
      : `It spoke ${named(done)}; finished audiobooks stay as they are, but cannot be made again by it.`,
    inSettings === voice.id ? 'It is the voice of the settings, for every book that names no other.' : null,
  ].filter((part) => part !== null)
  const lead = parts.length === 0 ? 'No book of the list uses it.' : parts.join(' ')
  return `${lead} It can be installed again.`
}
