import { median } from './line.ts'
import type { Segment } from './segments.ts'

/** Segments of one column, or of a band across all columns. */
export type Region = Segment[]

const minSegmentsASide = 4
/** Share of all segments that may run across the gutter: titles, wide figures, heads and feet. */
const maxCrossing = 0.3
/** Share of the text's width: contents pages have their numbers on the right, and they are no column. */
const minSideWidth = 0.2
const maxDepth = 3

type Split = { left: Segment[]; right: Segment[]; x: number }

function verticalOverlap(a: readonly Segment[], b: readonly Segment[]): number {
  const topA = Math.min(...a.map((s) => s.top))
  const topB = Math.min(...b.map((s) => s.top))
  const bottomA = Math.max(...a.map((s) => s.bottom))
  const bottomB = Math.max(...b.map((s) => s.bottom))
  const shared = Math.min(bottomA, bottomB) - Math.max(topA, topB)
  return shared / Math.max(1, Math.min(bottomA - topA, bottomB - topB))
}

function isColumn(side: readonly Segment[], textWidth: number): boolean {
  return (
    side.length >= minSegmentsASide &&
    median(side.map((segment) => segment.right - segment.left)) >= textWidth * minSideWidth
  )
}

function crossings(segments: readonly Segment[], x: number): number {
  return segments.filter((segment) => segment.left < x - 0.5 && segment.right > x + 0.5).length
}

/** The x that the fewest lines cross, in the middle of the widest such stretch; null where the text is one column. */
function findGutter(segments: readonly Segment[]): Split | null {
  if (segments.length < 2 * minSegmentsASide) return null
  const textLeft = Math.min(...segments.map((segment) => segment.left))
  const textRight = Math.max(...segments.map((segment) => segment.right))
  const textWidth = textRight - textLeft
  const from = Math.ceil(textLeft + textWidth * 0.2)
  const to = Math.floor(textRight - textWidth * 0.2)
  let best = { count: Number.POSITIVE_INFINITY, x: 0, length: 0 }
  let run = { count: -1, start: from }
  for (let x = from; x <= to + 1; x++) {
    const count = x > to ? -1 : crossings(segments, x)
    if (count === run.count) continue
    const length = x - run.start
    if (run.count >= 0 && (run.count < best.count || (run.count === best.count && length > best.length)))
      best = { count: run.count, x: run.start + (length - 1) / 2, length }
    run = { count, start: x }
  }
  const size = median(segments.map((segment) => segment.size))
  if (best.count > segments.length * maxCrossing || best.length < size * 0.6) return null
  const left = segments.filter((segment) => segment.right <= best.x + 0.5)
  const right = segments.filter((segment) => segment.left >= best.x - 0.5)
  if (!isColumn(left, textWidth) || !isColumn(right, textWidth)) return null
  return verticalOverlap(left, right) >= 0.5 ? { left, right, x: best.x } : null
}

/** Reading order: down one column, then the next; what runs across all columns parts what stands above it from what stands below. */
export function regionsOf(segments: readonly Segment[], depth = 0): Region[] {
  const split = depth < maxDepth ? findGutter(segments) : null
  if (split === null) return segments.length === 0 ? [] : [[...segments]]
  const across = segments
    .filter((segment) => !split.left.includes(segment) && !split.right.includes(segment))
    .toSorted((a, b) => a.baseline - b.baseline)
  const regions: Region[] = []
  let from = Number.NEGATIVE_INFINITY
  const band = (until: number): void => {
    for (const side of [split.left, split.right]) {
      const inBand = side.filter((segment) => segment.baseline > from && segment.baseline <= until)
      if (inBand.length > 0) regions.push(...regionsOf(inBand, depth + 1))
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
