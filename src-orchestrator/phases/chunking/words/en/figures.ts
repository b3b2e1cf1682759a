import type { Found, Rule } from '../rule.ts'
import { rangeDash } from '../shared/counting.ts'
import { numberSource, readFraction, readNumber, vulgarSigns } from '../shared/digits.ts'
import { apart, isBeforeChrist } from '../shared/figures.ts'
import { groupedRule } from '../shared/telephone.ts'
import { cardinal, eachDigit, fraction, marks, number, ordinal, withFraction, year } from './numbers.ts'

const source = numberSource(marks)

/** Ends in -s and is no noun in the plural. */
const noPlural =
  /^\s(?:(?:there|it|he|she|they|we|all|that|who|which|nobody|everything)\s)?(?:is|was|has|its|his|this|thus|as|does|us|yes|plus|versus|perhaps|always|sometimes|besides|whereas|across|towards|afterwards|unless|less)\b/u
const plural = /^\s(?:\p{Ll}+\s)?\p{Ll}{2,}(?:s|men|women|people|children|feet)\b/u
const ofTime =
  /\b(?:in|since|by|until|till|before|after|from|around|about|circa|year|spring|summer|autumn|fall|winter|early|late|mid|January|February|March|April|May|June|July|August|September|October|November|December|dated|anno)\s$/iu
const closelyOfTime =
  /\b(?:in|since|year|circa|spring|summer|autumn|winter|January|February|March|April|May|June|July|August|September|October|November|December)\s(?:of\s)?$|\b(?:mid|pre|post)-$/iu

