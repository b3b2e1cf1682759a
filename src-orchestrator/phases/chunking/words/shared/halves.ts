import type { Rule } from '../rule.ts'

/** "2½ tasses", "3 ans 1/2", where the half is said behind what is counted: `say` is given the number and the noun as printed. */
export function halfBehindRule(say: (whole: number, noun: string) => string | null): Rule {
  return {
    name: 'fractions',
    needs: 'digit',
    pattern:
      /(?<![\p{L}\d/.,⁄])(?:(?<whole>\d{1,3})(?:\s?½|\s1[/⁄]2)\s(?<noun>\p{Ll}{2,})|(?<whole2>\d{1,3})\s(?<noun2>\p{Ll}{2,})\s(?:1[/⁄]2|½))(?![\p{L}\d/⁄]|[.,]\d)/gu,
    say: ({ group }) => say(Number(group('whole')), group('noun')),
  }
}
