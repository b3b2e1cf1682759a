import type { Found, Rule } from '../rule.ts'
import { rangeDash, type Counting } from './counting.ts'
import { groupedRule } from './telephone.ts'
import { numberSource, readFraction, readNumber, vulgarSigns } from './digits.ts'

export type FigureWords = {
  counting: Counting
  /** A number in the text; what stands around it may decide its form. */
  number: (printed: string, found: Found) => string
  eachDigit: (digits: string) => string
  cardinal: (value: number) => string
  point: string
  fraction: (top: number, bottom: number, found: Found) => string
  /** "two and a half". */
  withFraction: (whole: number, top: number, bottom: number, found: Found) => string
}

/** Behind years that count down. */
export const isBeforeChrist = /^\s?(?:[aA]\.\s?C|v\.\s?Chr|av\.\s?J|B\.?\s?C)/u

/** A part of a machine's address. */
const byte = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)'

/** Words for figures that were printed without a blank beside letters or a bracket. */
export const apart = (said: string, before: string, after: string): string =>
  `${/\p{L}$/u.test(before) ? ' ' : ''}${said}${/^[\p{L}(]/u.test(after) ? ' ' : ''}`

/** Ranges, fractions, telephone numbers and what is left of numbers, for languages whose years are numbers like others. */
export function figureRules(words: FigureWords): Rule[] {
  const { counting, number, eachDigit, cardinal } = words
  const source = numberSource(counting.marks)
  const sayFraction = (found: Found): string | null => {
    const { group } = found
    const part = readFraction(group('fraction').replaceAll(/\s/gu, ''))
    if (part === null) return null
    const whole = group('whole')
    return whole === ''
      ? words.fraction(part.top, part.bottom, found)
      : words.withFraction(Number(whole), part.top, part.bottom, found)
  }
  return [
    {
      name: 'fractions',
      needs: 'digit',
      pattern: new RegExp(
        `(?<![\\p{L}\\d/.,⁄])(?:(?<whole>\\d{1,4})[\\s-]?)?(?<fraction>[${vulgarSigns}])(?![\\d/])|(?<![\\p{L}\\d/.,⁄])(?:(?<whole2>\\d{1,4})\\s)?(?<fraction2>\\d{1,2}\\s?[/⁄]\\s?\\d{1,4})(?![\\d/⁄]|[.,]\\d)`,
        'gu',
      ),
      say: sayFraction,
    },
    {
      name: 'fractions',
      needs: 'digit',
      pattern: /(?<![\p{L}\d/.,])(?<low>\d{1,4})\/(?<high>\d{1,4})(?![\d/]|[.,]\d)/gu,
      say: (found) => `${number(found.group('low'), found)} ${number(found.group('high'), found)}`,
    },
    groupedRule(eachDigit),
    {
      // "5.2.3", and a machine's "192.168.1.20", which are no thousands.
      name: 'numbers',
      needs: 'digit',
      pattern: new RegExp(
        `(?<![\\d.])(?:\\d{1,4}(?:\\.\\d{1,2})+|${byte}(?:\\.${byte}){3})(?!\\d|\\.\\d)`,
        'gu',
      ),
      say: ({ whole, before, after }) =>
        apart(
          whole
            .split('.')
            .map((part) => cardinal(Number(part)))
            .join(` ${words.point} `),
          before,
          after,
        ),
    },
    {
      // "2.x"
      name: 'numbers',
      needs: 'digit',
      pattern: /(?<=\d)\.(?=[xX](?![\p{L}\d]))/gu,
      say: () => ` ${words.point} `,
    },
    {
      name: 'ranges',
      needs: 'digit',
      pattern: new RegExp(
        `(?<![\\p{L}\\d.,-])(?<low>${source})(?<dash>${rangeDash})(?<high>${source})(?![\\p{L}\\d]|-\\d)`,
        'gu',
      ),
      say: (found) => {
        const [low, high] = [found.group('low'), found.group('high')]
        if (/^0\d\d/u.test(high)) return `${eachDigit(low)}, ${eachDigit(high)}`
        const isScore =
          found.group('dash') === '-' &&
          Number(low) >= Number(high) &&
          high.length >= low.length &&
          !isBeforeChrist.test(found.after)
        const joint = isScore ? ' ' : ` ${counting.to} `
        return `${number(low, { ...found, after: '' })}${joint}${number(high, found)}`
      },
    },
    {
      name: 'numbers',
      needs: 'digit',
      pattern: new RegExp(`(?<!\\d)${source}`, 'gu'),
      say: (found) => {
        const { whole, before, after } = found
        const { digits } = readNumber(whole, counting.marks)
        const said = /^0\d/u.test(digits) || digits.length > 15 ? eachDigit(digits) : number(whole, found)
        return apart(said, before, after)
      },
    },
  ]
}
