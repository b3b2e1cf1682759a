import type { Rule } from '../rule.ts'

const number = String.raw`\d{1,3}[a-z]?`
/** "[12]", "[3, 4]", "[5–7]", "[12, p. 34]"; not "[1848]", a year that an editor has put in. */
const numbered = new RegExp(
  String.raw`\s?\[${number}(?:\s?[,;–-]\s?${number})*(?:,\s?(?:pp?|S|págs?)\.\s?\d+(?:[–-]\d+)?)?\]`,
  'gu',
)

const label = String.raw`\p{Lu}[\p{L}+]{1,7}\d\d[a-z]?`
/** "[Knu84]", "[MG+04, GR99, p. 3]": of names and years, as BibTeX makes them. */
const labelled = new RegExp(
  String.raw`\s?\[${label}(?:\s?[,;]\s?${label})*(?:,\s(?:pp?|S|ch|chap|págs?)\.\s?\d+(?:[–-]\d+)?)?\]`,
  'gu',
)

const name = String.raw`(?:(?:van|von|de|der|den|la|le|du|di|da)\s)*\p{Lu}[\p{L}'’-]+`
const authors = String.raw`${name}(?:(?:,\s|,?\s(?:and|und|et|y|&)\s)${name})*(?:,?\s(?:et\sal\.?|u\.\s?a\.|y\sotros))?`
const year = String.raw`(?:1[5-9]|20)\d\d[a-z]?`
const pages = String.raw`(?:\s?[,:]\s?(?:(?:pp?|S|chap|ch|págs?)\.\s?)?\d+(?:\s?[–-]\s?\d+)?)?`
const work = String.raw`${authors},?\s${year}(?:,\s${year})*${pages}`
const named = new RegExp(
  String.raw`\s?\((?:(?:see(?:\salso)?|cf\.|e\.g\.,?|vgl\.|siehe|voir|véase)\s)?${work}(?:;\s?${work})*\)`,
  'gu',
)

/** Whether the book cites by names and years: a single "(London, 1848)" is no citation. */
export function citesByName(text: string): boolean {
  let found = 0
  for (const [citation] of text.matchAll(named)) found += /et\sal|u\.\s?a\./u.test(citation) ? 3 : 1
  return found >= 6
}

export const citationRules: readonly Rule[] = [
  {
    name: 'citations',
    needs: 'digit',
    pattern: numbered,
    say: ({ surroundings }) => (surroundings.skipsNumberedCitations ? '' : null),
  },
  {
    name: 'citations',
    needs: 'digit',
    pattern: labelled,
    say: ({ surroundings }) => (surroundings.skipsNumberedCitations ? '' : null),
  },
  {
    name: 'citations',
    needs: 'digit',
    pattern: named,
    say: ({ surroundings }) => (surroundings.skipsNamedCitations ? '' : null),
  },
]
