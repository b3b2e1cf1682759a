import type { Rule } from '../rule.ts'

/** What stands behind a number and is not counted by it. */
const noNoun =
  /^(?:de|del|d|du|des|et|ou|à|a|au|aux|en|y|e|o|u|que|qui|qu|par|por|pour|para|con|avec|sans|sin|sur|sobre|dans|est|es|son|sont|fue|fut|était|era|eran|étaient|ont|han|avant|après|antes|después|contre|contra|entre|más|menos|plus|moins|fois|veces|pero|mais|si|no|ne|se|le|la|les|los|las|el|il|elle|ils|elles|un|une|una|como|comme|cuando|quand|ainsi|soit|hasta|desde|según|selon)$/iu

/** "1 000 000 habitants", "2.000.000 personas": a noun follows whole millions by "de". `de` gives it with its blank, for the noun. */
export function roundMillionsRule(number: (printed: string) => string, de: (noun: string) => string): Rule {
  return {
    name: 'numbers',
    needs: 'digit',
    pattern:
      /(?<![\p{L}\d.,]|\d\s)(?<value>\d{1,3}(?:(?:[\s\u202F]0{3}){2,3}|(?:\.0{3}){2,3}))\s(?=(?<noun>\p{L}+)(?!\p{L}))/gu,
    say: ({ group, after }) => {
      const noun = /^\p{L}+/u.exec(after)?.[0] ?? ''
      if (noNoun.test(noun) || noun.length < 3 || !/^\p{Ll}/u.test(noun)) return null
      return `${number(group('value'))} ${de(noun)}`
    },
  }
}
