import { median } from '../quantile.ts'
import type { Segment } from './segments.ts'

/** Share of the widest line from which a line shows where the text's margins are. */
const wide = 0.6
/** Full lines that must end at one place. */
const minFull = 5
/** Share of the page's letters that may stand in its margins. */
const maxShare = 0.3

/**
 * What stands in the margin of a page of one column, beside the text: in smaller or other type than the text's, clear of the edge at which full lines
 * end. Empty where the page has no such edge.
 */
export function besideText(segments: readonly Segment[]): Set<Segment> {
  const none = new Set<Segment>()
  const widest = Math.max(0, ...segments.map((segment) => segment.right - segment.left))
  const full = segments.filter((segment) => segment.right - segment.left > widest * wide)
  if (full.length < minFull) return none
  const size = median(full.map((segment) => segment.size))
  const left = Math.min(...full.map((segment) => segment.left))
  const right = Math.max(...full.map((segment) => segment.right))
  const found = segments.filter(
    (segment) =>
      segment.size < size * 0.95 &&
      (segment.left > right + size * 0.5 || segment.right < left - size * 0.5) &&
      full.some((line) => Math.abs(line.baseline - segment.baseline) < size * 4),
  )
  const weigh = (some: readonly Segment[]): number => some.reduce((sum, { weight }) => sum + weight, 0)
  return weigh(found) > weigh(segments) * maxShare ? none : new Set(found)
}
