import type { PageChar } from '../../../pdf/placed-char.ts'
import { median } from '../../quantile.ts'
import { nextPlaces, rowsOf } from './char-rows.ts'
import { cleanText } from '../words/clean-text.ts'
import { Tally } from '../commonest.ts'
import type { Line } from './line.ts'
import { isRaised, markRaised, withoutMarkers } from './raised.ts'
import { sizeOf } from './type-size.ts'
import { gapBehindF, gapsOf, isSpacedOut, spreadOf, surelyWordGap, wordGap, wordGapOf } from './word-gaps.ts'

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

/** Fake bold prints a letter twice, a hair apart; the two letters of a ligature (ff) stand at exactly one place. */
function isOverprint(a: PageChar, b: PageChar): boolean {
  if (a.text !== b.text || Math.abs(a.left - b.left) >= a.size * 0.12) return false
  return b.index !== a.index + 1 || a.left !== b.left
}

/** The characters as words, raised ones marked. */
function wordsOf(
  chars: readonly PageChar[],
  line: { size: number; baseline: number; left: number },
  gap: number,
): string {
  const believeSpaces = !isSpacedOut(chars)
  // Letters that stand apart leave an f room.
  const spacedOut = gap > wordGap * line.size
  let text = ''
  let end = line.left
  let before: PageChar | undefined
  let spaced = false
  for (const char of chars) {
    if (char.blank) {
      spaced = believeSpaces
      continue
    }
    const raised = isRaised(char, line)
    // A raised number is a note's, and no part of its word; a lowered one is: H₂O.
    spaced ||= raised && /\d/u.test(char.text) && /[^\d\uFDD1]$/u.test(text)
    const least = before?.text === 'f' && !spacedOut ? Math.min(gap, gapBehindF(before, char)) : gap
    if (text !== '' && (spaced || char.left - end > least)) text += ' '
    text += raised ? markRaised(char.text) : char.text
    end = Math.max(end, char.right)
    before = char
    spaced = false
  }
  return cleanText(text)
}

function segmentOf(chars: readonly PageChar[], spread: number): Segment | null {
  const inked = chars.filter((char) => !char.blank)
  const [first] = inked
  if (first === undefined) return null
  const size = sizeOf(inked)
  const { left } = first
  let { right, top, bottom } = first
  let bold = 0
  let mono = 0
  const baselines = new Tally(0.5)
  for (const char of inked) {
    right = Math.max(right, char.right)
    top = Math.min(top, char.top)
    bottom = Math.max(bottom, char.bottom)
    if (char.bold) bold++
    if (char.mono) mono++
    baselines.add(char.baseline, char.size)
  }
  const baseline = baselines.commonest()
  const text = wordsOf(chars, { size, baseline, left }, wordGapOf(inked, size, spread))
  if (withoutMarkers(text).trim() === '') return null
  const weight = inked.length
  return {
    text,
    left,
    right,
    top,
    bottom,
    baseline,
    size,
    bold: bold > weight / 2,
    mono: mono > weight / 2,
    weight,
    chars,
    spread,
  }
}

/** Ems by which a line begins left of its column's edge at most: marks of quotation and dashes are hung out by half of their width. */
export const hungOut = 0.4

/** Times the usual space between a segment's words: a gap that wide may be a gutter that a full line has narrowed. */
const gutterRatio = 1
/** The same where the line begins elsewhere than its column does, further off than this, unless what stands before it was printed long before. */
const hungRatio = 1.5
const atEdge = 0.15

/**
 * A segment's parts before and from the letter that begins at one of the edges or up to `reach` points off it, where the widest blank is. Null where none does, or where that
 * blank is no wider than those between the words.
 */
export function cutSegment(
  segment: Segment,
  edges: readonly number[],
  reach: number,
): [Segment, Segment] | null {
  const { chars, size, spread } = segment
  const inked = chars.filter((char) => !char.blank)
  const gaps = gapsOf(inked)
  const off = ({ left }: PageChar): number => Math.min(...edges.map((edge) => Math.abs(left - edge)))
  let at = 0
  for (const [index, char] of inked.entries())
    if (index > 0 && off(char) < reach)
      if (at === 0 || (gaps[index - 1] ?? 0) > (gaps[at - 1] ?? 0)) at = index
  const [before, first] = at === 0 ? [] : [inked[at - 1], inked[at]]
  if (before === undefined || first === undefined) return null
  const others = gaps.filter((gap, index) => index !== at - 1 && gap > surelyWordGap * size)
  const goesOn = Math.abs(first.index - before.index) <= nextPlaces
  const ratio = off(first) >= size * atEdge ? hungRatio : gutterRatio
  // A loose line's blanks are wider than a narrow gutter.
  const usual = goesOn ? median(others) * ratio : 0
  if ((gaps[at - 1] ?? 0) < Math.max(wordGap * size, usual)) return null
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

function isWideGap(gap: number, { size }: PageChar, previous: PageChar | undefined): boolean {
  if (gap <= typeGap * size) return false
  const isOtherType = previous !== undefined && Math.abs(size - previous.size) > size * otherType
  return isOtherType || gap > segmentGap * size
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
      const { blank } = char
      if (!blank && previous !== undefined && isOverprint(previous, char)) continue
      if (!blank && open.length > 0 && isWideGap(char.left - end, char, previous)) flush()
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
