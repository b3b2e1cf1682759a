import { endsSentence, withLastStop, type Rule } from '../rule.ts'
import { noun, type Noun } from '../shared/counting.ts'
import { readFraction, type Fraction } from '../shared/digits.ts'
import { unitFractionRule } from '../shared/unit-fractions.ts'
import { moneyWords, unitWords } from './measures.ts'
import { fraction, number, withFraction } from './numbers.ts'

/** "half an ounce", "three quarters of a mile", "two and a half pounds". */
function fractionOf(whole: string, { top, bottom }: Fraction, { one, many }: Noun): string {
  if (whole !== '') return `${withFraction(whole, top, bottom)} ${many}`
  const article = /^(?:[aeio]|hour)/u.test(one) ? 'an' : 'a'
  return bottom === 2 ? `half ${article} ${one}` : `${fraction(top, bottom)} of ${article} ${one}`
}

const inches = noun('inch', 'inches')

/** Numbers that stand before measures as words. */
const spelledOut = 'one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred half few several'
  .split(' ')
  .map((word) => `[${word.charAt(0).toUpperCase()}${word.charAt(0)}]${word.slice(1)}`)
  .join('|') // prettier-ignore

const partsOfPenny: Record<string, string> = { '½': 'halfpenny', '¼': 'farthing', '¾': 'three farthings' }

/** "8", "8½", "½". */
function penceWords(pence: string): string {
  const part = partsOfPenny[pence.at(-1) ?? '']
  const whole = part === undefined ? pence : pence.slice(0, -1)
  if (whole === '') return part === 'three farthings' ? part : `a ${part ?? ''}`
  const words = `${number(whole)} ${whole === '1' ? 'penny' : 'pence'}`
  return part === undefined ? words : `${words} ${part}`
}

function shillingWords(shillings: string): string {
  return `${number(shillings)} ${shillings === '1' ? 'shilling' : 'shillings'}`
}

/** Units that stand behind a hyphen: "a 12-ft. pole". */
const hyphened =
  'ft|yd|mi|lb|lbs|oz|gal|qt|pt|km|cm|mm|m|kg|g|mg|ml|l|hr|min|sec|mph|hp|kW|MW|W|V|kHz|MHz|GHz|kB|KB|MB|GB|TB|dB'

/** "the 40s.", "in his 40s." */
const beforeYears = /(?:^|[^\p{L}])(?:the|his|her|their|my|our|your|early|mid|late|in)[\s-]$/iu
const goesOn = /^(?:[,;)]|\s[\p{Ll}\d])/u
const besideMoney =
  /£|(?<![\p{L}\d.,])\d{1,3}(?:d\.|s\.(?:[,;)]|\s[\p{Ll}\d]))|(?:shillings?|pence|penny)(?!\p{L})|\bpounds?,?\s$/u
/** "He paid her 6s." */
const paid =
  /(?<!\p{L})(?:pa(?:id|ys?|ying)|costs?|costing|worth|sold|bought|owe[sd]?|lent|fine[ds]?|wages|price|rent|charge[sd]?|fee|fare)(?:\s(?:of|at|for|only|about|was|is|but|him|her|me|them|us|you|it))*\s$/iu

/** A price at its sentence's end: "Bastable & Kirby, 6s.", "geese, at 12s." */
const priced = /[\p{L})],\s(?:at\s)?$/u

/** "$1.5m–$2m": two amounts, each with its scale. */
export const moneyRangeRule: Rule = {
  name: 'ranges',
  needs: 'sign',
  pattern: /(?<=[$£€]\d[\d.,]*\s?(?:[kKmMB]|[mbt]n|million|billion|trillion))\s?[–—-]\s?(?=[$£€]\d)/gu,
  say: () => ' to ',
}

