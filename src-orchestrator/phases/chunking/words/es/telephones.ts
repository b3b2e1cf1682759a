import type { Rule } from '../rule.ts'
import { eachDigit } from './numbers.ts'

/** "91 123 45 67", "600 123 456": a telephone's, but where what the number counts follows. */
export const ownTelephoneRule: Rule = {
  name: 'numbers',
  needs: 'digit',
  pattern:
    /(?<![\p{L}\d.,]|\d\s)(?:(?:9\d\s\d{3}|[6-9]\d{2}\s\d{2,3})\s\d{2}\s\d{2}|[6-9]\d{2}\s\d{2}\s\d{2}\s\d{2}|[6-9]\d{2}\s\d{3}\s\d{3}(?=[.,;:)]|\s[yo]\s|$)|[69]\d{8}(?=[.,;:)]|\s[yo]\s|$))(?!\d|[.,]\d|\s\d)/gu,
  say: ({ whole }) =>
    /0{3}\s0{3}$/u.test(whole) ? null : (whole.match(/\d{1,3}/gu) ?? []).map(eachDigit).join(', '),
}
