import type { Rule } from '../rule.ts'
import type { LetterWords } from './letters.ts'

/** The elements that books write formulas of. */
const elements: ReadonlySet<string> = new Set(
  'H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Ti V Cr Mn Fe Co Ni Cu Zn As Se Br Kr Rb Sr Zr Mo Ag Cd Sn Sb I Xe Cs Ba W Pt Au Hg Pb Bi Ra U Pu'.split(
    ' ',
  ),
)
/** Those whose signs tell a formula without a number: "NaCl", "HCl"; "CoOp" and "HeLa" are names. */
const telling = /Na|Cl|Mg|Si|Fe|Cu|Zn|Ag|Br|Mn|Hg|Pb/u
const lowered = '₀₁₂₃₄₅₆₇₈₉'
const parts = /\p{Lu}\p{Ll}?|[\d₀-₉]+/gu

/** "H₂SO₄", "CaCO3", "NaCl": each sign of an element by its letters, numbers as numbers. */
export function formulaRule({ spelled, number, join }: Omit<LetterWords, 'ordinal'>): Rule {
  return {
    name: 'letters and digits',
    needs: 'capitals',
    pattern: /(?<![\p{L}\d'’-])(?:\p{Lu}\p{Ll}?[\d₀-₉]{0,2}){2,12}(?![\p{L}\d₀-₉'’-])/gu,
    say: ({ whole }) => {
      const found = whole.match(parts) ?? []
      const signs = found.filter((part) => /\p{L}/u.test(part))
      if (signs.length < 2 || !signs.every((sign) => elements.has(sign))) return null
      const isFormula =
        /[₀-₉]/u.test(whole) || (/\p{Ll}/u.test(whole) && (/\d/u.test(whole) || telling.test(whole)))
      if (!isFormula) return null
      const plain = (digits: string): string =>
        Array.from(digits, (digit) =>
          lowered.includes(digit) ? String(lowered.indexOf(digit)) : digit,
        ).join('')
      return join(
        found.map((part) => (/\p{L}/u.test(part) ? spelled(part.toUpperCase()) : number(plain(part)))),
      )
    },
  }
}
