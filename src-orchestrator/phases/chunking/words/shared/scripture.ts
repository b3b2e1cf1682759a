import { romanValue } from '../../roman.ts'
import type { Rule } from '../rule.ts'
import { anyOf } from './units.ts'

export type ScriptureBooks = {
  /** Names as they are said, by their abbreviations without a full stop. */
  short: Readonly<Record<string, string>>
  /** Those of which there are several, "1 Kings": how the first, the second and so on are said, by the name or its abbreviation. */
  counted: Readonly<Record<string, (nth: string) => string>>
  /** Names in full: only before a chapter and a verse. */
  full: readonly string[]
}

export type ScriptureWords = {
  books: ScriptureBooks
  /** "first", by the number. */
  nth: readonly [one: string, two: string, three: string, four: string, five: string]
  cardinal: (value: number) => string
  /** "three, sixteen" */
  verse: (chapter: string, verse: string) => string
  to: string
  /** Between chapter and verse; behind small roman numerals it may be a full stop or a comma anywhere. Source of a pattern. */
  mark: string
}

const chapter = String.raw`\d{1,3}|[ivxlc]{1,7}`
const afterNumeral = String.raw`(?<=\s[ivxlc]+)[.,]`

/** "John 3:16–18", "Gen. i. 1", "1 Cor. 13", "1. Mose 1,1": a book's name with its chapter and verse. */
export function scriptureRule({ books, nth, cardinal, verse, to, mark }: ScriptureWords): Rule {
  const { short, counted, full } = books
  const named = anyOf([...Object.keys(short), ...full])
  const several = anyOf(Object.keys(counted))
  // "1. Kor 13, 2. Kor 5": no verse.
  const verses = (two: '' | '2'): string =>
    `(?:${mark}|${afterNumeral})\\s?(?<verse${two}>\\d{1,3})(?!\\.?\\s(?:${several})(?!\\p{L}))(?:[–-](?<last${two}>\\d{1,3}))?`
  const behind = String.raw`(?![\p{L}\d]|[.,:]\d)`
  return {
    name: 'references',
    needs: 'digit',
    pattern: new RegExp(
      `(?<![\\p{L}\\d.])(?:(?<book>${named})\\.?\\s(?<chapter>${chapter})${verses('')}|(?<nth>[1-5]|I{1,3})\\.?\\s(?<book2>${several})\\.?\\s(?<chapter2>${chapter})(?:${verses('2')})?)${behind}`,
      'gu',
    ),
    say: ({ group }) => {
      const [book, count] = [group('book'), group('nth')]
      const at = count === '' ? 0 : /^\d/u.test(count) ? Number(count) : count.length
      const name = at === 0 ? (short[book] ?? book) : counted[book]?.(nth[at - 1] ?? '')
      const printed = group('chapter')
      const value = /^\d/u.test(printed) ? Number(printed) : romanValue(printed.toUpperCase())
      if (name === undefined || value === null) return null
      const [first, last] = [group('verse'), group('last')]
      if (first === '') return `${name} ${cardinal(value)}`
      const spoken = `${cardinal(Number(first))}${last === '' ? '' : ` ${to} ${cardinal(Number(last))}`}`
      return `${name} ${verse(cardinal(value), spoken)}`
    },
  }
}
