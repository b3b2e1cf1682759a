import { withLastStop, type Found, type Rule } from '../rule.ts'
import { counted, rangeDash, type Counting, type Noun } from './counting.ts'
import { numberSource } from './digits.ts'
import { exponentSource, readExponent, sayPower, type PowerWords } from './powers.ts'

export type UnitWords = {
  /** By what is printed behind the number. */
  units: Readonly<Record<string, Noun>>
  /** What stands under a stroke, "km/h", or is raised to minus one, "m s⁻¹": whole words that follow the unit. */
  per: Readonly<Record<string, string>>
  /** "m²", "m³". */
  square: (unit: Noun) => Noun
  cubic: (unit: Noun) => Noun
  /** Before a noun a unit may have its form of one: "a five kilogram bag". */
  isAdjective?: (found: Pick<Found, 'before' | 'after'>) => boolean
}

const escaped = (words: readonly string[]): string =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`))
    .join('|')

/** An alternation of words as they stand, the longest first. */
export const anyOf = escaped

/** "m²" as it may be printed: "m2" is none, as it may be a sheet of paper or a road. */
const withCaret = (source: string): string =>
  source.replaceAll(/[²³]/gu, (sign) => `(?:${sign}|\\^${sign === '²' ? 2 : 3})`)
const withoutCaret = (printed: string): string => printed.replace('^2', '²').replace('^3', '³')

/** "s⁻¹", "m^-3" behind another unit, as it would stand under a stroke. */
function underStroke(unit: string, exponent: string): string {
  const value = exponent === '' ? 0 : -readExponent(exponent)
  return value === 1 ? unit : value === 2 ? `${unit}²` : value === 3 ? `${unit}³` : ''
}

/** "20 km", "5–10 kg", "10⁶ m", "80 km/h", "9.8 m s⁻²", "12 m²", "20 °C", "5 %". */
export function unitRule(
  counting: Counting,
  { units, per, square, cubic, isAdjective }: UnitWords,
  powers: PowerWords,
): Rule {
  const number = numberSource(counting.marks)
  const names = escaped(Object.keys(units))
  // ".5%"
  const decimalsAlone = counting.marks.decimal === '.' ? '|(?<![\\p{L}\\d.])\\.\\d+' : ''
  const pattern = new RegExp(
    `(?<![\\p{L}\\d]|\\d[.,]|\\p{L}-)(?:(?<low>${number})${rangeDash})?(?<high>${number}${decimalsAlone})(?<exponent>${exponentSource})?[\\s\\u202F]?(?<unit>${names})` +
      `(?:(?<power>[²³]|\\^[23])(?:/(?<per2>${withCaret(escaped(Object.keys(per)))}))?|/(?<per>${withCaret(escaped(Object.keys(per)))})(?:/(?<also>${withCaret(escaped(Object.keys(per)))}))?|[\\s\\u202F·⋅](?<under>${names})(?<minus>⁻[¹²³]|\\^\\{?[−-][123]\\}?))?(?![\\p{L}\\d²³⁻^])(?!/\\p{L}|['’]\\p{L}|-(?:Moll|Dur)(?!\\p{L}))`,
    'gu',
  )
  return {
    name: 'units',
    needs: 'digit',
    pattern,
    say: ({ group, whole, before, after }) => {
      const known = units[group('unit')]
      if (known === undefined) return null
      const plain = isAdjective?.({ before, after }) === true ? { ...known, many: known.one } : known
      const power = withoutCaret(group('power'))
      const unit = power === '²' ? square(plain) : power === '³' ? cubic(plain) : plain
      const [low, high, exponent] = [group('low'), group('high'), group('exponent')]
      const under = per[withoutCaret(group('per')) || underStroke(group('under'), group('minus'))]
      if (group('under') !== '' && under === undefined) return null
      const raised = exponent === '' ? '' : ` ${sayPower(readExponent(exponent), powers)}`
      const said =
        raised === ''
          ? counted(low === '' ? high : low, low === '' ? '' : high, unit, counting)
          : `${low === '' ? '' : `${counting.count(low, 'm')} ${counting.to} `}${counting.count(high, 'm')}${raised} ${unit.many}`
      const also = per[withoutCaret(group('also'))]
      if (under === undefined) return withLastStop(said, whole, after)
      return also === undefined ? `${said} ${under}` : `${said} ${under} ${also}`
    },
  }
}

/** "3 €/kg", "5 %/an": what stands under the stroke behind money and shares, which have been taken. */
export function perRule(per: UnitWords['per']): Rule {
  return {
    name: 'units',
    needs: 'sign',
    pattern: new RegExp(
      `(?<=[€$£%]|[$£€]\\d[\\d.,]*)\\s?/\\s?(?<per>${escaped(Object.keys(per))})(?![\\p{L}\\d])`,
      'gu',
    ),
    say: ({ group }) => ` ${per[group('per')] ?? ''}`,
  }
}
