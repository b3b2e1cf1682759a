import { searchFor, type Pronunciation } from '../../src-contract/pronunciation.ts'
import type { Choice } from './voice-choices.ts'

export const newPronunciation: Pronunciation = {
  printed: '',
  said: '',
  pattern: false,
  match_case: false,
  whole_words: true,
}

/** A name that the list of books no longer has stays choosable. */
export function bookChoices(names: readonly string[], chosen: string | undefined): Choice[] {
  const others = chosen === undefined || names.includes(chosen) ? [] : [chosen]
  return [
    { value: '', label: 'All books' },
    ...[...names, ...others].map((name) => ({ value: name, label: name })),
  ]
}

/** The user's sentence where the entry is found in it, else what is printed. */
export function sentenceFor(entry: Pronunciation, sentence: string): string {
  return searchFor(entry)?.test(sentence) === true ? sentence : entry.printed
}

/** As they are tried: whatever book they are for. */
export function forAllBooks(entries: readonly Pronunciation[]): Pronunciation[] {
  return entries.map(({ book: _book, ...entry }) => entry)
}
