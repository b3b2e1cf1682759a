import type { Rule } from '../rule.ts'

const letters = 'αβγδεζηθικλμνξοπρστυφχψω'
/** Other forms of the same letters: final sigma, those of formulas, and the micro sign. */
const alsoWritten: Readonly<Record<string, string>> = { ς: 'σ', ϑ: 'θ', ϕ: 'φ', ϵ: 'ε', ϱ: 'ρ', ϖ: 'π', ϰ: 'κ', µ: 'μ' } // prettier-ignore
const written = '[\\p{Script=Greek}µ]'

/** "α particles", "Δt", "χ²": a letter by its name; words in Greek, and the article of one letter beside them, are left to the voice. `names` in the order of the alphabet. */
export function greekRule(names: string): Rule {
  const nameOf = new Map(names.split(' ').map((name, at) => [letters.charAt(at), name]))
  return {
    name: 'mathematics',
    needs: 'greek',
    pattern: new RegExp(
      `(?<!${written}\\p{M}*|${written}{2}\\s)${written}(?!\\p{M}|${written}|\\s${written}{2})`,
      'gu',
    ),
    say: ({ whole, before, after }) => {
      const small = whole.toLowerCase()
      const name = nameOf.get(alsoWritten[whole] ?? alsoWritten[small] ?? small)
      // "in µg" is a unit.
      if (name === undefined || (/[µμ]/u.test(whole) && /^[gmslLAVWF](?!\p{L})/u.test(after))) return null
      return `${/[\p{L}\p{N})]$/u.test(before) ? ' ' : ''}${name}${/^[\p{L}\p{N}(]/u.test(after) ? ' ' : ''}`
    },
  }
}
