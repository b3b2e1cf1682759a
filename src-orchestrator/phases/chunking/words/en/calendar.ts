import { timeZone } from '../../time-zone.ts'
import { endsBeforeCapital, withLastStop, type Rule, type Surroundings } from '../rule.ts'
import { anyOf } from '../shared/units.ts'
import { cardinal, number, ordinal, year } from './numbers.ts'

const monthNames = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'] // prettier-ignore
const monthOf: Record<string, string> = Object.fromEntries(
  monthNames.flatMap((name): [string, string][] => [
    [name, name],
    [name.toUpperCase(), name],
    [name.slice(0, 3), name],
    // "May." is no abbreviation, but the end of a sentence.
    ...[3, 4]
      .filter((length) => length < name.length)
      .map((length): [string, string] => [`${name.slice(0, length)}.`, name]),
  ]),
)
/** "Mar" and "Dec" alone are names and words too; here a day stands beside them. */
const month = `(?<month>${anyOf(Object.keys(monthOf))})`
const day = String.raw`(?<day>0?[1-9]|[12]\d|3[01])`
const yearPart = String.raw`(?:,?\s(?<year>1\d{3}|20\d\d)(?![\d,]\d|\p{L}))?`

export const weekdays: Readonly<Record<string, string>> = { Mon: 'Monday', Tue: 'Tuesday', Tues: 'Tuesday', Wed: 'Wednesday', Thu: 'Thursday', Thur: 'Thursday', Thurs: 'Thursday', Fri: 'Friday', Sat: 'Saturday', Sun: 'Sunday' } // prettier-ignore

const isDayFirst = ({ language }: Surroundings): boolean => /^en-(?:gb|au|nz|ie|in|za)/iu.test(language)

function withYear(said: string, printed: string): string {
  return printed === '' ? said : `${said}, ${year(Number(printed))}`
}

function sayDay(name: string, day: number, isMonthFirst: boolean): string {
  return isMonthFirst ? `${name} ${ordinal(day)}` : `the ${ordinal(day)} of ${name}`
}

function sayDate(years: string, months: number, days: number, isMonthFirst: boolean): string | null {
  const name = monthNames[months - 1]
  if (name === undefined || days < 1 || days > 31) return null
  const full = years.length === 2 ? `${Number(years) > 40 ? '19' : '20'}${years}` : years
  return withYear(sayDay(name, days, isMonthFirst), full)
}

function sayMinutes(minutes: number): string {
  return minutes < 10 ? `oh ${cardinal(minutes)}` : cardinal(minutes)
}

function sayTime(hours: string, minutes: string, half: string): string | null {
  const [hour, minute] = [Number(hours), Number(minutes === '' ? '0' : minutes)]
  if (hour > 24 || minute > 59) return null
  const noon = half === '' ? '' : /^a/iu.test(half) ? ' A.M' : ' P.M'
  if (minute > 0) return `${cardinal(hour)} ${sayMinutes(minute)}${noon}`
  if (noon !== '' || minutes === '') return `${cardinal(hour)}${noon}`
  return hour > 12 || hour === 0 ? `${cardinal(hour)} hundred hours` : `${cardinal(hour)} o'clock`
}

const clock = String.raw`(?<hours>\d{1,2})(?:[:.](?<minutes>[0-5]\d))?`
const halfDay = String.raw`\s?(?<half>[ap]\.\s?m\.|[ap]m|[AP]\.\s?M\.|[AP]M)(?![\p{L}\d])`

/** A full stop behind "p.m." that also ends the sentence; a zone of time goes on with it. */
const withStop = (said: string, whole: string, after: string): string =>
  whole.endsWith('.') && !timeZone.test(after.trimStart()) && endsBeforeCapital(after) ? `${said}.` : said

