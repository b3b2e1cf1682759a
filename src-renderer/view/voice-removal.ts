import { isMade, type BookView } from '../../src-contract/book-view.ts'
import type { AskOutput } from '../../src-contract/channels.ts'
import type { Voice } from '../../src-contract/reports.ts'
import { usedIn } from '../../src-contract/voice-uses.ts'
import { isAtWork, titleOf } from './book-words.ts'
import { booksWith } from './voice-groups.ts'

type Book = Parameters<typeof titleOf>[0] & Pick<BookView, 'id' | 'voice' | 'state'>

/** Books with chapters that have the voice while the book itself has another. */
export type ChapterUses = AskOutput<'voices.uses'>

/** What was installed can go: eSpeak NG's voices are part of Bookspool, and a command is the user's own. */
export function canBeRemoved({
  installed,
  rank,
  engine,
}: Pick<Voice, 'installed' | 'rank' | 'engine'>): boolean {
  return installed && (rank !== null || (engine !== 'espeak' && engine !== 'command'))
}

/** What removing a voice means for the list, and for the settings. `inChapters`: the chapters that were given it. */
export function removalWords(
  voice: Voice,
  books: readonly Book[],
  inChapters: ChapterUses,
  inSettings: string | null,
): string {
  const whole = new Set(booksWith(books, voice))
  const chaptersOf = new Map(inChapters.map(({ bookId, chapters }) => [bookId, chapters]))
  const using = books.filter((book) => whole.has(book) || chaptersOf.has(book.id))
  const named = (some: readonly Book[]): string => {
    const titles = some
      .slice(0, 3)
      .map((book) =>
        usedIn(titleOf(book), { whole: whole.has(book), chapters: chaptersOf.get(book.id) ?? [] }),
      )
    return some.length > 3 ? `${titles.join(', ')} and ${some.length - 3} more` : titles.join(', ')
  }
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
