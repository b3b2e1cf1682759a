import { endsSentence, type Rule } from '../rule.ts'
import type { Noun } from '../shared/counting.ts'
import { readFraction, type Fraction } from '../shared/digits.ts'
import { anyOf } from '../shared/units.ts'
import { unitWords } from './measures.ts'
import { fraction, number, withFraction } from './numbers.ts'

/** "half an ounce", "three quarters of a mile", "two and a half pounds". */
function fractionOf(whole: string, { top, bottom }: Fraction, { one, many }: Noun): string {
  if (whole !== '') return `${withFraction(whole, top, bottom)} ${many}`
  const article = /^(?:[aeio]|hour)/u.test(one) ? 'an' : 'a'
  return bottom === 2 ? `half ${article} ${one}` : `${fraction(top, bottom)} of ${article} ${one}`
}

/** Pounds, shillings and pence; feet and inches; degrees of latitude. */
export const oldMeasureRules: readonly Rule[] = [
  {
    name: 'units',
    needs: 'digit',
    pattern:
      /(?<![\p{L}\d])(?<feet>\d{1,2})\s?(?:ft|feet|foot)\.?,?\s(?<inches>\d{1,2})\s?(?:in(?:\.|(?!\p{L}))|inches)/gu,
    say: ({ group, whole, after }) =>
      `${number(group('feet'))} foot ${number(group('inches'))}${whole.endsWith('.') && endsSentence(after) ? '.' : ''}`,
  },
  {
    name: 'money',
    needs: 'sign',
    pattern:
      /£(?<pounds>\d+(?:,\d{3})*),?\s?(?<shillings>\d{1,2})s\.(?:\s?(?<pence>\d{1,2}(?:½|¼)?)d\.?)?(?![\p{L}\d])/gu,
    say: ({ group }) => {
      const pence = group('pence')
      const most = `${number(group('pounds'))} ${group('pounds') === '1' ? 'pound' : 'pounds'} ${number(group('shillings'))} ${group('shillings') === '1' ? 'shilling' : 'shillings'}`
      return pence === ''
        ? most
        : `${most} and ${number(pence.replace(/[½¼]/u, ''))} ${pence === '1' ? 'penny' : 'pence'}`
    },
  },
  {
    name: 'money',
    needs: 'digit',
    pattern: /(?<![\p{L}\d.,])(?<shillings>\d{1,2})s\.\s(?<pence>\d{1,2})d\.(?![\p{L}\d])/gu,
    say: ({ group }) =>
      `${number(group('shillings'))} ${group('shillings') === '1' ? 'shilling' : 'shillings'} and ${number(group('pence'))} pence`,
  },
  {
    name: 'units',
    needs: 'digit',
    pattern:
      /(?<![\p{L}\d])(?<feet>\d{1,2})\s?['’′]\s?(?:(?<inches>\d{1,2})\s?(?:["”″]|['’′]{2}))?(?![\p{L}\d])/gu,
    say: ({ group, before }) => {
      const [feet, inches] = [group('feet'), group('inches')]
      if (inches === '')
        return /(?:^|[\s(])['‘][^'’]*$/u.test(before)
          ? null
          : `${number(feet)} ${feet === '1' ? 'foot' : 'feet'}`
      return `${number(feet)} foot ${number(inches)}`
    },
  },
  {
    name: 'units',
    needs: 'digit',
    pattern:
      /(?<![\p{L}\d])(?<deg>\d{1,3})°\s?(?:(?<min>\d{1,2})['’′]\s?)?(?:(?<sec>\d{1,2}(?:\.\d+)?)["”″]\s?)?(?<side>[NSEW])(?:\.(?=\s\p{Ll}))?(?![\p{L}\d])/gu,
    say: ({ group }) => {
      const sides: Record<string, string> = { N: 'north', S: 'south', E: 'east', W: 'west' }
      const [min, sec] = [group('min'), group('sec')]
      return `${number(group('deg'))} degrees ${min === '' ? '' : `${number(min)} minutes `}${sec === '' ? '' : `${number(sec)} seconds `}${sides[group('side')] ?? ''}`
    },
  },
  {
    name: 'units',
    needs: 'digit',
    pattern: new RegExp(
      `(?<![\\p{L}\\d/.,⁄])(?:(?<whole>\\d{1,3})[\\s-])?(?<fraction>\\d{1,2}[/⁄]\\d{1,2})\\s?(?<unit>${anyOf(Object.keys(unitWords.units))})(?![\\p{L}\\d²³])`,
      'gu',
    ),
    say: ({ group, whole, after }) => {
      const [part, unit] = [readFraction(group('fraction')), unitWords.units[group('unit')]]
      if (part === null || unit === undefined) return null
      const stop = whole.endsWith('.') && endsSentence(after) ? '.' : ''
      return `${fractionOf(group('whole'), part, unit)}${stop}`
    },
  },
  {
    name: 'units',
    needs: 'digit',
    // "in." and "st." only where the sentence goes on in small letters or digits: "he put 5 in. Then".
    pattern:
      /(?<![\p{L}\d]|\d[.,])(?<value>\d{1,3}(?:\.\d+)?)\s(?<unit>in|st)\.(?=[,)×x]|\s(?:\p{Ll}|[\d×]))/gu,
    say: ({ group }) => {
      const value = group('value')
      return `${number(value)} ${group('unit') === 'st' ? 'stone' : value === '1' ? 'inch' : 'inches'}`
    },
  },
  {
    name: 'money',
    needs: 'digit',
    pattern: /(?<![\p{L}\d.,])(?<pence>\d{1,2})(?<half>½)?(?:d\.(?![\p{L}\d])|p(?![\p{L}\d]))/gu,
    say: ({ group, whole, after }) => {
      const [pence, half] = [group('pence'), group('half')]
      const said =
        half === ''
          ? `${number(pence)} ${pence === '1' ? 'penny' : 'pence'}`
          : `${number(pence)} pence halfpenny`
      return whole.endsWith('.') && endsSentence(after) ? `${said}.` : said
    },
  },
]
