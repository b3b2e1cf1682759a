import { median, quantile } from '../../quantile.ts'
import { bandsWithColumns, type Split } from './column-bands.ts'
import { areCells } from './cell-rows.ts'
import { commonest } from '../commonest.ts'
import { fewLines, isLastOfColumn, startsOf } from './last-column.ts'
import { narrowColumnEdge } from './narrow-gutter.ts'
import { spanningLines } from './spanning-lines.ts'
import { cutSegment, hungOut, type Segment } from './segments.ts'

/** Segments of one column, or of a band across all columns. */
export type Region = Segment[]

const minSegmentsASide = 4
/** Share of all segments that may run across the gutter: titles, wide figures, heads and feet. */
const maxCrossing = 0.3
/** Share of the text's width: contents pages have their numbers on the right, and they are no column. */
const minSideWidth = 0.2
const maxDepth = 3

function verticalOverlap(a: readonly Segment[], b: readonly Segment[]): number {
  const topA = Math.min(...a.map((s) => s.top))
  const topB = Math.min(...b.map((s) => s.top))
  const bottomA = Math.max(...a.map((s) => s.bottom))
  const bottomB = Math.max(...b.map((s) => s.bottom))
  const shared = Math.min(bottomA, bottomB) - Math.max(topA, topB)
  return shared / Math.max(1, Math.min(bottomA - topA, bottomB - topB))
}

/** Of a column's lines so many may be short: verse, a page of dialogue. */
const shortLines = 0.75

function isColumn(side: readonly Segment[], textWidth: number): boolean {
  const widths = side.map((segment) => segment.right - segment.left)
  return side.length >= minSegmentsASide && quantile(widths, shortLines) >= textWidth * minSideWidth
}

/** How many segments run across each whole point from one to the other. */
function crossings(segments: readonly Segment[], from: number, to: number): number[] {
  const counts = Array.from({ length: Math.max(0, to - from + 1) }, () => 0)
  for (const { left, right } of segments)
    for (let x = Math.max(from, Math.floor(left)); x <= to && right > x + 0.5; x++)
      if (left < x - 0.5) counts[x - from] = (counts[x - from] ?? 0) + 1
  return counts
}

/** Share of the lines by which a gutter may be crossed more than at its emptiest: a page's number under it, overfull lines that reach into it. */
const strayShare = 0.04

/** Share of the left column's width; what begins behind it, alone in its row, is a page's number under the gutter. */
const lateStart = 0.85

/** Stretches of numbers that are no larger than a limit, the longest first. */
function stretchesUpTo(counts: readonly number[], limit: number): { start: number; length: number }[] {
  const found: { start: number; length: number }[] = []
  let length = 0
  for (const [index, count] of [...counts, Number.POSITIVE_INFINITY].entries())
    if (count <= limit) length++
    else if (length > 0) {
      found.push({ start: index - length, length })
      length = 0
    }
  return found.sort((one, other) => other.length - one.length)
}

/** How many of the widest stretches are tried. Beside a few lines that end a column much is empty. */
const tries = 2

/** Of the widest stretch's length: of four columns' gutters the middle one is tried first, as titles run across it. */
const asWide = 0.6

/** The widest first, but for those nearly as wide that are nearer to the middle. */
function middleFirst<T extends { start: number; length: number }>(stretches: T[], middle: number): T[] {
  const [widest] = stretches
  const wide = stretches.filter(({ length }) => length >= (widest?.length ?? 0) * asWide)
  const off = ({ start, length }: T): number => Math.abs(start + (length - 1) / 2 - middle)
  return [...wide.toSorted((a, b) => off(a) - off(b)), ...stretches.slice(wide.length)]
}

/** The middles of the widest stretches that hardly any line crosses; then of those that the fewest do. */
function emptiest(segments: readonly Segment[], from: number, to: number): number[] {
  const counts = crossings(segments, from, to)
  const fewest = Math.min(...counts)
  if (fewest > segments.length * maxCrossing) return []
  const limit = fewest + Math.max(1, Math.floor(segments.length * strayShare))
  const least = median(segments.map((segment) => segment.size)) * 0.6
  return [limit, fewest].flatMap((most) =>
    middleFirst(stretchesUpTo(counts, most), (to - from) / 2)
      .filter(({ length }) => length >= least)
      .slice(0, tries)
      .map(({ start, length }) => from + start + (length - 1) / 2),
  )
}

/** Ems by which first lines begin behind the others at most. */
const maxIndent = 2.5

/** Where the segments right of the gutter begin: most of them, and before that some, of a page of dialogue, whose lines are nearly all first ones. */
function columnEdges(right: readonly Segment[]): number[] {
  // Of few lines a wide blank in one would decide.
  const lines = right.length < fewLines ? startsOf(right) : right
  const lefts = lines.map((segment) => segment.left)
  const most = commonest(lefts, 1)
  const reach = maxIndent * median(lines.map(({ size }) => size))
  const before = lefts.filter((left) => left < most - 1 && left > most - reach)
  const unindented = commonest(before, 1)
  return before.filter((left) => Math.abs(left - unindented) < 1).length > 1 ? [unindented, most] : [most]
}

/** The same of headings, which run across at times, with a blank near there by chance. */
const atEdge = 0.15
/** Times the size of the text: an author's name has 12 points over 11. */
const largerType = 1.05
/** The same of titles, which run across. */
const titleSize = 1.6
/** Share of the text's width: two headings beside each other that are so wide that they touch begin nearer to its edge than one across both in the middle. */
const clearOfEdge = 0.1

