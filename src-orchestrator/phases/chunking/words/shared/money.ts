import type { Found, Rule } from '../rule.ts'
import { counted, rangeDash, type Counting, type Noun } from './counting.ts'
import { numberSource, readNumber } from './digits.ts'
import { anyOf } from './units.ts'

export type Currency = Noun & {
  cent: Noun | null
  /** Never before the amount: in "3 F 50" the second number is the centimes. */
  behindOnly?: boolean
}

export type MoneyWords = {
  /** By sign or letters, as printed before or behind the amount. */
  currencies: Readonly<Record<string, Currency>>
  /** "million", "Mio.": the printed form to the words. */
  scales: Readonly<Record<string, Noun>>
  /** "three million dollars", "trois millions d'euros". */
  ofScale: (amount: string, currency: Currency, found: Found) => string
  /** "three dollars and fifty cents", "drei Euro fünfzig". */
  withCents: (main: string, cents: number, currency: Currency) => string
  /** "a $5 note": the currency stays in the singular. */
  isAdjective: (found: Found) => boolean
}

function sayMoney(found: Found, counting: Counting, words: MoneyWords): string | null {
  const { group } = found
  const currency = words.currencies[group('sign')]
  if (currency === undefined) return null
  const low = group('low')
  const [first, second] = low === '' ? [group('high'), ''] : [low, group('high')]
  const scale = words.scales[group('scale')]
  if (scale !== undefined) return words.ofScale(counted(first, second, scale, counting), currency, found)
  const { whole, decimals } = readNumber(first, counting.marks)
  if (second === '' && decimals.length === 2) {
    const cents = Number(decimals)
    const main = counted(String(whole), '', currency, counting)
    if (cents === 0) return main
    if (whole === 0 && currency.cent !== null) return counted(String(cents), '', currency.cent, counting)
    return words.withCents(main, cents, currency)
  }
  if (second === '' && words.isAdjective(found))
    return `${counting.count(first, currency.gender)} ${currency.one}`
  return counted(first, second, currency, counting)
}

/** "$3.5 million", "£5–10", "3,50 €". What is printed on which side of the number is not asked. */
export function moneyRules(counting: Counting, words: MoneyWords): Rule[] {
  const number = numberSource(counting.marks)
  const signs = (isWanted: (currency: Currency) => boolean): string =>
    `(?<sign>${anyOf(Object.keys(words.currencies).filter((each) => words.currencies[each] !== undefined && isWanted(words.currencies[each])))})`
  const scale = `(?:[\\s\\u202F-]?(?<scale>${anyOf(Object.keys(words.scales))})(?![\\p{L}\\d]))?`
  const say = (found: Found): string | null => sayMoney(found, counting, words)
  const before = `(?<![\\p{L}\\d])${signs(({ behindOnly }) => behindOnly !== true)}\\s?(?:(?<low>${number})${rangeDash}(?:\\k<sign>)?)?(?<high>${number})${scale}(?!\\d)`
  const behind = `(?<![\\p{L}\\d]|\\d[.,])(?:(?<low>${number})${rangeDash})?(?<high>${number})${scale}[\\s\\u202F]?${signs(() => true)}(?![\\p{L}\\d])`
  // "50 DM" has no sign in it.
  const needs = Object.keys(words.currencies).some((each) => /^\p{L}/u.test(each)) ? 'digit' : 'sign'
  return [before, behind].map((source): Rule => ({
    name: 'money',
    needs,
    pattern: new RegExp(source, 'gu'),
    say,
  }))
}
