import { withLastStop, type Rule } from '../rule.ts'
import type { Noun } from './counting.ts'
import { readFraction, vulgarSigns, type Fraction } from './digits.ts'
import { anyOf } from './units.ts'

/** "3/4 l", "1½ km", "2 1/2 lbs.": `say` is given the whole number before the fraction, empty where there is none. */
export function unitFractionRule(
  units: Readonly<Record<string, Noun>>,
  say: (whole: string, part: Fraction, unit: Noun) => string,
): Rule {
  const names = anyOf(Object.keys(units))
  return {
    name: 'units',
    needs: 'digit',
    pattern: new RegExp(
      `(?<![\\p{L}\\d/.,⁄])(?:(?:(?<whole>\\d{1,3})[\\s-]?)?(?<fraction>[${vulgarSigns}])|(?:(?<whole2>\\d{1,3})[\\s-])?(?<fraction2>\\d{1,2}[/⁄]\\d{1,2}))\\s?(?<unit>${names})(?![\\p{L}\\d²³/])`,
      'gu',
    ),
    say: ({ group, whole, after }) => {
      const [part, unit] = [readFraction(group('fraction')), units[group('unit')]]
      if (part === null || unit === undefined) return null
      return withLastStop(say(group('whole'), part, unit), whole, after)
    },
  }
}
