import type { Rule } from '../rule.ts'

export type LetterWords = {
  spelled: (letters: string) => string
  /** A number of a name: the 52 of "B-52", the 747 of "a 747". */
  number: (digits: string) => string
  /** What looks like such a name and is an ordinal: "1ST". */
  ordinal?: RegExp
  /** Puts the parts of "H2O" together. */
  join: (parts: readonly string[]) => string
}

/** "A4", "H2O", "B-52", "MP3", "Covid-19": letters by themselves, numbers as numbers. */
export function mixedRule({ spelled, number, ordinal, join }: LetterWords): Rule {
  return {
    name: 'letters and digits',
    needs: 'digit',
    pattern: /(?<![\p{L}\d]|\d[.,:/-])(?=\S{2,14}(?![\p{L}\d]))(?:(?:\p{Lu}{1,3}-?|\p{Lu}{4})\d{1,4}|\d{1,3}\p{Lu}{1,3}|\p{Lu}\p{Ll}\d{1,3})(?:-?(?:\p{Lu}\p{Ll}?|\d{1,3}))*(?:s(?!\p{L}))?(?![\p{L}\d])(?![.,]\d)/gu, // prettier-ignore
    say: ({ whole }) => {
      if (ordinal?.test(whole) === true) return null
      const plural = /\ds$/u.test(whole) ? 's' : ''
      const parts = (plural === '' ? whole : whole.slice(0, -1)).match(/\p{L}+|\d+/gu) ?? []
      const said = parts.map((part) => (/^\d/u.test(part) ? number(part) : spelled(part)))
      return join(said) + plural
    },
  }
}
