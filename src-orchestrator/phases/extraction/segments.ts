import type { PageChar } from '../../pdf/page-chars.ts'
import { cleanText } from './clean-text.ts'
import { commonest, median, type Line } from './line.ts'

/** A stretch of one line without a wide gap; lines are put together from them once the columns are known. */
export type Segment = Omit<Line, 'region' | 'dropCap'> & { weight: number }

/** Ems. Wider gaps may be gutters; a stretched word space in a narrow column is joined again afterwards. */
const segmentGap = 0.8
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
  for (const [index, row] of rows.entries()) {
    const neighbours = [index - 2, index - 1, index + 1, index + 2].filter((each) => rows[each] !== undefined)
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

/** Letterspaced words ("C H A P T E R") have gaps everywhere: a word's end shows as a gap well above them. */
function wordGapOf(chars: readonly PageChar[], size: number): number {
  const gaps = chars.slice(1).map((char, index) => char.left - (chars[index]?.right ?? char.left))
  const capitals = chars.every((char) => /\p{Lu}/u.test(char.text))
  const even = capitals && gaps.length >= 2 && Math.max(...gaps) - Math.min(...gaps) < 0.1 * size
  const usual = gaps.length >= 4 || even ? median(gaps) : 0
  if (usual > 0.1 * size) return Math.max(wordGap * size, usual * 1.9)
  const betweenWords = median(gaps.filter((gap) => gap > surelyWordGap * size))
  if (betweenWords === 0) return wordGap * size
  return Math.min(wordGap * size, Math.max(tightWordGap * size, betweenWords * 0.4))
}

function segmentOf(chars: readonly PageChar[]): Segment | null {
  const inked = chars.filter((char) => char.text.trim() !== '')
  const [first] = inked
  if (first === undefined) return null
  const size = commonest(
    inked.map((char) => ({ value: char.size, weight: 1 })),
    0.25,
  )
  const limit = wordGapOf(inked, size)
  let text = ''
  let end = first.left
  let spaced = false
  const baseline = commonest(
    inked.map((char) => ({ value: char.baseline, weight: char.size })),
    0.5,
  )
  for (const char of chars) {
    if (char.text.trim() === '') {
      spaced = true
      continue
    }
    // A raised number is a note's, and no part of its word; a lowered one is: H₂O.
    spaced ||= /\d/u.test(char.text) && char.baseline < baseline - size * 0.2 && /\D$/u.test(text)
    if (text !== '' && (spaced || char.left - end > limit)) text += ' '
    text += char.text
    end = Math.max(end, char.right)
    spaced = false
  }
  const clean = cleanText(text)
  if (clean === '') return null
  return {
    text: clean,
    left: first.left,
    right: Math.max(...inked.map((char) => char.right)),
    top: Math.min(...inked.map((char) => char.top)),
    bottom: Math.max(...inked.map((char) => char.bottom)),
    baseline,
    size,
    bold: inked.filter((char) => char.bold).length > inked.length / 2,
    weight: inked.length,
  }
}

export function segmentsOf(chars: readonly PageChar[]): Segment[] {
  const segments: Segment[] = []
  for (const row of rowsOf(chars)) {
    let open: PageChar[] = []
    let end = Number.NEGATIVE_INFINITY
    let previous: PageChar | undefined
    const flush = (): void => {
      const segment = segmentOf(open)
      if (segment !== null) segments.push(segment)
      open = []
    }
    for (const char of row) {
      const blank = char.text.trim() === ''
      if (!blank && previous !== undefined && isOverprint(previous, char)) continue
      if (!blank && open.length > 0 && char.left - end > segmentGap * char.size) flush()
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
