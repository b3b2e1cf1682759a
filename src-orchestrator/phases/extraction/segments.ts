import type { PageChar } from '../../pdf/placed-char.ts'
import { cleanText } from './clean-text.ts'
import { median } from '../quantile.ts'
import { commonest, type Line } from './line.ts'
import { isRaised, markRaised, withoutMarkers } from './raised.ts'

/** A stretch of one line without a wide gap; lines are put together from them once the columns are known. Raised type is marked in its text. */
export type Segment = Omit<Line, 'region' | 'dropCap' | 'raised' | 'cells' | 'beside'> & {
  /** Characters that leave ink. */
  weight: number
  /** With blanks between; what it is cut by where it turns out to run over two columns. */
  chars: readonly PageChar[]
  /** Points between the letters of its row, where they stand apart. */
  spread: number
}

/** Ems. Wider gaps may be gutters; a stretched word space in a narrow column is joined again afterwards. */
const segmentGap = 0.8
/** Ems, where the type changes too: a note in the margin stands closer to the text than columns do. */
const typeGap = 0.5
const otherType = 0.05
/** Ems. TeX's narrowest word space is 0.22, kerns and italic corrections stay under 0.12. */
const wordGap = 0.16
/** Ems. Tightly set lines have word spaces of 0.15, and 0.06 behind an overhanging f. */
const tightWordGap = 0.05
/** Ems. A gap that can only be one between words. */
const surelyWordGap = 0.12
/** Ems. Characters whose pens stood this near to each other are on one line. */
const sameBaseline = 0.22

/** Small type raised or lowered by up to this many ems of its neighbour is on the neighbour's line. */
const maxShift = 0.55
const smallType = 0.85

/** Whether a small character stands right behind or before a larger one of that row, off its baseline. */
function isBeside(char: PageChar, row: readonly PageChar[]): boolean {
  return row.some(
    (other) =>
      char.size < other.size * smallType &&
      Math.abs(other.baseline - char.baseline) <= other.size * maxShift &&
      char.left < other.right + other.size * 0.6 &&
      char.right > other.left - other.size * 0.6,
  )
}

/** Moves notes' numbers and indices into the rows that they belong to. */
function withSmallType(rows: PageChar[][]): PageChar[][] {
  const moved = rows.map((row): PageChar[] => [...row])
  const largest = rows.map((row) => row.reduce((size, char) => Math.max(size, char.size), 0))
  const smallestOf = (row: readonly PageChar[]): number =>
    row.reduce((size, char) => Math.min(size, char.size), Number.POSITIVE_INFINITY)
  for (const [index, row] of rows.entries()) {
    const smallest = smallestOf(row)
    const neighbours = [index - 2, index - 1, index + 1, index + 2].filter(
      (each) => smallest < (largest[each] ?? 0) * smallType,
    )
    if (neighbours.length === 0) continue
    for (const char of row) {
      if (char.text.trim() === '') continue
      const target = neighbours.find((each) => isBeside(char, rows[each] ?? []))
      if (target === undefined) continue
      moved[target]?.push(char)
      moved[index] = moved[index]?.filter((other) => other !== char) ?? []
    }
  }
  return moved.filter((row) => row.length > 0)
}

/** Lines of characters by their baseline, each from left to right. */
export function rowsOf(chars: readonly PageChar[]): PageChar[][] {
  const sorted = chars.toSorted((a, b) => a.baseline - b.baseline)
  const rows: PageChar[][] = []
  let reference = Number.NEGATIVE_INFINITY
  for (const char of sorted) {
    const row = rows.at(-1)
    if (row !== undefined && char.baseline - reference <= sameBaseline * char.size) row.push(char)
    else {
      rows.push([char])
      reference = char.baseline
    }
  }
  return withSmallType(rows).map((row) => row.toSorted((a, b) => a.left - b.left))
}

/** Fake bold prints a letter twice, a hair apart; the two letters of a ligature (ff) stand at exactly one place. */
function isOverprint(a: PageChar, b: PageChar): boolean {
  if (a.text !== b.text || Math.abs(a.left - b.left) >= a.size * 0.12) return false
  return b.index !== a.index + 1 || a.left !== b.left
}

const isInked = (char: PageChar): boolean => char.text.trim() !== ''

function gapsOf(inked: readonly PageChar[]): number[] {
  return inked.slice(1).map((char, index) => char.left - (inked[index]?.right ?? char.left))
}

/** Points between the letters of a row; 0 for a row too short to tell. A word of two letters in a letterspaced heading cannot tell by itself. */
function spreadOf(row: readonly PageChar[]): number {
  const gaps = gapsOf(row.filter(isInked))
  return gaps.length >= 6 ? Math.max(0, median(gaps)) : 0
}

/** Letterspaced words ("C H A P T E R") have gaps everywhere: a word's end shows as a gap well above them. */
function wordGapOf(chars: readonly PageChar[], size: number, spread: number): number {
  const gaps = gapsOf(chars)
  const capitals = chars.every((char) => /\p{Lu}/u.test(char.text))
  const even = capitals && gaps.length >= 2 && Math.max(...gaps) - Math.min(...gaps) < 0.1 * size
  const usual = gaps.length >= 4 || even ? median(gaps) : spread
  if (usual > 0.1 * size) return Math.max(wordGap * size, usual * 1.9)
  const betweenWords = median(gaps.filter((gap) => gap > surelyWordGap * size))
  if (betweenWords === 0) return wordGap * size
  return Math.min(wordGap * size, Math.max(tightWordGap * size, betweenWords * 0.4))
}

