import { median, quantile } from '../../quantile.ts'
import type { Segment } from './segments.ts'

export type Split = { left: Segment[]; right: Segment[]; across: Segment[] }

/** A part of a page from edge to edge, with its columns where it has some. */
export type Band = { segments: Segment[]; split: Split | null }

/** Ems of blank across the whole page between two bands: more than between paragraphs' lines. */
const blankBetween = 1

function bandsOf(segments: readonly Segment[]): Segment[][] {
  const blank = median(segments.map(({ size }) => size)) * blankBetween
  const bands: Segment[][] = []
  let bottom = Number.NEGATIVE_INFINITY
  for (const segment of segments.toSorted((a, b) => a.top - b.top)) {
    const open = segment.top - bottom > blank ? undefined : bands.at(-1)
    if (open === undefined) bands.push([segment])
    else open.push(segment)
    bottom = Math.max(bottom, segment.bottom)
  }
  return bands
}

/** Share of its segments that another one stands beside: nearly all of two columns, few of a page of text. */
const doubledShare = 0.5

function isDoubled(band: readonly Segment[]): boolean {
  const beside = band.filter((segment, index) =>
    [band[index - 1], band[index + 1]].some(
      (other) => other !== undefined && Math.abs(other.baseline - segment.baseline) < segment.size * 0.5,
    ),
  )
  return beside.length >= band.length * doubledShare
}

/** Share of a column's lines that end at its edge. */
const justified = 0.5

export function isJustified(side: readonly Segment[]): boolean {
  const size = median(side.map((segment) => segment.size))
  const end = quantile(side.map(({ right }) => right), 0.9) // prettier-ignore
  const full = side.filter(({ right }) => Math.abs(right - end) < size * 0.3)
  return full.length >= side.length * justified
}

/** Half of a column of prose is at least so wide a part of the text; a table's cells and a listing's notes are not, nor do they end at one edge. */
const proseWidth = 0.3

function isProse(side: readonly Segment[], textWidth: number): boolean {
  const widths = side.map(({ left, right }) => right - left)
  return isJustified(side) && median(widths) >= textWidth * proseWidth
}

function proseColumns(
  segments: readonly Segment[],
  textWidth: number,
  columnsOf: (segments: readonly Segment[]) => Split | null,
): Split | null {
  const split = columnsOf(segments)
  const isText = split !== null && isProse(split.left, textWidth) && isProse(split.right, textWidth)
  return isText ? split : null
}

/**
 * A page that has no gutter from top to bottom, because a figure, a listing or a table takes half of it, in bands from top to bottom: columns of prose may stand
 * above or below. Null where none do.
 */
export function bandsWithColumns(
  segments: readonly Segment[],
  columnsOf: (segments: readonly Segment[]) => Split | null,
): Band[] | null {
  const bands = bandsOf(segments)
  if (bands.length < 2) return null
  const textWidth =
    Math.max(...segments.map(({ right }) => right)) - Math.min(...segments.map(({ left }) => left))
  const found: Band[] = []
  for (let at = 0; at < bands.length;) {
    let end = at
    while (end < bands.length && isDoubled(bands[end] ?? [])) end++
    const run = bands.slice(at, end).flat()
    const split = proseColumns(run, textWidth, columnsOf)
    const last = found.at(-1)
    if (split !== null) found.push({ segments: run, split })
    else if (last?.split === null) last.segments.push(...(bands[at] ?? []))
    else found.push({ segments: [...(bands[at] ?? [])], split: null })
    at = split === null ? at + 1 : end
  }
  return found.some(({ split }) => split !== null) ? found : null
}
