import type { Found, Rule } from '../rule.ts'
import { cardinal, number, year } from './numbers.ts'

const hours = String.raw`(?<hours>[01]?\d|2[0-4])[:.](?<minutes>[0-5]\d)`

function sayClock({ group }: Found): string {
  const minutes = Number(group('minutes'))
  return `${cardinal(Number(group('hours')), 'm')} Uhr${minutes === 0 ? '' : ` ${cardinal(minutes)}`}`
}

const beforeClock = /(?<!\p{L})(?:um|gegen|ab|Punkt|kurz\s(?:vor|nach))\s$/iu
const perhapsClock = /(?<!\p{L})(?:bis|von|vor|nach|seit|zwischen|und|oder|der|um)\s$/iu
const ofTheDay =
  /(?<!\p{L})(?:Uhr|morgens|abends|früh|vormittags?|nachmittags?|mittags?|nachts|Abend|Morgen|Zug|Bahnhof)(?!\p{L})/iu

/** "um 7.30", "bis 9.15" of a day's hours: decimals have a comma in German. */
const barePointRule: Rule = {
  name: 'times',
  needs: 'digit',
  pattern: new RegExp(
    `(?<![\\p{L}\\d.,:-])${hours}(?![\\d%°.,]*\\d|\\.(?=\\s?\\p{Ll})|\\s?[%°€]|\\s(?:Meter|Euro|Mark|Prozent|Punkte|Millionen|Kilometer|Sekunden)(?!\\p{L}))`,
    'gu',
  ),
  say: (found) => {
    const { before, after } = found
    const isTold = ofTheDay.test(before) || ofTheDay.test(after) || beforeClock.test(before)
    return beforeClock.test(before) || (perhapsClock.test(before) && isTold) ? sayClock(found) : null
  },
}

/** "um ½ 9", "¾ 5 Uhr": the part of the hour that has begun. */
const partOfHourRule: Rule = {
  name: 'times',
  needs: 'digit',
  pattern:
    /(?<![\p{L}\d/.,⁄]|\d\s)(?<part>½|1\/2|¼|1\/4|¾|3\/4)\s?(?<hours>1[0-2]|[1-9])(?![\d/]|[.,]\d|\s?[%€°])(?=\sUhr(?!\p{L})|[.,;:!?)]|\s(?:morgens|abends|früh|nachts|nachmittags)(?!\p{L})|$|(?<=(?<!\p{L})(?:um|gegen|bis|nach|vor|ab|seit)\s\S{1,3}\s?\d{1,2})\s)/giu,
  say: ({ group, after }) => {
    const part = /2|½/u.test(group('part')) ? 'halb' : /3|¾/u.test(group('part')) ? 'drei viertel' : 'viertel'
    return `${part} ${cardinal(Number(group('hours')), /^\sUhr/u.test(after) ? 'm' : null)}`
  },
}

export const timeRules: readonly Rule[] = [
  partOfHourRule,
  {
    name: 'times',
    needs: 'digit',
    pattern: new RegExp(
      `(?<![\\p{L}\\d.,:])${hours}(?:\\s?(?:Uhr|h)(?!\\p{L})|(?=\\s?[–-]\\s?\\d{1,2}[:.]\\d\\d\\sUhr))`,
      'gu',
    ),
    say: sayClock,
  },
  {
    name: 'times',
    needs: 'digit',
    pattern: /(?<![\p{L}\d.,:])(?<hours>[01]?\d|2[0-4]):(?<minutes>[0-5]\d)(?![\d:]|\.\d)/gu,
    say: sayClock,
  },
  barePointRule,
  {
    name: 'times',
    needs: 'digit',
    pattern: /(?<![\p{L}\d.,:])1(?=\sUhr(?!\p{L}))/gu,
    say: () => 'ein',
  },
  {
    name: 'ratios',
    needs: 'digit',
    pattern: /(?<![\p{L}\d.,:])(?<a>\d{1,3})\s?:\s?(?<b>\d{1,3}(?:\.\d{3})+|\d{1,3})(?![\d:]|\.\d)/gu,
    // "10 : 2 = 5" is a sum.
    say: ({ group, after }) =>
      `${number(group('a'))} ${/^\s?=/u.test(after) ? 'durch' : 'zu'} ${number(group('b'))}`,
  },
  {
    name: 'decades',
    needs: 'digit',
    pattern: /(?<![\p{L}\d])['’]?(?<value>(?:1\d|20)?\d0)er(?<ending>n?)(?![\p{L}\d])/gu,
    say: ({ group }) =>
      `${group('value').length === 4 ? year(Number(group('value'))) : number(group('value'))}er${group('ending')}`,
  },
  {
    name: 'ranges',
    needs: 'digit',
    // Between two times; what stands on both sides is read by the rules above.
    pattern:
      /(?<=\d[:.]\d\d)\s?[–-]\s?(?=\d{1,2}[:.]\d\d(?!\d|\.\d))|(?<=\d\.)\s?[–-]\s?(?=\d{1,2}\.\s?\p{L})/gu,
    say: () => ' bis ',
  },
]

const weekdays: Readonly<Record<string, string>> = { Mo: 'Montag', Di: 'Dienstag', Mi: 'Mittwoch', Do: 'Donnerstag', Fr: 'Freitag', Sa: 'Samstag', So: 'Sonntag' } // prettier-ignore
const weekday = '(?:Mo|Di|Mi|Do|Fr|Sa|So)'

/** "Mo–Fr 9–17 Uhr", "Sa. 10 Uhr", "Di., 5. Mai", "Mo. bis Fr.": words of two letters before a time, a day or another. */
export const weekdayRule: Rule = {
  name: 'dates',
  needs: 'letters',
  pattern: new RegExp(
    `(?<!\\p{L})(?:(?<first2>${weekday})\\.?(?:\\s?[–-]\\s?|\\sbis\\s)(?<last2>${weekday})(?:\\.|(?![\\p{L}.-]))|(?<first3>${weekday})\\.(?=,\\s\\d{1,2}\\.))|(?<!\\p{L})(?<first>${weekday})\\.?(?:\\s?[–-]\\s?(?<last>${weekday})\\.?)?(?=,?\\s(?:von\\s|ab\\s)?\\d{1,2}(?:[:.]\\d\\d)?\\s?(?:[–-]|Uhr))`,
    'gu',
  ),
  say: ({ group }) => {
    const [first, last] = [group('first'), group('last')]
    return `${weekdays[first] ?? ''}${last === '' ? '' : ` bis ${weekdays[last] ?? ''}`}`
  },
}