/** Cuts in two what was taken for one line because its left half reaches into the gutter: its right half begins where the right column does. */
function cutAtGutter(segments: readonly Segment[], edges: readonly number[]): Segment[] {
  const edge = Math.min(...edges)
  const usual = median(segments.map(({ size }) => size))
  const textLeft = Math.min(...segments.map(({ left }) => left))
  const textRight = Math.max(...segments.map(({ right }) => right))
  const isCentred = ({ left, right, size }: Segment): boolean =>
    left > textLeft + (textRight - textLeft) * clearOfEdge &&
    Math.abs(left + right - textLeft - textRight) < size * 2
  return segments.flatMap((segment) => {
    if (segment.left >= edge - 1 || segment.right <= edge + 1) return [segment]
    if (segment.size > usual * titleSize) return [segment]
    const isLarge = segment.size > usual * largerType
    if (isLarge && isCentred(segment)) return [segment]
    const reach = isLarge ? atEdge : hungOut
    return cutSegment(segment, edges, usual * reach) ?? [segment]
  })
}

function findGutter(all: readonly Segment[]): Split | null {
  if (all.length < 2 * minSegmentsASide) return null
  const textLeft = Math.min(...all.map((segment) => segment.left))
  const textRight = Math.max(...all.map((segment) => segment.right))
  const textWidth = textRight - textLeft
  const from = Math.ceil(textLeft + textWidth * 0.2)
  const to = Math.floor(textRight - textWidth * 0.2)
  const narrow = narrowColumnEdge(all)
  if (narrow !== null) {
    const x = narrow - median(all.map(({ size }) => size)) * hungOut
    const split = splitAt(x, all, textLeft, textWidth, narrow)
    if (split !== null) return split
  }
  for (const x of emptiest(all, from, to)) {
    const split = splitAt(x, all, textLeft, textWidth)
    if (split !== null) return split
  }
  return null
}

/** The columns left and right of `x`; null where there are none. `begins`: where the right one begins, where that is known. */
function splitAt(
  x: number,
  all: readonly Segment[],
  textLeft: number,
  textWidth: number,
  begins: number | null = null,
): Split | null {
  const rightOf = (segments: readonly Segment[]): Segment[] =>
    segments.filter((segment) => segment.left >= x - 0.5)
  // An overfull line may end anywhere in the gutter.
  const edges = begins === null ? columnEdges(rightOf(all)).map((edge) => Math.max(x, edge)) : [begins]
  const edge = Math.max(...edges)
  const segments = cutAtGutter(all, edges)
  const right = rightOf(segments)
  const inGutter = (segment: Segment): boolean =>
    segment.left > textLeft + (x - textLeft) * lateStart &&
    segments.every((other) => other === segment || Math.abs(other.baseline - segment.baseline) > 2)
  const runsOver = (segment: Segment): boolean =>
    right.some((other) => other.left < segment.right && Math.abs(other.baseline - segment.baseline) < 2)
  const left = segments.filter(
    (segment) =>
      !right.includes(segment) && (segment.right <= edge + 0.5 || runsOver(segment)) && !inGutter(segment),
  )
  if (!isColumn(left, textWidth)) return null
  if (!isColumn(right, textWidth) && !isLastOfColumn(left, right, edge, segments)) return null
  const spanning = spanningLines(left, right)
  const across = segments.filter(
    (segment) => (!left.includes(segment) && !right.includes(segment)) || spanning.has(segment),
  )
  if (verticalOverlap(left, right) < 0.5 || areCells([...left, ...right])) return null
  const ownOf = (side: readonly Segment[]): Segment[] => side.filter((segment) => !spanning.has(segment))
  return { left: ownOf(left), right: ownOf(right), across }
}

/** Down one column, then the next; what runs across all columns parts what stands above it from what stands below. */
function regionsWithin(split: Split, depth: number): Region[] {
  const across = split.across.toSorted((a, b) => a.baseline - b.baseline)
  const regions: Region[] = []
  let from = Number.NEGATIVE_INFINITY
  const band = (until: number): void => {
    for (const side of [split.left, split.right]) {
      const inBand = side.filter((segment) => segment.baseline > from && segment.baseline <= until)
      if (inBand.length > 0) regions.push(...columnRegions(inBand, depth + 1))
    }
  }
  for (const segment of across) {
    if (segment.baseline > from) band(segment.baseline)
    const last = regions.at(-1)
    if (last?.some((other) => across.includes(other)) === true) last.push(segment)
    else regions.push([segment])
    from = Math.max(from, segment.baseline)
  }
  band(Number.POSITIVE_INFINITY)
  return regions
}

function columnRegions(segments: Segment[], depth: number): Region[] {
  const split = depth < maxDepth ? findGutter(segments) : null
  return split === null ? [segments] : regionsWithin(split, depth)
}

/** Reading order. */
export function regionsOf(segments: readonly Segment[]): Region[] {
  const split = findGutter(segments)
  if (split !== null) return regionsWithin(split, 0)
  const bands = bandsWithColumns(segments, findGutter)
  if (bands === null) return segments.length === 0 ? [] : [[...segments]]
  return bands.flatMap((band) => (band.split === null ? [band.segments] : regionsWithin(band.split, 0)))
}
