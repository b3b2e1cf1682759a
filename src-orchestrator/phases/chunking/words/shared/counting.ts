import { readNumber, type NumberMarks } from './digits.ts'

export type Gender = 'm' | 'f' | 'n'
export type Noun = { one: string; many: string; gender: Gender }

/** What the rules that are the same in every language need to know of its numbers. */
export type Counting = {
  marks: NumberMarks
  /** A printed number before a noun of this gender: "1" is "un" or "une". */
  count: (printed: string, gender: Gender) => string
  /** Between the two ends of a range. */
  to: string
  /** A number in words before its noun: "trois euros", "un million d'euros". */
  before: (number: string, noun: string) => string
}

export const sideBySide: Counting['before'] = (number, noun) => `${number} ${noun}`

/** How ends of a range are parted in print. */
export const rangeDash = '\\s?[–—‒-]\\s?'

export function isOne(printed: string, marks: NumberMarks): boolean {
  const { whole, decimals } = readNumber(printed, marks)
  return whole === 1 && decimals === ''
}

/** "5", or "5 to 10" where there is a second number, with the noun in its form. */
export function counted(
  low: string,
  high: string,
  noun: Noun,
  { marks, count, to, before }: Counting,
): string {
  const name = isOne(high === '' ? low : high, marks) ? noun.one : noun.many
  const first = count(low, noun.gender)
  return high === '' ? before(first, name) : `${first} ${to} ${before(count(high, noun.gender), name)}`
}

export const noun = (one: string, many = one, gender: Gender = 'm'): Noun => ({ one, many, gender })
