import { countLetters, countSigns } from '../words/clean-text.ts'
import { functionWords } from './function-words.data.ts'

/** Letters and signs below which nobody can tell. */
const fewSigns = 150
/** Share of letters in what is written; less is a table of numbers, or a font whose letters are named wrongly. */
const leastLetters = 0.5
/** Share of a text's words that are among the commonest of its language: 0.25 to 0.5 in prose, next to none of what is no language. */
const leastCommon = 0.06

/** Dots that lead from a title to its page: a contents page may have more of them than letters. */
const leaders = /(?:[.·…] ?){4,}/gu

/** Share of letters in another script than Latin from which Latin words say nothing: names, commands and addresses stand between. */
const leastOther = 0.5

const otherScript = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Devanagari}\p{Script=Thai}\p{Script=Armenian}\p{Script=Georgian}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Ethiopic}]/gu // prettier-ignore

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}

/** Which languages have a word among their commonest. */
const languagesOf = new Map<string, number[]>()
for (const [language, words] of functionWords.entries())
  for (const word of words) {
    const known = languagesOf.get(word)
    if (known === undefined) languagesOf.set(word, [language])
    else known.push(language)
  }

/** Whether the commonest words of some language are so large a share of the words. Of prose a third of it has to be looked at to know. */
function hasCommonWords(text: string, leastShare: number): boolean {
  // A word has two letters and a sign behind it: there cannot be more.
  const surelyEnough = Math.max(1, ((text.length + 1) / 3) * leastShare)
  const found = functionWords.map(() => 0)
  let words = 0
  for (const [word] of text.matchAll(/\p{L}{2,}/gu)) {
    words++
    for (const language of languagesOf.get(word.toLowerCase()) ?? []) {
      const times = (found[language] ?? 0) + 1
      if (times >= surelyEnough) return true
      found[language] = times
    }
  }
  return words > 0 && Math.max(...found) >= words * leastShare
}

/** Whether so much of it is among the commonest words of some language that it is one, and not a program, a table, or letters misread. */
export function isLanguage(text: string): boolean {
  return hasCommonWords(text, leastCommon * 2)
}

/**
 * Whether a page's text may be no text: its letters named wrongly by its fonts, or read from another encoding. Code, tables and languages that nobody has foreseen look so too:
 * it takes a look at the page to know (`isGarbled`).
 */
export function isDoubtful(page: string): boolean {
  const text = page.replaceAll(leaders, ' ')
  const signs = countSigns(text)
  const letters = countLetters(text)
  if (signs < fewSigns) return false
  if (letters >= signs * leastLetters && hasCommonWords(text, leastCommon)) return false
  return count(text, otherScript) <= letters * leastOther
}

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]{3,}/gu) ?? []

type Shared = { shared: number; ofFirst: number; ofSecond: number }

/** How many words two readings of a page have in common, accents apart. */
function wordsShared(one: string, other: string): Shared {
  const left = new Map<string, number>()
  const first = wordsOf(one)
  for (const word of first) left.set(word, (left.get(word) ?? 0) + 1)
  const second = wordsOf(other)
  let shared = 0
  for (const word of second) {
    const times = left.get(word) ?? 0
    if (times === 0) continue
    left.set(word, times - 1)
    shared++
  }
  return { shared, ofFirst: first.length, ofSecond: second.length }
}

/** A text layer that says what the page shows agrees in 0.8 and more; in a language that was read with another one's data, in half. */
const agrees = 0.3
/** A page that is recognised with less, e.g. in letters that the data do not know, proves nothing. */
const surely = 70

/** What was recognised on a page, and how surely, 0 to 100. */
export type Seen = { text: string; confidence: number | null }

/** Whether what a page shows is language, and what its text layer says is something else. */
export function isGarbled(layer: string, seen: Seen): boolean {
  if ((seen.confidence ?? 0) < surely || count(seen.text, /\p{L}/gu) < fewSigns / 2) return false
  const { shared, ofFirst, ofSecond } = wordsShared(layer, seen.text)
  return shared < Math.max(1, Math.min(ofFirst, ofSecond)) * agrees && isLanguage(seen.text)
}

/**
 * Share of the words recognised that a text layer has where it was made as well: 0.988 of one from 150 dpi and more, 0.964 from 90 dpi, 0.83 from 70. Without a dictionary to ask which of the two is wrong
 * there has to be less of it, and more certainty.
 */
const asGood = { byWords: 0.975, without: 0.95 }
const wellSeen = { byWords: 85, without: 90 }
/** Of the words of prose in small letters the dictionary lacks one in a hundred; of a layer that was badly recognised so many times as many, and so many more in all of them. */
const unknownMore = { times: 1.3, share: 0.005 }

/** Share of the words in small letters that the dictionary lacks. What a line's end cuts is the same in both texts. */
function unknownShare(text: string, isWord: (word: string) => boolean): number {
  const words = text.match(/(?<![\p{L}\p{M}'’])\p{Ll}{2,}(?![\p{L}\p{M}'’])/gu) ?? []
  return words.filter((word) => !isWord(word)).length / Math.max(1, words.length)
}

/** Whether a page's picture shows what its text layer says, and better: that was recognised by another program, from a smaller picture or long ago. `isWord`: null where there is no dictionary of its language. */
export function isPoorer(layer: string, seen: Seen, isWord: ((word: string) => boolean) | null): boolean {
  const judge = isWord === null ? 'without' : 'byWords'
  if ((seen.confidence ?? 0) < wellSeen[judge] || !isLanguage(seen.text)) return false
  const { shared, ofSecond } = wordsShared(layer, seen.text)
  if (shared >= ofSecond * asGood[judge]) return false
  if (isWord === null) return true
  const least = unknownShare(seen.text, isWord)
  return unknownShare(layer, isWord) > Math.max(least * unknownMore.times, least + unknownMore.share)
}