const capital = /\p{Lu}/u
const small = /\p{Ll}/u

/**
 * Points; the size of most characters. Small capitals that a program made by shrinking letters are in the type of the capitals beside them: every
 * capital is larger than every small letter, or all are capitals of two sizes. A single large initial makes no small capitals.
 */
export function sizeOf(inked: readonly PageChar[]): number {
  const usual = commonest(
    inked.map((char) => ({ value: char.size, weight: 1 })),
    0.25,
  )
  const largest = Math.max(...inked.filter((char) => capital.test(char.text)).map((char) => char.size), 0)
  if (usual >= largest * 0.9 || usual < largest * 0.6) return usual
  const shrunk = (char: PageChar): boolean => char.size < largest * 0.9
  const tall = inked.filter((char) => capital.test(char.text) && !shrunk(char))
  const mixed = inked.some((char) => small.test(char.text) && !shrunk(char))
  const two = inked.some((char) => small.test(char.text))
    ? inked.some((char) => capital.test(char.text) && shrunk(char))
    : false
  return tall.length >= 2 && !mixed && !two ? largest : usual
}

/** "A L I C E" with a space in the file behind every letter: there the gaps alone tell the words. */
function isSpacedOut(chars: readonly PageChar[]): boolean {
  const words = chars.map((char) => (isInked(char) ? char.text : ' ')).join('')
  return /^\p{Lu}(?:\s+\p{Lu}){3,}$/u.test(words.trim())
}

function segmentOf(chars: readonly PageChar[], spread: number): Segment | null {
  const inked = chars.filter(isInked)
  const [first] = inked
  if (first === undefined) return null
  const size = sizeOf(inked)
  const limit = wordGapOf(inked, size, spread)
  const believeSpaces = !isSpacedOut(chars)
  let text = ''
  let end = first.left
  let spaced = false
  const baseline = commonest(
    inked.map((char) => ({ value: char.baseline, weight: char.size })),
    0.5,
  )
  const line = { size, baseline }
  for (const char of chars) {
    if (!isInked(char)) {
      spaced = believeSpaces
      continue
    }
    const raised = isRaised(char, line)
    // A raised number is a note's, and no part of its word; a lowered one is: H₂O.
    spaced ||= raised && /\d/u.test(char.text) && /[^\d\uFDD1]$/u.test(text)
    if (text !== '' && (spaced || char.left - end > limit)) text += ' '
    text += raised ? markRaised(char.text) : char.text
    end = Math.max(end, char.right)
    spaced = false
  }
  const clean = cleanText(text)
  if (withoutMarkers(clean).trim() === '') return null
  return {
    text: clean,
    left: first.left,
    right: Math.max(...inked.map((char) => char.right)),
    top: Math.min(...inked.map((char) => char.top)),
    bottom: Math.max(...inked.map((char) => char.bottom)),
    baseline,
    size,
    bold: inked.filter((char) => char.bold).length > inked.length / 2,
    mono: inked.filter((char) => char.mono).length > inked.length / 2,
    weight: inked.length,
    chars,
    spread,
  }
}

/** Times the usual space between a segment's words: a gap that wide may be a gutter that a full line has narrowed. */
const gutterRatio = 1

/**
 * A segment's parts before and from the letter that begins at `x`, up to a sixth of an em away. Null where none does, or where the blank before it is
 * no wider than those between the words.
 */
export function cutSegment(segment: Segment, x: number): [Segment, Segment] | null {
  const { chars, size, spread } = segment
  const inked = chars.filter(isInked)
  const at = inked.findIndex((char) => Math.abs(char.left - x) < size * 0.15)
  const first = inked[at]
  if (first === undefined || at === 0) return null
  const gaps = gapsOf(inked)
  const others = gaps.filter((gap, index) => index !== at - 1 && gap > surelyWordGap * size)
  if ((gaps[at - 1] ?? 0) < Math.max(wordGap * size, median(others) * gutterRatio)) return null
  const left = segmentOf(
    chars.filter((char) => char.left < first.left),
    spread,
  )
  const right = segmentOf(
    chars.filter((char) => char.left >= first.left),
    spread,
  )
  return left === null || right === null ? null : [left, right]
}

export function segmentsOf(chars: readonly PageChar[]): Segment[] {
  const segments: Segment[] = []
  for (const row of rowsOf(chars)) {
    const spread = spreadOf(row)
    let open: PageChar[] = []
    let end = Number.NEGATIVE_INFINITY
    let previous: PageChar | undefined
    const flush = (): void => {
      const segment = segmentOf(open, spread)
      if (segment !== null) segments.push(segment)
      open = []
    }
    for (const char of row) {
      const blank = !isInked(char)
      if (!blank && previous !== undefined && isOverprint(previous, char)) continue
      const gap = char.left - end
      const otherSize = previous !== undefined && Math.abs(char.size - previous.size) > char.size * otherType
      if (!blank && open.length > 0 && gap > (otherSize ? typeGap : segmentGap) * char.size) flush()
      if (blank && open.length === 0) continue
      open.push(char)
      if (!blank) {
        end = Math.max(open.length === 1 ? Number.NEGATIVE_INFINITY : end, char.right)
        previous = char
      }
    }
    flush()
  }
  return segments
}
