import { median } from '../phases/quantile.ts'
import type { RecognisedLine } from './recognised.ts'

type IsWord = (word: string) => boolean
type Word = RecognisedLine['words'][number]

/** Words so short that Tesseract sees no blank between two of them in narrow types: "itis", "ofthe". */
const shortWords = new Set(
  'a am an and as at be by do for had has he his if in is it me my no not of on or so than that the they this to up was we with you'.split(
    ' ',
  ),
)
/** What two of them make that is a word; the dictionary makes "into" of a prefix, and does not have it. */
const oneWord = /^(?:into|onto|unto|upon)$/iu
/** What two of them make that is none, but of a name or of dialect as likely. */
const notTwo = /^(?:dodo|soso|inas|athe)$/u

/** Where a token is two short words, or one and "I"; as lengths of the first one. Null: it is a word, or nothing that is known: a word of dialect, say, or a name. */
function blankByWords(token: string, isWord: IsWord): number | null {
  if (/^I\p{Ll}{2,}$/u.test(token)) return !isWord(token) && isWord(token.slice(1)) ? 1 : null
  if (/^\p{Ll}{3,}I$/u.test(token)) return isWord(token.slice(0, -1)) ? token.length - 1 : null
  if (!/^\p{Ll}{4,}$/u.test(token) || isWord(token)) return null
  if (oneWord.test(token) || notTwo.test(token)) return null
  for (let at = token.length - 1; at > 0; at--) {
    const [first, second] = [token.slice(0, at), token.slice(at)]
    if (shortWords.has(first) && shortWords.has(second)) return at
  }
  return null
}

/** The dictionary has every letter, and most pairs of them, as words. */
const letterWord = /^[aI]$/u
const pairWord = /^(?:am|an|as|at|be|by|do|go|ha|he|if|in|is|it|me|my|no|of|oh|on|or|so|to|up|us|we)$/iu

function isPiece(piece: string, isWord: IsWord): boolean {
  if (piece.length === 1) return letterWord.test(piece)
  return piece.length === 2 ? pairWord.test(piece) : isWord(piece) || oneWord.test(piece)
}

/**
 * Shares of the line's height. Of 8,285 words of seven scans that a dictionary has, 1.9 in 100 have a gap between two letters' boxes of 0.12 and more; what was two words ("gotinto", "itadvisable") had
 * 0.13 to 0.39 there, and no wider gap elsewhere.
 */
const leastGap = 0.12
/** Blanks that are missing within one token: "asortof". */
const mostBlanks = 3
/** What is a word as it stands ("along" for "a long") has to have as much as this of the line's usual blank, and so many times less elsewhere; where boxes overlap they are guesses. */
const wordsGap = { ofBlank: 0.7, least: 0.16, timesOthers: 2, overlap: -0.06 }

/** Where blanks belong by the gaps between a token's letters, as lengths of what stands before each: the widest gaps, where all of the pieces are words. `gaps`: shares of the line's height. */
function blanksByGaps(
  letters: readonly string[],
  gaps: readonly number[],
  blank: number | null,
  isWord: IsWord,
): number[] {
  const token = letters.join('').normalize('NFKC')
  if (!/^\p{L}[\p{Ll}'’]{2,}$/u.test(token) || oneWord.test(token)) return []
  const widest = gaps.map((gap, index) => ({ gap, at: index + 1 })).toSorted((a, b) => b.gap - a.gap)
  const isOne = isWord(token)
  for (let count = 1; count <= (isOne ? 1 : mostBlanks); count++) {
    const last = widest[count - 1]
    if (last === undefined || last.gap < leastGap) return []
    const cuts = widest
      .slice(0, count)
      .map(({ at }) => at)
      .toSorted((a, b) => a - b)
    const pieces = [0, ...cuts].map((from, index) =>
      letters.slice(from, cuts[index]).join('').normalize('NFKC'),
    )
    if (!pieces.every((piece) => isPiece(piece, isWord))) continue
    return isOne && !isSurelyBlank(gaps, last.gap, blank) ? [] : cuts
  }
  return []
}

function isSurelyBlank(gaps: readonly number[], gap: number, blank: number | null): boolean {
  const { ofBlank, least, timesOthers, overlap } = wordsGap
  if (blank === null || gap < Math.max(least, blank * ofBlank)) return false
  const others = gaps.filter((each) => each !== gap)
  return (
    others.length === gaps.length - 1 && others.every((each) => each * timesOthers <= gap && each >= overlap)
  )
}

/** The usual blank between a line's words; null where there are too few to tell. */
function usualBlank({ words }: RecognisedLine): number | null {
  const blanks = words.slice(1).map(({ bbox }, index) => bbox.x0 - (words[index]?.bbox.x1 ?? bbox.x0))
  return blanks.length < 3 ? null : median(blanks)
}

/** A word's letters from one place up to another as a word of its own. */
function pieceOf(word: Word, from: number, to: number): Word {
  const { bbox, symbols } = word
  const width = (bbox.x1 - bbox.x0) / Math.max(1, symbols.length)
  const within = symbols.slice(from, to)
  return {
    ...word,
    text: within.map(({ text }) => text).join(''),
    symbols: within,
    bbox: { ...bbox, x0: bbox.x0 + from * width, x1: bbox.x0 + to * width },
  }
}

/** A word in pieces, cut before these letters. */
function parted(word: Word, cuts: readonly number[]): Word[] {
  return [0, ...cuts].map((from, index) => pieceOf(word, from, cuts[index] ?? word.symbols.length))
}

/** Words of a line in English apart where a blank was not seen between two of them. What a line begins with may be the rest of a word: there only a gap tells. Pure. */
export function withWordsApart(line: RecognisedLine, isWord: IsWord): RecognisedLine {
  const height = Math.max(1, line.rowAttributes.rowHeight)
  const blank = usualBlank(line)
  const words = line.words.flatMap((word, index) => {
    const letters = word.symbols.map(({ text }) => text)
    const [, opening = '', core = ''] = /^(\P{L}*)(\p{L}[\p{L}'’]*\p{L})\P{L}*$/u.exec(word.text) ?? []
    if (core === '' || letters.join('') !== word.text || letters.length !== word.text.length) return [word]
    if (/[-\u2010]$/u.test(word.text)) return [word]
    const inCore = word.symbols.slice(opening.length, opening.length + core.length)
    const gaps = inCore
      .slice(1)
      .map(({ bbox }, each) => (bbox.x0 - (inCore[each]?.bbox.x1 ?? bbox.x0)) / height)
    const cuts = blanksByGaps(
      inCore.map(({ text }) => text),
      gaps,
      blank === null ? null : blank / height,
      isWord,
    )
    if (cuts.length > 0)
      return parted(
        word,
        cuts.map((cut) => opening.length + cut),
      )
    const at = index === 0 ? null : blankByWords(core, isWord)
    return at === null ? [word] : parted(word, [opening.length + at])
  })
  return words.length === line.words.length ? line : { ...line, words }
}
