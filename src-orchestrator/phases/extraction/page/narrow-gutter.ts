import { median } from '../../quantile.ts'
import { nextPlaces } from './char-rows.ts'
import { isJustified } from './column-bands.ts'
import type { Segment } from './segments.ts'

/** Share of the text's width within which a line over both columns begins and ends, and between which the gutter lies. */
const besides = 0.2
/** Lines over both columns, from which on it is enough that the left halves end at one edge; of fewer each must have been printed in halves. */
const many = 4
const fewest = 2
/** Of both halves; cells of a table have fewer. */
const letters = 36
/** Lines that are asked first: of a page of one column they have no place in common. */
const asked = 10
/** Share of those lines that have a word at the right column's edge. The others are headings across both. */
const agreeing = 0.6
/** Ems by which a word at the edge is off it, where marks are hung out into the margin. */
const atEdge = 0.12
/** Ems. A blank at least so wide stands in a gutter. */
const narrowest = 0.3
/** Share of the lines whose halves were printed one long after the other. */
const printedApart = 0.5

type Start = { left: number; end: number; apart: boolean }

/** Where words begin within a line's middle part, behind a blank as wide as a gutter's. */
function startsIn({ chars, size }: Segment, from: number, to: number): Start[] {
  const starts: Start[] = []
  let before: Segment['chars'][number] | undefined
  for (const char of chars) {
    if (char.blank) continue
    if (char.left > to) break
    if (before !== undefined && char.left >= from && char.left - before.right > narrowest * size)
      starts.push({
        left: char.left,
        end: before.right,
        apart: Math.abs(char.index - before.index) > nextPlaces,
      })
    before = char
  }
  return starts
}

/** The place at which words begin in the most of the lines, best of all such as were printed apart; null where they have none in common. */
function commonStart(lines: readonly (readonly Start[])[], reach: number): number | null {
  const tried = lines.slice(0, Math.ceil(lines.length * (1 - agreeing)) + 1).flat()
  let best: number | null = null
  let most = 0
  for (const { left } of tried) {
    const starts = lines.flatMap((line) => line.find((start) => Math.abs(start.left - left) <= reach) ?? [])
    const weight = starts.length + starts.filter(({ apart }) => apart).length
    if (starts.length >= lines.length * agreeing && weight > most) [best, most] = [left, weight]
  }
  return best
}

/**
 * Where the right one of two columns begins whose gutter is as narrow as a blank between words, so that a line of the left one and one of the right one were taken for one: nearly all of
 * these have a word that begins at one place, printed long after the left one's line, or behind a line that ends where most do. TeX's `\columnsep` of 6 to 8 points is no
 * wider than the blanks of a loose line.
 */
export function narrowColumnEdge(segments: readonly Segment[]): number | null {
  if (segments.length < fewest) return null
  const textLeft = segments.reduce((least, { left }) => Math.min(least, left), Number.POSITIVE_INFINITY)
  const textRight = segments.reduce((most, { right }) => Math.max(most, right), 0)
  const reach = (textRight - textLeft) * besides
  const [from, to] = [textLeft + reach, textRight - reach]
  const isWide = ({ left, right, mono, weight }: Segment): boolean =>
    left < from && right > to && !mono && weight >= letters
  const wide = segments.filter(isWide)
  if (wide.length < fewest) return null
  const size = median(wide.map((segment) => segment.size))
  const step = Math.max(1, Math.floor(wide.length / asked))
  const some = wide.filter((_, at) => at % step === 0).map((segment) => startsIn(segment, from, to))
  if (commonStart(some, size * atEdge) === null) return null
  const all = wide.map((segment) => startsIn(segment, from, to))
  const edge = commonStart(all, size * atEdge)
  if (edge === null) return null
  const gutter = all.flatMap((starts) =>
    starts.filter((start) => Math.abs(start.left - edge) <= size * atEdge),
  )
  const apart = gutter.filter((start) => start.apart).length
  const ends = gutter.map(({ end }) => ({ right: end, size }))
  const areApart = wide.length < many ? apart >= wide.length : apart >= gutter.length * printedApart
  if (!areApart && (wide.length < many || !isJustified(ends))) return null
  return edge
}
