import type { Rule } from '../rule.ts'

type Say = (digits: string) => string

/** The digits between two gaps, with a rest between. */
const inGroups = (printed: string, say: Say): string =>
  (printed.match(/\d+|[Xx]$/gu) ?? []).map(say).join(', ')

/** "+44 (0)20 7946 0958", "0800 123 4567", "06.12.34.56.78", "0171-1234567", but not the noughts of "1 000 000 000". Before the rules that would take its sign for a sum. */
export function telephoneRule(plus: string, say: Say): Rule {
  return {
    name: 'numbers',
    needs: 'digit',
    pattern:
      /(?<![\d.,])(?:0\d(?:\.\d{2}){4}|\d{3}\.\d{3}\.\d{4})(?!\d|\.\d)|(?<![\p{L}\d./-])0\d{2,4}(?:-\d{5,8}|\/\d{5,8})(?![\p{L}\d/-])|(?<![\p{L}\d])\+\d{1,3}[\s-]?(?:\(\d{1,5}\)\s?)?\d{1,5}(?:[\s/-]\d{2,7}){1,5}(?![\p{L}\d]|[.,]\d)|(?<![\p{L}\d.,-])0(?!00\s)\d{1,4}(?:(?:\s\d{2,7}){2,5}|\s\d{2,7}-\d{2,7}|\s\d{5,8})(?![\p{L}\d]|[.,]\d)|(?<=(?<!\p{L})(?:[Cc]all|[Dd]ial|[Pp]hone|[Tt]ext|[Ll]lam(?:e|ar)\sal|[Rr]ufen\sSie|[Aa]ppelez\sle|[Mm]arque\sel)(?:\sat|\sme\sat|\sus\sat)?\s)(?=(?:[\s/()-]*\d){7})\(?\d{2,5}\)?(?:[\s/-]{1,2}\d{2,7}){1,6}(?![\p{L}\d]|[.,]\d)|(?<=(?<!\p{L})(?:[Tt][eé]l|[Tt]eléfono|[Tt]éléphone|Telefon|[Tt]elephone|[Pp]hone|[Ff]ax|móvil|Handy)\.?:?\s)\(?\d{2,5}\)?(?:[\s/-]{1,2}\d{2,7}){1,6}(?![\p{L}\d]|[.,]\d)/gu,
    say: ({ whole }) => `${whole.startsWith('+') ? `${plus} ` : ''}${inGroups(whole, say)}`,
  }
}

/** "(212) 555-0123", and the numbers of books and accounts: "978-0-14-103614-4". After the dates, which look alike. */
export function groupedRule(say: Say): Rule {
  return {
    name: 'numbers',
    needs: 'digit',
    pattern:
      /(?<![\p{L}\d-])(?:\(\d{2,5}\)\s?)?\d{1,5}(?:-\d{1,7}){2,}[\dXx]?(?![\p{L}\d])|(?<![\p{L}\d])\(\d{3}\)\s?\d{3}-\d{4}(?!\d)/gu,
    say: ({ whole }) => inGroups(whole, say),
  }
}
