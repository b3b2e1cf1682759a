import { isVowel } from './alphabet.ts'

export type Stuttered =
  /** "no-o-o", "cr-r-eature": one word, drawn out. */
  | { kind: 'drawn-out'; word: string }
  /** "w-w-what": the word's beginning, so many times before it. */
  | { kind: 'stuttered'; word: string; times: number }

/** "D-day" and "H-hour" are no stutters. */
const military = new Set(['day', 'hour'])

const isBeginning = (part: string): boolean => /^(?:\p{L}|[bcdfghjklmnpqrstvwxz]{2})$/iu.test(part)

/** What the parts of a word with hyphens are, where one of them is drawn out or said again; null: a compound. */
export function stutterIn(parts: readonly string[], isWord: (word: string) => boolean): Stuttered | null {
  const word = parts.at(-1) ?? ''
  const before = parts.slice(0, -1)
  if (before.length === 0 || parts.some((part) => part === '')) return null
  const isSaidAgain = before.every(
    (part) =>
      isBeginning(part) && word.length > part.length && word.toLowerCase().startsWith(part.toLowerCase()),
  )
  if (isSaidAgain && !military.has(word.toLowerCase()))
    return { kind: 'stuttered', word, times: before.length }
  const goesOn = parts.some(
    (part, at) => at > 0 && part.length === 1 && parts[at - 1]?.at(-1)?.toLowerCase() === part.toLowerCase(),
  )
  if (!goesOn) return null
  const once = parts.join('').replaceAll(/(\p{L})\1+/giu, '$1')
  return isWord(once) ? { kind: 'drawn-out', word: once } : null
}

/** "sooo", "Ooooh": a letter that stands three times or more stands twice or once in the word that is meant; the spelling itself where neither is one. */
export function withoutDrawl(word: string, isWord: (word: string) => boolean): string {
  if (!/(\p{L})\1\1/iu.test(word)) return word
  const spellings = [2, 1].map((times) =>
    word.replaceAll(/(\p{L})\1\1+/giu, (run: string) => run.slice(0, 1) + run.slice(1, times).toLowerCase()),
  )
  return spellings.find(isWord) ?? word
}

/** What is said of a word's beginning before it comes: its consonants with a schwa, or its first vowel. */
export function beginningOf(phonemes: string): string {
  const plain = Array.from(phonemes.replaceAll(/[ˈˌ]/gu, ''))
  const at = plain.findIndex(isVowel)
  if (at === -1) return plain.join('')
  return at === 0 ? (plain[0] ?? '') : `${plain.slice(0, at).join('')}ə`
}
