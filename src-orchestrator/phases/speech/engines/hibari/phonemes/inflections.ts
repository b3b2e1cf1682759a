import { isVowel } from './alphabet.ts'
import type { Accent } from './accent.ts'

/** Sounds after which an American t before -ed or -ing is flapped. */
const flapping = new Set('AIOWYiuæɑəɛɪɹʊʌ')

function isFlapped(stem: string, accent: Accent): boolean {
  return accent === 'american' && stem.endsWith('t') && flapping.has(stem.at(-2) ?? '')
}

const weakI = (accent: Accent): string => (accent === 'american' ? 'ᵻ' : 'ɪ')

/** A word with an -s, or a name with "'s". */
export function withS(stem: string, accent: Accent): string {
  const last = stem.at(-1) ?? ''
  if ('ptkfθ'.includes(last)) return `${stem}s`
  return 'szʃʒʧʤ'.includes(last) ? `${stem}${weakI(accent)}z` : `${stem}z`
}

function withEd(stem: string, accent: Accent): string {
  const last = stem.at(-1) ?? ''
  if ('pkfθʃsʧ'.includes(last)) return `${stem}t`
  if (last === 'd') return `${stem}${weakI(accent)}d`
  if (last !== 't') return `${stem}d`
  return isFlapped(stem, accent) ? `${stem.slice(0, -1)}ɾᵻd` : `${stem}${weakI(accent)}d`
}

function withIng(stem: string, accent: Accent): string | null {
  // A British word that ends so gets an r back, which its lexicon does not say: "hearing".
  if (accent === 'british' && /[əː]$/u.test(stem)) return null
  return isFlapped(stem, accent) ? `${stem.slice(0, -1)}ɾɪŋ` : `${stem}ɪŋ`
}

/** Spellings that a stem may have, and what the ending makes of its phonemes. */
export type Inflection = {
  stems: (word: string) => string[]
  pronounce: (stem: string, accent: Accent) => string | null
  /** The stem gets at least a secondary stress. */
  stresses: boolean
}

/** What follows an apostrophe, and how it is said after a vowel and after a consonant. */
const contractions: Readonly<Record<string, { afterVowel: string; afterConsonant: string }>> = {
  ll: { afterVowel: 'əl', afterConsonant: 'əl' },
  ve: { afterVowel: 'v', afterConsonant: 'əv' },
  re: { afterVowel: 'əɹ', afterConsonant: 'əɹ' },
  d: { afterVowel: 'd', afterConsonant: 'əd' },
}

const contracted = Object.entries(contractions).map(([end, { afterVowel, afterConsonant }]): Inflection => ({
  stems: (word) => (word.endsWith(`'${end}`) ? [word.slice(0, -end.length - 1)] : []),
  pronounce: (stem) => `${stem}${isVowel(stem.at(-1) ?? '') ? afterVowel : afterConsonant}`,
  stresses: false,
}))

/** "daren't", "usen't": those that no lexicon has. */
const negated: Inflection = {
  stems: (word) => (word.endsWith("n't") ? [word.slice(0, -3)] : []),
  pronounce: (stem) => `${stem}${/[ɹlmn]$/u.test(stem) || isVowel(stem.at(-1) ?? '') ? 'nt' : 'ᵊnt'}`,
  stresses: false,
}

const ending = (word: string, end: string, least: number): boolean =>
  word.length >= least && word.endsWith(end)

export const inflections: readonly Inflection[] = [
  {
    stems: (word) => {
      if (!ending(word, 's', 3)) return []
      const stems = word.endsWith('ss') ? [] : [word.slice(0, -1)]
      if (word.endsWith("'s")) stems.push(word.slice(0, -2))
      else if (ending(word, 'ies', 5)) stems.push(`${word.slice(0, -3)}y`)
      else if (ending(word, 'es', 5)) stems.push(word.slice(0, -2))
      return stems
    },
    pronounce: withS,
    stresses: false,
  },
  {
    stems: (word) => {
      if (!ending(word, 'd', 4)) return []
      const stems = word.endsWith('dd') ? [] : [word.slice(0, -1)]
      if (ending(word, 'ied', 5)) stems.push(`${word.slice(0, -3)}y`)
      else if (ending(word, 'ed', 5) && !word.endsWith('eed')) stems.push(word.slice(0, -2))
      return stems
    },
    pronounce: withEd,
    stresses: false,
  },
  {
    stems: (word) => {
      if (!ending(word, 'ing', 5)) return []
      const bare = word.slice(0, -3)
      const isDoubled = /([bcdgklmnprstvxz])\1$|ck$/u.test(bare)
      return [...(word.length > 5 ? [bare] : []), `${bare}e`, ...(isDoubled ? [bare.slice(0, -1)] : [])]
    },
    pronounce: withIng,
    stresses: true,
  },
  ...contracted,
  negated,
]
