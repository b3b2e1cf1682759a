import { searchFor, type Pronunciation } from '../../../../../src-contract/pronunciation.ts'
import type { Rule } from '../rule.ts'

/** "$1", "$2": what a group of the pattern has found. */
function withGroups(said: string, match: readonly string[]): string {
  return said.replaceAll(/\$(\d)/gu, (_whole, number: string) => match[Number(number)] ?? '')
}

/** The user's own list: it goes before every rule, and what it says is said as it stands. */
export function pronunciationRules(entries: readonly Pronunciation[]): Rule[] {
  return entries.flatMap((entry) => {
    const pattern = searchFor(entry)
    if (pattern === null) return []
    return [
      {
        name: 'pronunciations',
        needs: 'anything',
        pattern,
        say: ({ groups }) => (entry.pattern ? withGroups(entry.said, groups) : entry.said),
      },
    ]
  })
}
