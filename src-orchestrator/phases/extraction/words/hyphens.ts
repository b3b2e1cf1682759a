import { countWords } from './clean-text.ts'
import { isCutAddress } from './cut-address.ts'
import { firstHalvesOf } from './first-halves.ts'
import { isRomanceHyphen } from './romance-hyphens.ts'
import type { WordList } from './word-list.ts'

/** The document's own words, as they stand inside its lines: what tells a word that was cut from a compound that was not. */
export type Vocabulary = {
  has: (word: string) => boolean
  count: (word: string) => number
  /** Whether it stands before hyphens more often than before other letters: "dpkg", of "dpkg-deb" and "dpkg-source". */
  isFirstHalf: (word: string) => boolean
  /** Whether words are cut with another hyphen than compounds have. */
  ownHyphen: boolean
  /** A dictionary of the document's language, where there is one. */
  words: WordList | null
}

const wordPattern = /[\p{L}\p{N}]+(?:[’'\-‐][\p{L}\p{N}]+)*/gu

const keyOf = (word: string): string => word.toLowerCase().replaceAll('‐', '-')

/** Unicode's hyphen, which browsers' kin (WeasyPrint) put where they cut a word, while compounds have the common one. PDFium makes one of that and soft ones. */
const ownHyphen = '‐'
/** Lines that must end in it. */
const minCut = 5

/** Whether words are cut with a hyphen that no compound has: then a line that ends in the common one ends in a compound. */
function cutsByOwnHyphen(lines: readonly string[]): boolean {
  const cut = lines.filter((line) => line.endsWith(ownHyphen)).length
  return (
    cut >= minCut &&
    lines.some((line) => /\p{L}-\p{L}/u.test(line)) &&
    !lines.some((line) => /\p{L}‐\p{L}/u.test(line))
  )
}

/** A word's first and last place in a line may be half of one; only those in between are believed, unless nothing is cut there. */
export function vocabularyOf(lines: readonly string[], words: WordList | null = null): Vocabulary {
  const counts = new Map<string, number>()
  const note = (key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1)
  let cutBefore = false
  for (const line of lines) {
    const cutHere = endsInHyphen(line)
    const inLine = line.match(wordPattern) ?? []
    for (const [index, word] of inLine.entries()) {
      if ((index === 0 && cutBefore) || (index === inLine.length - 1 && cutHere)) continue
      const key = keyOf(word)
      note(key)
      if (key.includes('-')) for (const part of key.split('-')) note(part)
    }
    cutBefore = cutHere
  }
  const count = (word: string): number => counts.get(keyOf(word)) ?? 0
  const beginsCompounds = firstHalvesOf([...counts.keys()])
  const isFirstHalf = (word: string): boolean => beginsCompounds(keyOf(word))
  return { count, has: (word) => count(word) > 0, isFirstHalf, ownHyphen: cutsByOwnHyphen(lines), words }
}

const hyphenAtEnd = /[\p{L}\p{N}][’']?[-‐\u00AD]$/u

export function endsInHyphen(text: string): boolean {
  // As long as the pattern's longest match: it would look at every letter of a paragraph.
  return hyphenAtEnd.test(text.slice(-4))
}

/** Parts that English puts before words; alone they are words as well, so their being known proves nothing. */
const prefixes = new Set(
  'a ab ad be bi by co com con de dis em en ex for fore im in inter ir mis of off on out over per pre pro re sub sup sur to trans un under up with al an as at is it so no do go he me we my us or if am'.split(
    ' ',
  ),
)

/** Endings that English puts behind any word, and that are words as well. */
const suffixes =
  /^(?:some|abl[ey]|ibly?|ling|less|full?|wards?|ship|hood|ment|ing|ed|er|est|sel(?:f|ves)|it(?:y|ies)|ism|ist|l?i(?=ness|ly))?(?:ness|ly)?(?:e?s)?$/u
/** Second halves that make a compound with a hyphen of any word, known or not, unless the dictionary has it as one: "good-|humouredly". */
const describing =
  /^(?:like|(?:shap|ey|hair|head|heart|hand|foot|legg|fac|sid|temper|mind|bodi|colou?r|fashion|natur|humou?r|blood|tail|mouth|witt|spirit)ed(?:ly|ness)?|looking)$/u
/** Second halves behind words that no language of Europe writes as one with them: "breaking-|up", "passers-|by", "hangers-|on". */
const adverbs = /^(?:up|by|off|out|away|down|to)$/u
const behindAction = /^(?:in|on)$/u
const action = /(?:ing|ings|ed|er|ers)$/u
/** Ends of names of places and people: "Devon-|shire", "Smith-|field". */
const nameEnds =
  /^(?:shire|ton|field|fold|wood|land|man|men|son|ford|well|worth|ham|gate|stone|bury|borough|burg|mouth|chester|bridge|hurst|wick|dale|comb|ley|by|bles)s?$/u
/** Second halves of words written as one, which a dictionary knows and a document alone may not. */
const secondHalves = new Set('land man men side times thing one body where'.split(' '))

const romance = /^(?:fr|es|it|pt|ca)/iu
/** French words that take a hyphen before another word: "sous-marin"; "soustraire" has none behind "sous". */
const firstHalves = new Set(['sous', 'non', 'demi', 'mi', 'semi', 'quasi', 'vice', 'ex'])
/** Letters of each, and how often the document has them by themselves, for two words to be no halves of one. */
const ownWord = { letters: 6, count: 2 }

/** Whether both are words of the document in a language that hardly writes two as one. */
function areTwoWords(head: string, tail: string, vocabulary: Vocabulary, language: string): boolean {
  if (!romance.test(language)) return false
  if (/^fr/iu.test(language) && firstHalves.has(head.toLowerCase())) return vocabulary.has(tail)
  return [head, tail].every(
    (part) => part.length >= ownWord.letters && vocabulary.count(part) >= ownWord.count,
  )
}

/** Words before which the second half of a compound is left out: "Längen- und Breitengrade", "pre- and post-war". */
const betweenHalves: Readonly<Record<string, ReadonlySet<string>>> = {
  de: new Set(['und', 'oder', 'bzw', 'sowie', 'bis', 'als', 'wie', 'noch']),
  en: new Set(['and', 'or', 'to']),
  fr: new Set(['et', 'ou']),
  es: new Set(['y', 'o', 'e']),
}

/** Whether a line ends in the first half of a compound whose second half comes later, so that the hyphen stays and a blank follows it. */
function endsInHalf(before: string, after: string, vocabulary: Vocabulary, language: string): boolean {
  const head = /[\p{L}\p{N}]+$/u.exec(before)?.[0] ?? ''
  const tail = /^\p{L}+(?![\p{L}\p{N}'’-])/u.exec(after)?.[0] ?? ''
  if (betweenHalves[language.slice(0, 2).toLowerCase()]?.has(tail) !== true) return false
  return !vocabulary.has(head + tail) && vocabulary.words?.has(head + tail) !== true
}

/** Small words in the middle of chains of them. */
const chained = /^(?:a|à|at|and|by|de|des|du|en|in|la|le|o|of|on|the|to|und|y)[-‐]\p{L}/u

/**
 * Whether a compound goes on with one more word behind the last part that it has: "mother-in-|law", "rez-de-|chaussée". Not where the two are one: "drug-cre|ated",
 * nor where neither is a word of the document: "sous-arbores|cences".
 */
function isChained(last: string, tail: string, { has, words }: Vocabulary): boolean {
  if (has(last + tail) || words?.has(last + tail) === true) return false
  return words !== null || chained.test(`${last}-${tail}`) || has(last) || has(tail)
}

/** Letters. */
const longWord = 7
/** Letters: any two or three of them are a word of some dictionary. */
const shortWord = 3

/** Whether the hyphen between a line's last word and the next line's first belongs to the word. */
export function hyphenIsReal(
  before: string,
  after: string,
  vocabulary: Vocabulary,
  language: string,
): boolean {
  const head = /[\p{L}\p{N}’'\-‐]+$/u.exec(before)?.[0] ?? before
  // Without the apostrophe of "years’".
  const tail = /^[\p{L}\p{N}]+(?:[-‐’'][\p{L}\p{N}]+)*/u.exec(after)?.[0] ?? ''
  if (tail === '') return true
  // "pp. 12-|13", "1848-|9": whatever stands elsewhere.
  if (/\p{N}$/u.test(head) && /^\p{N}/u.test(tail)) return true
  const joined = vocabulary.count(head + tail)
  const compound = vocabulary.count(`${head}-${tail}`)
  if (joined !== compound) return compound > joined
  if (/\p{N}$/u.test(head) || /^\p{N}/u.test(tail)) return true
  // Words all in capitals are as others; "IT-|Personal" and "GnuPG-|Schlüssel" were not.
  if (/^\p{Lu}\p{Ll}/u.test(tail) && /^Ma?c$/u.test(head)) return false
  if (/^\p{Lu}{2}/u.test(tail) && /\p{Lu}{2}$/u.test(head))
    return vocabulary.has(head) && vocabulary.has(tail)
  if (/^\p{Lu}/u.test(tail)) return /^\p{Lu}\p{Ll}/u.test(tail) || !/^\p{Lu}{2}/u.test(head.slice(-2))
  if (/^\p{Lu}{2,}$/u.test(head)) return true
  // "tete-|a-tete", "jack-|in-the-box": a chain of words.
  if (chained.test(tail)) return true
  if (isRomanceHyphen(head, tail, vocabulary.has, language)) return true
  // "mother-in-|law": what already has a hyphen more often goes on with one than is cut once more.
  if (/[-‐]/u.test(head)) return isChained(head.split(/[-‐]/u).at(-1) ?? '', tail, vocabulary)
  if (areTwoWords(head, tail, vocabulary, language)) return true
  // No word is cut behind its first letter: "f-|shaped".
  if (/^\p{L}$/u.test(head)) return true
  // Names of programs, in languages of which there is no dictionary here: "dpkg-|dev".
  if (!language.startsWith('en')) return /^[\p{Ll}\p{N}]+$/u.test(head) && vocabulary.isFirstHalf(head)
  const { words } = vocabulary
  const first = tail.split(/[-‐]/u, 1)[0] ?? tail
  if (words?.has(head + first) === true) return false
  // "self-|gratulation": all that is written as one with it is in the dictionary.
  if (words !== null && /^self$/iu.test(head)) return true
  // "gentle-|manlike"
  if (/.like$/u.test(first) && words?.has((head + first).slice(0, -'like'.length)) === true) return false
  if (describing.test(tail) && !prefixes.has(head.toLowerCase())) return true
  // A long word that stands elsewhere by itself is no half of another.
  const known = (part: string): boolean =>
    vocabulary.count(part) >= (part.length >= longWord ? 1 : 2) ||
    (words?.has(part) === true &&
      (part.length > shortWord || vocabulary.has(part) || vocabulary.has(part === head ? tail : head)))
  // "jack-|in-the-box": what has more hyphens behind it is a chain of words.
  if (first !== tail) return known(head) && known(first)
  if (adverbs.test(tail) || (behindAction.test(tail) && action.test(head)))
    return known(head) && head.length >= 3
  if (/^\p{Lu}/u.test(head) && nameEnds.test(tail)) return false
  if (head.length < 3 || tail.length < 3 || prefixes.has(head.toLowerCase()) || suffixes.test(tail))
    return false
  return known(head) && known(tail) && (words !== null || !secondHalves.has(tail))
}

const noSpace = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

/** Puts a line behind what stands before it. `made` says what became of a hyphen, if there was one. */
export function joinLines(
  before: string,
  after: string,
  vocabulary: Vocabulary,
  language: string,
): { text: string; made: 'word' | 'compound' | null } {
  if (before.endsWith('\u00AD')) return { text: before.slice(0, -1) + after, made: 'word' }
  if (isCutAddress(before, after)) return { text: before + after, made: null }
  if (endsInHyphen(before) && /^[\p{L}\p{N}]/u.test(after)) {
    const body = before.slice(0, -1)
    if (vocabulary.ownHyphen && before.endsWith(ownHyphen)) return { text: body + after, made: 'word' }
    if (endsInHalf(body, after, vocabulary, language)) return { text: `${before} ${after}`, made: null }
    return vocabulary.ownHyphen || hyphenIsReal(body, after, vocabulary, language)
      ? { text: `${body}-${after}`, made: 'compound' }
      : { text: body + after, made: 'word' }
  }
  // A dash set close stays close: "for instance—|literally".
  if (/[\p{L}\p{N}.,!?’”][—–]$/u.test(before.slice(-3)) || (/^[—–]\S/u.test(after) && !before.endsWith(' ')))
    return { text: before + after, made: null }
  if (noSpace.test(before.slice(-1)) && noSpace.test(after.slice(0, 1)))
    return { text: before + after, made: null }
  return { text: `${before} ${after}`, made: null }
}

/** A word that stands in the document so often is one behind "A" too, and no part of one that nowhere else stands in it: "A very", not "Avery". */
const frequent = 20

/** "Marley" and "A merry": whether a drop cap is a word of its own. */
export function capStandsAlone(letters: string, rest: string, vocabulary: Vocabulary): boolean {
  const cap = letters.replace(/^[^\p{L}]+/u, '')
  if (!/^\p{L}$/u.test(cap) || !/^\p{L}/u.test(rest)) return false
  const next = /^[\p{L}’']+/u.exec(rest)?.[0] ?? ''
  if (vocabulary.has(cap + next)) return false
  if (vocabulary.words?.has(cap + next) === true && vocabulary.count(next) < frequent) return false
  const isWord = vocabulary.count(next) > 0 || vocabulary.words?.has(next) === true
  return vocabulary.count(cap) > 0 && isWord && countWords(rest) > 1
}
