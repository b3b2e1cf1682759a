import type { NextSound } from './alphabet.ts'

/** What a short word is said by: what it is in the sentence, and what comes after it. */
export type Setting = { tag: string; next: NextSound; beforeTo: boolean }

/**
 * Words that sound otherwise in a sentence than by themselves; null where the lexicon's form stands. `full` is that form.
 */
export function weakForm(
  word: string,
  { tag, next, beforeTo }: Setting,
  full: (tag: string) => string | null,
): string | null {
  const isSpelled = word === word.toUpperCase() && word.length > 1
  switch (word.toLowerCase()) {
    case 'a':
      return tag === 'DT' ? 'ɐ' : 'ˈA'
    case 'an':
      return isSpelled && tag.startsWith('NN') ? null : 'ɐn'
    case 'am':
      return word === 'am' && next !== null && !tag.startsWith('NN') ? 'ɐm' : null
    case 'i':
      return word === 'I' && tag === 'PRP' ? 'ˌI' : null
    case 'by':
      return tag.startsWith('RB') ? 'bˈI' : null
    case 'to':
      if (isSpelled && tag !== 'TO' && tag !== 'IN') return null
      return next === null ? full('') : next === 'vowel' ? 'tʊ' : 'tə'
    case 'in':
      if (isSpelled && tag === 'NNP') return null
      return next === null || tag !== 'IN' ? 'ˈɪn' : 'ɪn'
    case 'the':
      if (isSpelled && tag !== 'DT') return null
      return next === 'vowel' ? 'ði' : 'ðə'
    case 'de':
      // Of French names.
      return word === 'de' && next !== null ? 'də' : null
    case 'used':
      return full(beforeTo && (tag === 'VBD' || tag === 'JJ') ? 'VBD' : '')
    default:
      return null
  }
}
