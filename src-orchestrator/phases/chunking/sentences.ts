import { romanValue } from './roman.ts'
import { timeZone } from './time-zone.ts'
import { abbreviationsOf, type AbbreviationTable } from './abbreviations.ts'

/** A longer sentence is divided: eSpeak NG reads it all the same, but a voice that takes whole sentences would need too much memory. */
const longestSentenceChars = 500

const closers = '[”’"\'»›)\\]}]'
/** From its beginning: tried from each of its letters, a word without a full stop behind it took the square of its length. */
const lastWord = new RegExp(`(?<![\\p{L}\\p{N}.°-])([\\p{L}\\p{N}.°-]+)\\.${closers}*$`, 'u')
/** "z. B.", "p. ex." */
const spacedAbbreviation = /(?:^|[\s(])(\p{L}\.\s\p{L}{1,2})\.$/u
const initial = /^\p{Lu}$/u
const startsWithInitial = /^\p{Lu}\.(?:\s|$|-\p{Lu}\.)/u

/** Surnames that are words which begin sentences: "George F. Will". */
const alsoNames = /^(?:Will|May|Still|More)(?!\p{L})/u

function endsInInitial(before: string, letter: string, next: string, table: AbbreviationTable): boolean {
  if (!initial.test(letter)) return false
  if (startsWithInitial.test(next)) return true
  if (startsAnew(next, table) && !alsoNames.test(next)) return false
  const previous = /(\S+)\s+\S+$/u.exec(before)?.[1]
  if (previous !== undefined && /^\p{Lu}\.$/u.test(previous)) return true
  if (letter === table.pronoun) return false
  // "Samuel L. Jackson", "Bach, A. Smith" and "by A. Smith", but not "came to point B. Oranges".
  return (
    previous === undefined ||
    /^[“‘"'«(]*\p{Lu}[\p{L}’'-]+[.,]?$|\d,$/u.test(previous) ||
    table.beforeInitials.has(previous)
  )
}

/** "U.S", "a.m": letters with full stops between them. */
const isDotted = /^(?:\p{L}\.-?)+\p{L}$/u
const firstWord = /^[“‘"'«»„(–—-]*(\p{L}+)/u

/** Whether the next words are such as begin sentences: "the U.S. The", but "the U.S. Army". */
function startsAnew(next: string, { starters }: AbbreviationTable): boolean {
  const first = firstWord.exec(next)?.[1]
  return first === undefined ? !/^[\p{N}]/u.test(next) : starters.has(first.toLowerCase())
}

/** "St. Paul's", "5 p.m. Monday"; behind a name it is a street that ends the sentence: "Main St. Somebody". */
function isNamed(before: string, plain: string, next: string, table: AbbreviationTable): boolean {
  if (table.hours.has(plain)) return table.dayNames.test(next) || timeZone.test(next)
  if (!table.beforeName.has(plain)) return true
  if (plain === 'st' && table.street !== null)
    return !table.street.test(before) || /^\p{Lu}\S*['’]s\b/u.test(next)
  return !/\p{Lu}[\p{L}’']+\s\S+$/u.test(before) || /^\p{Lu}\S*['’]s\b/u.test(next)
}

const startsWithNumber = /^(?:\p{N}|[IVXLC]+(?![\p{L}'’]))/u
/** A chapter's: "Matt. v. 3". */
const isSmallNumeral = (word: string): boolean =>
  /^[ivxlc]+$/u.test(word) && romanValue(word.toUpperCase()) !== null
/** "He said no. I went.": no number. */
const isAnswer = (plain: string, next: string): boolean => plain === 'no' && /^I\s\p{Ll}/u.test(next)

/** "in the 5th c. BC", "Müller & Co. KG", "Fifth Ave. NW": what begins no sentence. */
const goesOn = /^(?:BCE?|CE|KG(?:aA)?|OHG|[NS][EW])(?![\p{L}’'])|^B\.\s?C\./u

/** The last word stands behind one in small letters. */
const isAmongSmall = /(?:^|[\s“"'‘(])\p{Ll}+[,;:]?\s\S+$/u

/** "https://example.org/find?words=all": the Unicode rules end a sentence at such a sign though no blank is behind it. */
const endsInAddress = /(?:\/\/|www\.|\.\p{L}{2,}\/)\S*[?!]$/u

/** Whether what the Unicode rules took for two sentences is one. */
function belongTogether(before: string, next: string, table: AbbreviationTable): boolean {
  if (table.closing.test(next)) return true
  if (/^[“‘"'«(–—-]*\s*\p{Ll}/u.test(next)) return true
  // A quotation that begins does not end the sentence of an open dash or comma.
  if (/[,;:]$/u.test(before)) return true
  const word = lastWord.exec(before)?.[1]
  if (word === undefined) return false
  const plain = word.toLowerCase()
  if (table.courtesy?.test(word) === true && isAmongSmall.test(before) && !startsAnew(next, table))
    return true
  if (goesOn.test(next) || (table.weekday?.test(word) === true && table.dayNames.test(next))) return true
  if (table.beforeName.has(plain) || isDotted.test(word))
    return !startsAnew(next, table) && isNamed(before, plain, next, table)
  const spaced = spacedAbbreviation.exec(before)?.[1]?.toLowerCase().replaceAll(/\s/gu, '')
  if (spaced !== undefined && table.always.has(spaced)) return true
  // "Henry V. He": a king, and no case at law.
  if (table.always.has(plain) && !(word === 'V' && startsAnew(next, table))) return true
  const isCounted =
    table.beforeNumber.has(plain) || isSmallNumeral(word) || table.streetEnding?.test(plain) === true
  if (isCounted && startsWithNumber.test(next) && !isAnswer(plain, next)) return true
  if (table.ordinalDots !== null && /^(?:\d{1,3}|[IVX]+)$/u.test(word)) {
    const { before: sign, behind, inHeading } = table.ordinalDots
    if (before.length <= word.length + 1) return inHeading.test(next)
    if (behind.test(next)) return true
    const first = firstWord.exec(next)?.[1]?.toLowerCase()
    return sign.test(before.slice(0, -word.length - 1)) && (first === undefined || !table.starters.has(first))
  }
  return endsInInitial(before, word, next, table)
}

/** Divides at the best place at or before `limit` characters: a semicolon or colon, else a comma or dash, else a space, else anywhere. */
function divide(sentence: string, limit: number): string[] {
  const parts: string[] = []
  let rest = sentence
  while (rest.length > limit) {
    const window = rest.slice(0, limit)
    const least = Math.floor(limit / 3)
    const end =
      [/[;:][”’"'»)]*\s(?=\S*$|[^;:]*$)/u, /(?:,[”’"'»)]*|[–—])\s?(?=[^,–—]*$)/u, /\s(?=\S*$)/u]
        .map((pattern) => pattern.exec(window))
        .map((found) => (found === null ? 0 : found.index + found[0].length))
        .find((at) => at >= least) ?? limit
    // Never between the halves of a character outside the basic plane.
    const cut = /[\uD800-\uDBFF]$/u.test(rest.slice(0, end)) ? end - 1 : end
    parts.push(rest.slice(0, cut).trim())
    rest = rest.slice(cut).trim()
  }
  parts.push(rest)
  return parts.filter((part) => part !== '')
}

/**
 * Cuts one paragraph into sentences: the Unicode rules of Intl.Segmenter, corrected for abbreviations, initials, ordinals, ellipses and speech
 * tags; sentences above 500 characters are divided.
 */
export function sentencesOf(paragraph: string, language: string): string[] {
  return sentencesWithin(paragraph.replaceAll(/\s+/gu, ' ').trim(), language)
}

/** A blank to the Unicode rules, for which a line feed would end the sentence. */
const lineEnd = '\u000B'

/** The same of lines that were ended on purpose; within a sentence they are parted by line feeds. */
export function sentencesOfLines(lines: string, language: string): string[] {
  const oneLine = lines
    .replaceAll(/[^\S\n]+/gu, ' ')
    .trim()
    .replaceAll(/ ?\n[\s]*/gu, lineEnd)
  return sentencesWithin(oneLine, language).map((sentence) => sentence.replaceAll(lineEnd, '\n'))
}

function sentencesWithin(text: string, language: string): string[] {
  const table = abbreviationsOf(language)
  const segmenter = new Intl.Segmenter(supportedLocale(language), { granularity: 'sentence' })
  const sentences: string[] = []
  let blank = ' '
  for (const { segment } of segmenter.segment(text)) {
    const sentence = segment.trim()
    if (sentence === '') continue
    const before = sentences.at(-1)
    const isAddress = blank === '' && endsInAddress.test(before ?? '')
    if (before !== undefined && (isAddress || belongTogether(before, sentence, table)))
      sentences[sentences.length - 1] = before + (isAddress ? '' : blank || ' ') + sentence
    else sentences.push(sentence)
    blank = segment.endsWith(lineEnd) ? lineEnd : /\s$/u.test(segment) ? ' ' : ''
  }
  return sentences.flatMap((sentence) => divide(sentence, longestSentenceChars))
}

function supportedLocale(language: string): string {
  try {
    return Intl.Segmenter.supportedLocalesOf([language])[0] ?? 'en'
  } catch {
    // Not a BCP 47 tag: the Unicode rules hardly differ between languages.
    return 'en'
  }
}