/** Pounds, shillings and pence; feet and inches; parts of units. */
export const oldMeasureRules: readonly Rule[] = [
  {
    // "$.50"
    name: 'money',
    needs: 'sign',
    pattern: /(?<![\p{L}\d])(?<sign>[$£€])\.(?<cents>\d\d)(?![\p{L}\d])/gu,
    say: ({ group }) => {
      const cent = moneyWords.currencies[group('sign')]?.cent ?? null
      const cents = Number(group('cents'))
      return cent === null ? null : `${number(String(cents))} ${cents === 1 ? cent.one : cent.many}`
    },
  },
  {
    // "a 12-ft. pole", "a 60-W lamp"; "in" without its stop may be the word, as in "6-in-1".
    name: 'units',
    needs: 'digit',
    pattern: new RegExp(
      `(?<![\\p{L}\\d.,-])(?<value>\\d{1,4}(?:\\.\\d+)?|\\d{1,3},\\d{3})-(?:(?<unit>${hyphened})\\.?|(?<unit2>in)\\.)(?=[\\s-]\\p{L})`,
      'gu',
    ),
    say: ({ group }) => {
      const unit = group('unit') === 'in' ? inches : unitWords.units[group('unit')]
      return unit === undefined ? null : `${number(group('value'))}-${unit.one}`
    },
  },
  {
    // "a woman of 10,000 l.", "L100,000 of income": pounds. Litres have no dot.
    name: 'money',
    needs: 'digit',
    pattern:
      /(?<![\p{L}\d.,])(?:L(?<pounds>\d{1,3}(?:,\d{3})+)|(?<pounds2>\d{1,3}(?:,\d{3})+|\d{2,})\s?l\.(?=[,;)]|\s\p{Ll}|[\s"'”’)]*$))(?![\p{L}\d]|[.,]\d)/gu,
    say: ({ group, whole, after }) => {
      const pounds = group('pounds')
      if (!pounds.includes(',') && endsSentence(after)) return null
      return withLastStop(`${number(pounds)} pounds`, whole, after)
    },
  },
  {
    // "five ft. seven in. in height"
    name: 'units',
    needs: 'dot',
    pattern: new RegExp(
      `(?<=(?<!\\p{L})(?<count>${spelledOut})\\s)(?<unit>ft|in|lbs?|oz|yds)\\.(?=,|\\s[\\p{Ll}\\d])`,
      'gu',
    ),
    say: ({ group }) => {
      const unit = group('unit') === 'in' ? inches : unitWords.units[group('unit')]
      return unit === undefined ? null : group('count').toLowerCase() === 'one' ? unit.one : unit.many
    },
  },
  {
    name: 'units',
    needs: 'digit',
    pattern:
      /(?<![\p{L}\d])(?<feet>\d{1,4})\s?(?:ft|feet|foot)\.?,?\s(?<inches>\d{1,2})\s?(?:in(?:\.|(?!\p{L}))|inches)/gu,
    say: ({ group, whole, after }) =>
      withLastStop(`${number(group('feet'))} foot ${number(group('inches'))}`, whole, after),
  },
  {
    name: 'money',
    needs: 'sign',
    pattern:
      /£(?<pounds>\d+(?:,\d{3})*),?\s?(?<shillings>\d{1,2})\s?s\.(?:\s?(?<pence>\d{1,2}[½¼¾]?|[½¼¾])\s?d\.?)?(?![\p{L}\d])/gu,
    say: ({ group }) => {
      const pence = group('pence')
      const most = `${number(group('pounds'))} ${group('pounds') === '1' ? 'pound' : 'pounds'} ${shillingWords(group('shillings'))}`
      return pence === '' ? most : `${most} and ${penceWords(pence)}`
    },
  },
  {
    name: 'money',
    needs: 'digit',
    pattern:
      /(?<![\p{L}\d.,])(?<shillings>\d{1,2})\s?s\.\s(?<pence>\d{1,2}[½¼¾]?|[½¼¾])\s?d\.(?![\p{L}\d])/gu,
    say: ({ group }) => `${shillingWords(group('shillings'))} and ${penceWords(group('pence'))}`,
  },
  {
    // "rooms 8s., lunch 2s. 6d.", "10s. a week". Seconds have no dot, so that one which ends no sentence is a shilling's; of others the money beside them tells, or that it was paid. "the 40s." are years.
    name: 'money',
    needs: 'dot',
    pattern: /(?<![\p{L}\d.,:’'])(?<shillings>\d{1,3}|\d{1,3}(?:,\d{3})+)s\.(?![\p{L}\d])/gu,
    say: ({ group, whole, before, after }) => {
      const told = goesOn.test(after) || besideMoney.test(before)
      if (
        !paid.test(before) &&
        !(priced.test(before) && endsSentence(after)) &&
        (beforeYears.test(before) || !told)
      )
        return null
      return withLastStop(shillingWords(group('shillings')), whole, after)
    },
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
    // "a 2"x4""
    pattern: /(?<![\p{L}\d/.,])(?<one>\d{1,3})\s?["”″]\s?[x×]\s?(?<other>\d{1,3})\s?["”″](?![\p{L}\d])/gu,
    say: ({ group }) => `${number(group('one'))} by ${number(group('other'))} inches`,
  },
  unitFractionRule({ ...unitWords.units, 'in.': inches, inches, inch: inches, '″': inches }, fractionOf),
  {
    name: 'units',
    needs: 'digit',
    // A straight mark may close a speech instead.
    pattern:
      /(?<![\p{L}\d/.,⁄])(?:(?<whole>\d{1,3})[\s-])?(?<fraction>\d{1,2}[/⁄]\d{1,2})["”](?![\p{L}\d])/gu,
    say: ({ group, before }) => {
      const part = readFraction(group('fraction'))
      const isOpen = (before.match(/(?<!\d)["“”]/gu)?.length ?? 0) % 2 === 1
      return part === null || isOpen ? null : fractionOf(group('whole'), part, inches)
    },
  },
  {
    name: 'units',
    needs: 'digit',
    // "in." and "st." only where the sentence goes on in small letters or digits: "he put 5 in. Then".
    pattern:
      /(?<![\p{L}\d]|\d[.,])(?<value>\d{1,3}(?:\.\d+)?)\s(?<unit>in|st)(?:\.(?=[,;)×x]|\s(?:\p{Ll}|[\d×]))|(?=\s\d{1,2}\s?lbs?(?!\p{L})))/gu,
    say: ({ group }) => {
      const value = group('value')
      return `${number(value)} ${group('unit') === 'st' ? 'stone' : value === '1' ? 'inch' : 'inches'}`
    },
  },
  {
    name: 'money',
    needs: 'digit',
    pattern: /(?<![\p{L}\d.,])(?<pence>\d{1,2}[½¼¾]?)(?:d\.(?![\p{L}\d])|p(?![\p{L}\d]))/gu,
    say: ({ group, whole, after }) => withLastStop(penceWords(group('pence')), whole, after),
  },
]