/** Whether four digits are a year: "in 1848", but "1500 men" and "a total of 1200 pages" are counted. */
function isYear(printed: string, { before, after }: Found): boolean {
  if (!/^(?:1\d{3}|20\d\d)$/u.test(printed)) return false
  const counts = plural.test(after) && !noPlural.test(after)
  if (closelyOfTime.test(before)) return true
  if (counts) return false
  return (
    Number(printed) >= 1100 ||
    ofTime.test(before) ||
    /^\s?(?:AD|BC|B\.C|A\.D)/u.test(after) ||
    /[(,]\s?$/u.test(before)
  )
}

/** Things whose numbers have a part behind a point. */
const countedThings =
  '(?:\\b(?:[Ss]ections?|[Ss]ect?\\.|[Cc]hapters?|[Ff]igures?|[Ff]igs?\\.|[Tt]ables?|[Ee]xamples?|[Ll]istings?|[Ee]quations?|[Aa]ppendix|[Vv]ersions?)|§)'

function sayNumber(printed: string, found: Found): string {
  return isYear(printed, found) ? year(Number(printed)) : number(printed)
}

function sayRange(found: Found): string | null {
  const [low, high, dash] = [found.group('low'), found.group('high'), found.group('dash').trim()]
  const [from, to] = [readNumber(low, marks), readNumber(high, marks)]
  if (/^0\d/u.test(high) && high.length > 2) return `${eachDigit(low)}, ${eachDigit(high)}`
  const isShort = high.length < low.length && low.length <= 4
  if (dash === '-' && from.whole >= to.whole && !isShort && !isBeforeChrist.test(found.after))
    return `${number(low)} ${number(high)}`
  if (low.length === 4 && high.length === 2 && isYear(low, { ...found, after: '' })) {
    return `${year(from.whole)} to ${/^0\d/u.test(high) ? `oh ${cardinal(to.whole)}` : cardinal(to.whole)}`
  }
  return `${sayNumber(low, { ...found, after: high.length === 4 ? '' : found.after })} to ${sayNumber(high, { ...found, before: 'to ' })}`
}

function sayFraction({ group, after }: Found): string | null {
  const found = readFraction(group('fraction').replaceAll(/\s/gu, ''))
  if (found === null) return null
  const whole = group('whole')
  // "1/2500 live births", but "1/200 the speed"
  if (found.bottom >= 200 && !/^\s(?:the|of|an?)(?!\p{L})/u.test(after))
    return `one in ${cardinal(found.bottom)}`
  if (/^\stime\b/u.test(after) && /[/⁄]/u.test(group('fraction')))
    return `${cardinal(found.top)} ${cardinal(found.bottom)}`
  if (whole === '')
    return found.bottom === 2 && /^\s(?:an?|the|of)\s/u.test(after)
      ? 'half'
      : fraction(found.top, found.bottom)
  return withFraction(whole, found.top, found.bottom)
}

/** A number of a name: "seven forty-seven", "B fifty-two", "A one hundred". */
export function nameNumber(digits: string): string {
  if (digits.length <= 2 || /0\d?$/u.test(digits) || digits.length > 4)
    return digits.startsWith('0') ? eachDigit(digits) : number(digits)
  if (digits.length === 4) return year(Number(digits))
  return `${cardinal(Number(digits.charAt(0)))} ${cardinal(Number(digits.slice(1)))}`
}

/** "H2O" is "H two O"; a lone A would be taken for the article. */
export function joinMixed(parts: readonly string[]): string {
  return parts.reduce(
    (said, part) => (said === '' ? part : `${said}${said === 'A' || part === 'A' ? '-' : ' '}${part}`),
    '',
  )
}

const hordes: Readonly<Record<string, string>> = { '10': 'tens', '100': 'hundreds', '1000': 'thousands', '10000': 'tens of thousands', '1000000': 'millions' } // prettier-ignore

/** "1,000s of people": no seconds. */
export const hordeRule: Rule = {
  name: 'numbers',
  needs: 'digit',
  pattern: /(?<![\p{L}\d.,])(?<value>10(?:,?0{3})*|10{2}|1(?:,?0{3})+)s(?=\sof(?!\p{L}))/gu,
  say: ({ group }) => hordes[group('value').replaceAll(',', '')] ?? null,
}

/** "2M people" */
export const crowdRule: Rule = {
  name: 'numbers',
  needs: 'digit',
  pattern: /(?<![\p{L}\d.,])(?<value>\d{1,3}(?:\.\d+)?)(?<scale>[MB])(?=\s\p{Ll}{2,}s(?!\p{L})|\speople)/gu,
  say: ({ group }) => `${number(group('value'))} ${group('scale') === 'M' ? 'million' : 'billion'}`,
}

export const figureRules: readonly Rule[] = [
  {
    // "1.5x as fast", "a 10x zoom": elsewhere an x behind a number is algebra's.
    name: 'numbers',
    needs: 'digit',
    pattern:
      /(?<=\d)x(?=\s(?:as|faster|more|bigger|larger|longer|slower|better|speed|zoom|magnification)(?!\p{L}))/gu,
    say: () => ' times',
  },
  {
    name: 'fractions',
    needs: 'digit',
    pattern: /(?<![\p{L}\d/.,])10\/10(?![\d/]|[.,]\d)/gu,
    say: () => 'ten out of ten',
  },
  {
    name: 'fractions',
    needs: 'digit',
    pattern: new RegExp(
      `(?<![\\p{L}\\d/.,⁄])(?:(?<whole>\\d{1,4})[\\s-]?)?(?<fraction>[${vulgarSigns}])(?![\\d/])|(?<![\\p{L}\\d/.,⁄])(?:(?<whole2>\\d{1,4})[\\s-])?(?<fraction2>\\d{1,2}\\s?[/⁄]\\s?\\d{1,4})(?:rds?|ths?|nds?)?(?![\\p{L}\\d/⁄]|[.,]\\d)`,
      'gu',
    ),
    say: sayFraction,
  },
  {
    name: 'fractions',
    needs: 'digit',
    pattern: /(?<![\p{L}\d/.,])(?<low>\d{1,4})\/(?<high>\d{1,4})(?![\d/]|[.,]\d)/gu,
    say: (found) =>
      `${sayNumber(found.group('low'), { ...found, after: '' })} ${found.group('low').length === 4 ? sayNumber(found.group('high'), found) : number(found.group('high').replace(/^0(?=\d)/u, ''))}`,
  },
  {
    name: 'ordinals',
    needs: 'digit',
    pattern: /(?<![\p{L}\d.])(?<value>\d{1,3}(?:,\d{3})+|\d{1,6})(?:st|nd|rd|th|ST|ND|RD|TH)(?![\p{L}\d])/gu,
    say: ({ group }) => ordinal(readNumber(group('value'), marks).whole),
  },
  groupedRule(eachDigit),
  {
    // "eqs. (4)–(6)"
    name: 'ranges',
    needs: 'digit',
    pattern: /(?<=\(\d{1,3}\p{Ll}?\))\s?[–-]\s?(?=\(\d{1,3}\p{Ll}?\))/gu,
    say: () => ' to ',
  },
  {
    name: 'numbers',
    needs: 'digit',
    pattern: /(?<![\d.])\d+(?:\.\d+){2,}(?!\d)/gu,
    say: ({ whole }) => whole.split('.').map(number).join(' point '),
  },
  {
    // Sections are counted: 2.10 comes behind 2.9. A heading has its number before its name.
    name: 'numbers',
    needs: 'digit',
    pattern: new RegExp(
      `(?<=${countedThings}\\s?)\\d{1,2}\\.[1-9]\\d(?![\\d%-]|[.,]\\d)|(?<=^["“‘']?)\\d{1,2}\\.[1-9]\\d(?=\\s\\p{Lu})`,
      'gu',
    ),
    say: ({ whole }) => whole.split('.').map(number).join(' point '),
  },
  {
    name: 'ranges',
    needs: 'digit',
    pattern: new RegExp(
      `(?<![\\p{L}\\d.,-])(?<low>${source})(?<dash>${rangeDash})(?<high>${source})(?![\\p{L}\\d]|-\\d)`,
      'gu',
    ),
    say: sayRange,
  },
  {
    name: 'numbers',
    needs: 'digit',
    pattern: new RegExp(`(?<!\\d)(?:${source}|\\.\\d+)`, 'gu'),
    say: (found) => {
      const { whole, before, after } = found
      if (whole.startsWith('.') && /\S$/u.test(before) && !/[(“"'‘]$/u.test(before))
        return `. ${number(whole.slice(1))}`
      const said = /^\d{11,}$/u.test(whole) ? eachDigit(whole) : sayNumber(whole, found)
      return apart(said, before, after)
    },
  },
]
