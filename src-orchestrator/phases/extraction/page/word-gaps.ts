import type { PageChar } from '../../../pdf/placed-char.ts'
import { median } from '../../quantile.ts'

/** Ems. TeX's narrowest word space is 0.22, kerns and italic corrections stay under 0.12. */
export const wordGap = 0.16
/** Ems. Tightly set lines have word spaces of 0.15, and 0.06 behind an overhanging f. */
const tightWordGap = 0.05
/** Ems. Letters that stand a little apart because a program rounds their places. */
const rounding = 0.06
/** Ems. A gap that can only be one between words. */
export const surelyWordGap = 0.12

/** Points between characters that follow each other, blanks apart. */
export function gapsOf(chars: readonly PageChar[]): number[] {
  const gaps: number[] = []
  let before: PageChar | undefined
  for (const char of chars) {
    if (char.blank) continue
    if (before !== undefined) gaps.push(char.left - before.right)
    before = char
  }
  return gaps
}

/** Ems. Where a fourth of the letters stand closer, the line is not letterspaced, however many other gaps it has: those of "x = y + 1" end words. */
const touching = 0.05
const touchingShare = 0.25

function letterGap(gaps: readonly number[], size: number): number {
  // Counted: nearly every line is told by this, and has no need of its median.
  let close = 0
  for (const gap of gaps) if (gap < touching * size) close++
  return close > gaps.length * touchingShare ? 0 : median(gaps)
}

/** Points between the letters of a row; 0 for a row too short to tell. A word of two letters in a letterspaced heading cannot tell by itself. */
export function spreadOf(row: readonly PageChar[]): number {
  const gaps = gapsOf(row)
  return gaps.length >= 6 ? letterGap(gaps, row[0]?.size ?? 0) : 0
}

/**
 * Points: an overhanging f is moved up to the letter behind it, never away from it. By as much the blank behind it is narrowed (in EB Garamond 0.01 em may be left of it);
 * PDFium, which follows the pen, sees one there, and before a capital there is no doubt.
 */
export function gapBehindF(f: PageChar, next: PageChar): number {
  if (!/\p{L}/u.test(next.text)) return Number.POSITIVE_INFINITY
  return next.index - f.index === 2 || /\p{Lu}/u.test(next.text) ? 0 : rounding * f.size
}

/** Part of its row's letterspacing that a stretch has where it is letterspaced too, though pairs of its letters ("ta", "wa") stand closer. */
const likeRow = 0.7

/** Share of letters in words; a formula has more signs, and gaps of its own: "(−1 < x < 1)". */
const lettersShare = 0.8

function areWords(inked: readonly PageChar[]): boolean {
  return inked.filter((char) => /\p{L}/u.test(char.text)).length >= inked.length * lettersShare
}

/** Whether the gaps of a stretch that is too short for letterGap are those between its letters: all alike, in capitals or within a word. */
function isEven(inked: readonly PageChar[], gaps: readonly number[], size: number): boolean {
  if (gaps.length < 2 || Math.max(...gaps) - Math.min(...gaps) >= 0.1 * size) return false
  if (inked.every((char) => /\p{Lu}/u.test(char.text))) return true
  // PDFium, which follows the pen, has no blank between them either.
  return inked.every((char, at) => at === 0 || char.index - (inked[at - 1]?.index ?? 0) === 1)
}

/** Letterspaced words ("C H A P T E R") have gaps everywhere: a word's end shows as a gap well above them. */
export function wordGapOf(inked: readonly PageChar[], size: number, spread: number): number {
  const gaps = gapsOf(inked)
  const canTell = gaps.length >= 4 || isEven(inked, gaps, size)
  const ofRow = spread > 0 && areWords(inked) && median(gaps) > spread * likeRow
  const usual = canTell && !ofRow ? letterGap(gaps, size) : spread
  if (usual > 0.1 * size) return Math.max(wordGap * size, usual * 1.9)
  const betweenWords = median(gaps.filter((gap) => gap > surelyWordGap * size))
  if (betweenWords === 0) return wordGap * size
  return Math.min(wordGap * size, Math.max(tightWordGap * size, betweenWords * 0.4))
}

/** "A L I C E" with a space in the file behind every letter: there the gaps alone tell the words. */
export function isSpacedOut(chars: readonly PageChar[]): boolean {
  // Two letters side by side tell nearly every line at once.
  if (chars.some((char, index) => !char.blank && chars[index + 1]?.blank === false)) return false
  const words = chars.map((char) => (char.blank ? ' ' : char.text)).join('')
  return /^\p{Lu}(?:\s+\p{Lu}){3,}$/u.test(words.trim())
}
