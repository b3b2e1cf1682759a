import { withLastStop, type Rule } from '../rule.ts'
import { number } from './numbers.ts'

/** "5 Mk. 20 Pf.": the second number is not marks. */
const pfennigRule: Rule = {
  name: 'money',
  needs: 'digit',
  pattern:
    /(?<![\p{L}\d.,])(?<marks>\d{1,3}(?:\.\d{3})*)\s?(?:Mk\.?|M\.|Mark)\s(?<pfennig>\d{1,2})\s?Pf(?:\.|ennige?)?(?!\p{L})/gu,
  say: ({ group, whole, after }) =>
    withLastStop(
      `${group('marks') === '1' ? 'eine' : number(group('marks'))} Mark ${number(group('pfennig'))} Pfennig`,
      whole,
      after,
    ),
}

const roundCurrencies: Readonly<Record<string, string>> = {
  '€': 'Euro',
  EUR: 'Euro',
  Euro: 'Euro',
  DM: 'Mark',
  Mark: 'Mark',
}

/** "5,– €": a dash for the cents. */
const roundMoneyRule: Rule = {
  name: 'money',
  needs: 'digit',
  pattern:
    /(?<![\p{L}\d.,])(?<amount>\d{1,3}(?:\.\d{3})+|\d+),(?:-{1,2}|[–—])\s?(?<sign>€|EUR|Euro|DM|Mark)(?!\p{L})/gu,
  say: ({ group }) => {
    const amount = group('amount')
    return `${amount === '1' ? 'ein' : number(amount)} ${roundCurrencies[group('sign')] ?? ''}`
  },
}

/** "5 Euro 50" */
const euroCentRule: Rule = {
  name: 'money',
  needs: 'digit',
  pattern:
    /(?<![\p{L}\d.,])(?<amount>\d{1,3}(?:\.\d{3})*)\s?(?:Euro|€)\s(?<cents>\d\d)(?![\d\p{L}]|[.,]\d|\s\p{L})/gu,
  say: ({ group }) =>
    `${group('amount') === '1' ? 'ein' : number(group('amount'))} Euro ${number(group('cents').replace(/^0/u, ''))}`,
}

/** "€ 20,-" */
const signFirstRule: Rule = {
  name: 'money',
  needs: 'digit',
  pattern: /(?<![\p{L}\d])(?<sign>€|EUR|DM)\s?(?<amount>\d{1,3}(?:\.\d{3})+|\d+),(?:-{1,2}|[–—])(?![\d-])/gu,
  say: ({ group }) => {
    const amount = group('amount')
    return `${amount === '1' ? 'ein' : number(amount)} ${roundCurrencies[group('sign')] ?? ''}`
  },
}

/** Before the amounts that all languages write alike. */
export const ownMoneyRules: readonly Rule[] = [pfennigRule, roundMoneyRule, signFirstRule, euroCentRule]
