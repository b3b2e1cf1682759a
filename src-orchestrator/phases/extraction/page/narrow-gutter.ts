import { median } from '../../quantile.ts'
import { nextPlaces } from './char-rows.ts'
import type { Segment } from './segments.ts'

/** Share of the text's width within which a line over both columns begins and ends, and between which the gutter lies. */
const besides = 0.2
/** Letters of such a line; cells of a table have fewer. */
const letters = 36
const fewestLines = 2
/** Lines that are asked first: of a page of one column none was printed in parts. */
const asked = 6
/** Share of those lines that have a word at the right column's edge. The others are headings across both. */
const agreeing = 0.6
/** Ems by which a word at the edge is off it, where marks are hung out into the margin. */
const atEdge = 0.12
/** Ems. A blank at least so wide stands in a gutter. */
const narrowest = 0.3

/** Where words begin within a line's middle part that were printed long after what stands before them, behind a blank as wide as a gutter's. */
function startsIn({ chars, size }: Segment, from: number, to: number): number[] {
  const starts: number[] = []
  let before: Segment['chars'][number] | undefined
  for (const char of chars) {
    if (char.blank) continue
    if (char.left > to) break
    const isApart = before !== undefined && Math.abs(char.index - before.index) > nextPlaces
    if (isApart && char.left >= from && char.left - (before?.right ?? 0) > narrowest * size)
      starts.push(char.left)
    before = char
  }
  return starts
}

/** The place at which words begin in the most of the lines; null where they have none in common. */
function commonStart(lines: readonly (readonly number[])[], reach: number): number | null {
  let best: number | null = null
  let most = 0
  for (const left of lines.flat()) {
    const alike = lines.filter((starts) => starts.some((start) => Math.abs(start - left) <= reach)).length
    if (alike >= lines.length * agreeing && alike > most) [best, most] = [left, alike]
  }
  return best
}

/**
 * Where the right one of two columns begins whose gutter is as narrow as a blank between words, so that a line of the left one and one of the right one were taken for one: nearly
 * all of these have a word that begins at one place, printed long after the left one's line. TeX's `\columnsep` of 6 to 8 points is no wider than the blanks of a loose
 * line.
 */
export function narrowColumnEdge(segments: readonly Segment[]): number | null {
  const textLeft = segments.reduce((least, { left }) => Math.min(least, left), Number.POSITIVE_INFINITY)
  const textRight = segments.reduce((most, { right }) => Math.max(most, right), 0)
  const reach = (textRight - textLeft) * besides
  const [from, to] = [textLeft + reach, textRight - reach]
  const wide = segments.filter(({ left, right, weight }) => left < from && right > to && weight >= letters)
  if (wide.length < fewestLines) return null
  const step = Math.max(1, Math.floor(wide.length / asked))
  const some = wide.filter((_, at) => at % step === 0).map((segment) => startsIn(segment, from, to))
  if (some.filter((starts) => starts.length > 0).length < some.length * agreeing) return null
  const all = wide.map((segment) => startsIn(segment, from, to))
  return commonStart(all, median(wide.map(({ size }) => size)) * atEdge)
}
