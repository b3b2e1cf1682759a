const digits: Record<string, number> = { I: 1, V: 5, X: 10, L: 50, C: 100, D: 500, M: 1000 }
const wellFormed = /^M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/u

/** The value of a well-formed roman numeral in capitals, 1 to 3999; null for anything else. */
export function romanValue(numeral: string): number | null {
  if (numeral === '' || !wellFormed.test(numeral)) return null
  const values = numeral.split('').map((letter) => digits[letter] ?? 0)
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0)
}

const leading = /^(?<numeral>[IVXLC]+|\d{1,3})(?:[.:)]?\s|[.:)]?$)/u

/** The number that a chapter title begins with ("IV", "II. The Pool", "3 The Fox"); null where there is none. */
export function leadingNumeral(title: string): { numeral: string; value: number } | null {
  const numeral = leading.exec(title)?.groups?.['numeral']
  if (numeral === undefined) return null
  const value = /\d/u.test(numeral) ? Number(numeral) : romanValue(numeral)
  return value === null ? null : { numeral, value }
}

/**
 * Which titles are numbered: those that count on, so that "I Am Legend" and "12 Years a Slave" stay what they say while "I Down the Rabbit-Hole", "II The
 * Pool of Tears" are one and two.
 */
export function numberedTitles(titles: readonly string[]): Set<number> {
  const numbered = titles.flatMap((title, index) => {
    const found = leadingNumeral(title)
    return found === null ? [] : [{ index, value: found.value }]
  })
  return new Set(
    numbered
      .filter(
        ({ value }, at) => numbered[at - 1]?.value === value - 1 || numbered[at + 1]?.value === value + 1,
      )
      .map(({ index }) => index),
  )
}