export const calendarRules: readonly Rule[] = [
  {
    name: 'ranges',
    needs: 'digit',
    // Between two times, ordinals or decades; what stands on both sides is read by the rules below.
    pattern:
      /(?<=\d:\d\d|[ap]m|[ap]\.m\.|\d(?:st|nd|rd|th)|\d0s)\s?[–—-]\s?(?=['’]?\d)|(?<=(?<![\p{L}\d.:-])\d{1,2})\s?[–—-]\s?(?=\d{1,2}(?::\d\d)?\s?[ap]\.?m)/gu,
    say: () => ' to ',
  },
  {
    name: 'dates',
    needs: 'digit',
    pattern: new RegExp(`(?<![\\p{L}\\d])${month}\\s${day}(?:st|nd|rd|th|d(?!\\p{L}))?(?!\\d|[:.]\\d|,\\d{3}\\b|\\s?%)(?:[–-](?<last>[1-9]|[12]\\d|3[01])(?!\\d))?${yearPart}`, 'gu'), // prettier-ignore
    say: ({ group }) => {
      const name = monthOf[group('month')] ?? group('month')
      const last = group('last') === '' ? '' : ` to ${ordinal(Number(group('last')))}`
      return withYear(sayDay(name, Number(group('day')), true) + last, group('year'))
    },
  },
  {
    name: 'dates',
    needs: 'digit',
    pattern: new RegExp(`(?<![\\p{L}\\d]|\\d[.,:])(?<the>[Tt]he\\s)?(?:(?<first>[1-9]|[12]\\d)(?:st|nd|rd|th)?(?:[–-]|\\s(?:to|and)\\s))?${day}(?:st|nd|rd|th|d)?\\s(?:of\\s)?${month}(?!\\p{L})${yearPart}`, 'gu'), // prettier-ignore
    say: ({ group, whole, before, after }) => {
      const name = monthOf[group('month')] ?? group('month')
      const first = group('first')
      // "chapter 3 May": a number that counts something else, before the verb or the name.
      if (
        name === 'May' &&
        group('year') === '' &&
        !/\d(?:st|nd|rd|th)|\sof\s/u.test(whole) &&
        !/^(?:[,;:.)–—]|$)/u.test(after) &&
        !/(?:^|\b(?:on|of|by|until|till|since|from|to|the|dated|before|after|and|[A-Z][a-z]+day),?\s)$/iu.test(
          before,
        )
      )
        return null
      const days = ordinal(Number(group('day')))
      const joint = / and /u.test(whole) ? 'and' : 'to'
      const span = first === '' ? days : `${ordinal(Number(first))} ${joint} the ${days}`
      // "on the 3rd May", "a 3 May letter"
      const article =
        group('the') !== ''
          ? group('the')
          : /\b(?:a|his|her|their|our|its|my)\s$/iu.test(before)
            ? ''
            : 'the '
      const said = withYear(`${article}${span} of ${name}`, group('year'))
      return withStop(said, whole, after)
    },
  },
  {
    name: 'dates',
    needs: 'digit',
    pattern:
      /(?<![\p{L}\d.-])(?<year>1\d{3}|20\d\d)-(?<month>0[1-9]|1[0-2])-(?<day>0[1-9]|[12]\d|3[01])(?![\d-])/gu,
    say: ({ group, surroundings }) =>
      sayDate(group('year'), Number(group('month')), Number(group('day')), !isDayFirst(surroundings)),
  },
  {
    name: 'dates',
    needs: 'digit',
    pattern:
      /(?<![\p{L}\d./-])(?<a>\d{1,2})(?<sep>[/.-])(?<b>\d{1,2})\k<sep>(?<year>(?:1[5-9]|20)\d\d|\d\d)(?![\d/-]|\.\d)/gu,
    say: ({ group, surroundings }) => {
      const [a, b] = [Number(group('a')), Number(group('b'))]
      if (group('sep') !== '/' && group('year').length === 2) return null
      const isMonthFirst = a <= 12 && (b > 12 || (group('sep') === '/' && !isDayFirst(surroundings)))
      return sayDate(group('year'), isMonthFirst ? a : b, isMonthFirst ? b : a, isMonthFirst)
    },
  },
  {
    name: 'times',
    needs: 'digit',
    pattern: new RegExp(`(?<![\\p{L}\\d]|\\d[.,:])${clock}${halfDay}`, 'gu'),
    say: ({ group, whole, after }) => {
      const said =
        Number(group('hours')) > 12 ? null : sayTime(group('hours'), group('minutes'), group('half'))
      return said === null ? null : withStop(said, whole, after)
    },
  },
  {
    name: 'times',
    needs: 'digit',
    pattern:
      /(?<![\p{L}\d.:])(?<hours>[01]\d|2[0-4])[.:]?(?<minutes>[0-5]\d)\s?(?:hrs?(?!\p{L})\.?|hours(?!\p{L}))/gu,
    say: ({ group, whole, after }) => {
      const hours = Number(group('hours'))
      const head = `${hours < 10 ? 'oh ' : ''}${cardinal(hours)}`
      const minutes = Number(group('minutes'))
      return withLastStop(`${head} ${minutes === 0 ? 'hundred' : sayMinutes(minutes)} hours`, whole, after)
    },
  },
  {
    name: 'times',
    needs: 'digit',
    pattern: /(?<![\p{L}\d.:])(?<hours>\d{1,2}):(?<minutes>[0-5]\d):(?<seconds>[0-5]\d)(?![\d:])/gu,
    say: ({ group }) => {
      const seconds = Number(group('seconds'))
      const most = sayTime(group('hours'), group('minutes'), '')
      return most === null || seconds === 0
        ? most
        : `${most} and ${cardinal(seconds)} ${seconds === 1 ? 'second' : 'seconds'}`
    },
  },
  {
    // "4:05.3" of a race
    name: 'times',
    needs: 'digit',
    pattern: /(?<![\p{L}\d.:])(?<minutes>\d{1,2}):(?<seconds>[0-5]\d)(?<part>\.\d{1,3})(?![\d:])/gu,
    say: ({ group }) =>
      `${cardinal(Number(group('minutes')))} ${sayMinutes(Number(group('seconds')))} ${number(group('part'))}`,
  },
  {
    name: 'times',
    needs: 'digit',
    pattern: /(?<![\p{L}\d.:])(?<hours>\d{1,2}):(?<minutes>[0-5]\d)(?![\d:]|[.,]\d)/gu,
    say: ({ group, before, after }) => {
      // "Genesis 9:16" is no clock's.
      const isVerse =
        /\p{Lu}\p{L}+\.?\s$/u.test(before) &&
        !/\b(?:At|By|Until|Till|From|About|Before|After|The)\s$/u.test(before)
      if (isVerse || /^\s?[–-]\s?\d+(?!\d|:)/u.test(after)) return null
      return sayTime(group('hours'), group('minutes'), '')
    },
  },
  {
    name: 'ratios',
    needs: 'digit',
    pattern:
      /(?<![\p{L}\d.:])(?<a>\d{1,3}):(?<b>\d{1,3}(?:,\d{3})+|\d{1,4})(?:\s?[–-]\s?(?<last>\d{1,3}))?(?![\d:]|\.\d)/gu,
    say: ({ group, before }) => {
      const [a, b, last] = [number(group('a')), number(group('b')), group('last')]
      if (last !== '') return `${a}, ${b} to ${number(last)}`
      return /\p{Lu}\p{L}+\.?\s$/u.test(before) && !/\bRatio\s$/u.test(before) ? `${a}, ${b}` : `${a} to ${b}`
    },
  },
  {
    // "Jan.–Mar. 2020": the months themselves are read below.
    name: 'ranges',
    needs: 'letters',
    pattern: new RegExp(
      `(?<!\\p{L})(?<first>${anyOf(Object.keys(monthOf))})\\s?[–-]\\s?(?<last>${anyOf(Object.keys(monthOf))})(?=\\s(?:1\\d|20)\\d\\d|[,;)]|$)`,
      'gu',
    ),
    say: ({ group }) => `${monthOf[group('first')] ?? ''} to ${monthOf[group('last')] ?? ''}`,
  },
  {
    // "Mon–Fri", "Mon.-Sat."
    name: 'ranges',
    needs: 'letters',
    pattern: new RegExp(
      `(?<!\\p{L})(?<first>${anyOf(Object.keys(weekdays))})\\.?\\s?[–-]\\s?(?<last>${anyOf(Object.keys(weekdays))})(?!\\p{L})`,
      'gu',
    ),
    say: ({ group }) => `${weekdays[group('first')] ?? ''} to ${weekdays[group('last')] ?? ''}`,
  },
]
