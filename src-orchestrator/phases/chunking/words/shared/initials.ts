import { endsSentence, type Rule } from '../rule.ts'

/** "J. S. Bach", "B.B.C.": each capital letter by its name; a full stop that ends the sentence too is given back. */
export function initialsRule(pattern: RegExp, spelled: (letters: string) => string): Rule {
  return {
    name: 'initials',
    needs: 'dot',
    pattern,
    say: ({ whole, after }) =>
      `${spelled((whole.match(/\p{Lu}/gu) ?? []).join(''))}${endsSentence(after) ? '.' : ' '}`,
  }
}
