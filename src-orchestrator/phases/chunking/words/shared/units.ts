import type { Rule } from '../rule.ts'
import { counted, rangeDash, type Counting, type Noun } from './counting.ts'
import { numberSource } from './digits.ts'

export type UnitWords = {
  /** By what is printed behind the number. */
  units: Readonly<Record<string, Noun>>
  /** What stands under a stroke, "km/h": whole words that follow the unit. */
  per: Readonly<Record<string, string>>
  /** "m²", "m³". */
  square: (unit: Noun) => Noun
  cubic: (unit: Noun) => Noun
}

const escaped = (words: readonly string[]): string =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`))
    .join('|')

/** An alternation of words as they stand, the longest first. */
export const anyOf = escaped

/** "20 km", "5–10 kg", "80 km/h", "12 m²", "20 °C", "5 %". */
export function unitRule(counting: Counting, { units, per, square, cubic }: UnitWords): Rule {
  const number = numberSource(counting.marks)
  const pattern = new RegExp(
    `(?<![\\p{L}\\d]|\\d[.,])(?:(?<low>${number})${rangeDash})?(?<high>${number})[\\s\\u202F]?(?<unit>${escaped(Object.keys(units))})` +
      `(?:(?<power>[²³])|/(?<per>${escaped(Object.keys(per))}))?(?![\\p{L}\\d²³])(?!/\\p{L})`,
    'gu',
  )
  return {
    name: 'units',
    needs: 'digit',
    pattern,
    say: ({ group }) => {
      const plain = units[group('unit')]
      if (plain === undefined) return null
      const power = group('power')
      const unit = power === '²' ? square(plain) : power === '³' ? cubic(plain) : plain
      const low = group('low')
      const said = counted(low === '' ? group('high') : low, low === '' ? '' : group('high'), unit, counting)
      const under = per[group('per')]
      return under === undefined ? said : `${said} ${under}`
    },
  }
}
