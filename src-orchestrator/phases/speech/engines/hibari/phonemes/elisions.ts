import type { Setting } from './weak-forms.ts'
import type { WordReader } from './word-reader.ts'

/** Written without what is not said, and in no lexicon so. */
const spoken: Readonly<Record<string, string>> = { "th'": 'ðə', "wi'": 'wɪ', "'im": 'ɪm', "'er": 'əɹ' }

/** Where quotes and apostrophes are one sign, "'er" may as well begin a quotation; what is a word without its apostrophe is taken for one. */
const isElided = /^'\p{L}+$|^\p{L}+'$/u

/**
 * Reads "'em", "'tis", "o'", which lexicons have with their apostrophes, and what lost its h ("'orse"); null: it is none, and an apostrophe at its ends is a quote.
 */
export function elisionReader(
  isEntry: (spelling: string) => boolean,
  read: WordReader,
): (word: string, setting: Setting) => string | null {
  return (printed, setting) => {
    const word = printed.replaceAll(/[‘’]/gu, "'").toLowerCase()
    if (!isElided.test(word)) return null
    if (isEntry(word)) return read(word, setting)
    const fixed = Object.hasOwn(spoken, word) ? spoken[word] : undefined
    if (fixed !== undefined) return fixed
    const rest = word.replaceAll("'", '')
    if (!word.startsWith("'") || isEntry(rest) || !isEntry(`h${rest}`)) return null
    return read(`h${rest}`, setting)?.replace(/^h/u, '') ?? null
  }
}
