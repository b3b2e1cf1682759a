import type { Rule } from '../rule.ts'

export type NetworkWords = {
  colon: string
  spelled: (letters: string) => string
  eachDigit: (digits: string) => string
}

const group = '[\\dA-Fa-f]{1,4}'
/** Eight groups, or a gap of two colons in the place of some. */
const longAddress = `(?:${group}:){7}${group}|(?:${group}:){1,6}(?::${group}){1,6}|(?:${group}:){1,7}:|::${group}(?::${group})*`
/** A network card's: six pairs. */
const cardAddress = '(?:[\\dA-Fa-f]{2}:){5}[\\dA-Fa-f]{2}'

/** "2001:db8::1", "00:1A:2B:3C:4D:5E", and the port behind "127.0.0.1:8080". Before the times, which look alike. */
export function networkRules({ colon, spelled, eachDigit }: NetworkWords): Rule[] {
  const sayGroup = (part: string): string =>
    (part.match(/\d+|\p{L}+/gu) ?? [])
      .map((run) => (/\d/u.test(run) ? eachDigit(run) : spelled(run.toUpperCase())))
      .join(' ')
  return [
    {
      name: 'addresses',
      needs: 'digit',
      pattern: new RegExp(`(?<![\\p{L}\\d:.])(?:${longAddress}|${cardAddress})(?![\\p{L}\\d:])`, 'gu'),
      say: ({ whole }) => {
        // "a::b" of a program has no digit.
        if (!/\d/u.test(whole)) return null
        return whole
          .replace('::', `:${colon}:`)
          .split(':')
          .filter((part) => part !== '')
          .map((part) => (part === colon ? `${colon} ${colon}` : sayGroup(part)))
          .join(', ')
      },
    },
    {
      name: 'addresses',
      needs: 'digit',
      pattern: /(?<=(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}|\blocalhost):(?=\d{2,5}(?!\d))/gu,
      say: () => ` ${colon} `,
    },
  ]
}
