import { median } from '../../quantile.ts'
import type { Segment } from './segments.ts'

/**
 * Headings across both columns that are too short to reach the right one: nothing stands beside them there, and the lines under them begin at one
 * height in both columns.
 */
function spanningHeadings(left: readonly Segment[], right: readonly Segment[]): Set<Segment> {
  const size = median(left.map((segment) => segment.size))
  const below = (side: readonly Segment[], y: number): number =>
    Math.min(...side.filter((segment) => segment.baseline > y + 1).map((segment) => segment.baseline))
  const found = new Set<Segment>()
  const isLarge = (segment: Segment): boolean => segment.size > size * 1.15
  for (const segment of left.filter(isLarge).toSorted((a, b) => b.baseline - a.baseline)) {
    const rest = left.filter((other) => !found.has(other))
    const beside = right.some(
      (other) => other.bottom > segment.top - size * 0.4 && other.top < segment.bottom + size * 0.4,
    )
    const next = below(rest, segment.baseline)
    const level = Math.abs(next - below(right, segment.baseline)) < 2
    // A heading of the right column's own may stand at that height by chance.
    const isHeading = right.some((other) => isLarge(other) && Math.abs(other.baseline - next) < 2)
    if (!beside && level && !isHeading && Number.isFinite(next)) found.add(segment)
  }
  return found
}

/** Parts of the text's size that the type of a motto differs by at least, and steps of its lines that part it from the text. */
const otherSize = 0.04
const widerGap = 1.5
/** Lines of text under it in each column at least: names stand over a table's columns. */
const fewestBelow = 8

/**
 * A motto that stands over one column alone, and is above both: nothing stands beside it, the text below begins at one height in both columns, and it is in other type
 * or clear of that.
 */
function spanningMotto(side: readonly Segment[], other: readonly Segment[]): Segment[] {
  const from = Math.min(...other.map(({ baseline }) => baseline))
  const size = median(side.map((segment) => segment.size))
  const motto = side.filter(({ baseline }) => baseline < from - size)
  const below = side
    .filter(({ baseline }) => baseline >= from - 2)
    .toSorted((a, b) => a.baseline - b.baseline)
  const [first, second] = below
  if (motto.length === 0 || first === undefined || second === undefined) return []
  if (Math.min(below.length, other.length) < fewestBelow) return []
  const end = Math.max(...motto.map(({ baseline }) => baseline))
  const isClear = first.baseline - end > (second.baseline - first.baseline) * widerGap
  const isOther = motto.every((segment) => Math.abs(segment.size - size) > size * otherSize)
  return Math.abs(first.baseline - from) < 2 && (isClear || isOther) ? motto : []
}

/** What runs across both columns although it lies over one. */
export function spanningLines(left: readonly Segment[], right: readonly Segment[]): Set<Segment> {
  const headings = spanningHeadings(left, right)
  const rest = left.filter((segment) => !headings.has(segment))
  return new Set([...headings, ...spanningMotto(right, rest), ...spanningMotto(rest, right)])
}
