import type { BookText } from '../../book/book-text.ts'
import type { WordList } from '../extraction/words/word-list.ts'
import type { Saying } from './said.ts'
import type { EmojiName } from './emoji-names.ts'
import { citesByName } from './words/shared/citations.ts'
import type { Rule } from './words/rule.ts'

export type SayingChoices = {
  citations: 'skip' | 'read'
  emojiName: EmojiName
  pronunciations: readonly Rule[]
  /** Of the book's language; null where Bookspool carries none. */
  dictionary: WordList | null
}

export const noChoices: SayingChoices = {
  citations: 'skip',
  emojiName: () => null,
  pronunciations: [],
  dictionary: null,
}

function textsOf({ chapters }: BookText): string[] {
  return chapters.flatMap(({ title, blocks }) => [title, ...blocks.map(({ text }) => text)])
}

/** Every word of the book that does not stand in capitals throughout: the best witness for what is only emphasised elsewhere. */
function wordsOf(texts: readonly string[]): ReadonlySet<string> {
  const words = new Set<string>()
  for (const text of texts)
    for (const [word] of text.matchAll(/\p{L}+/gu)) if (word !== word.toUpperCase()) words.add(word)
  return words
}

/** How the sentences of a book are said, in each language that it has. */
export function sayingsOf(
  book: BookText,
  { citations, emojiName, pronunciations, dictionary }: SayingChoices,
): (language: string) => Saying {
  const texts = textsOf(book)
  const words = wordsOf(texts)
  const skips = citations === 'skip'
  const common = {
    emojiName,
    pronunciations,
    skipsNumberedCitations: skips,
    skipsNamedCitations: skips && citesByName(texts.join('\n')),
  }
  return (language) => ({
    ...common,
    language,
    isKnownWord: (word) => words.has(word) || (language === book.language && dictionary?.has(word) === true),
  })
}
