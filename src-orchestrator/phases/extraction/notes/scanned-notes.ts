import { quantile } from '../../quantile.ts'
import type { Layout } from '../page/layout.ts'
import type { Line, PageLines } from '../page/line.ts'
import { belowGap, labelledFoot, lineAbove, lowestColumns, smallFoot, smaller } from './note-feet.ts'
import { noteLabel } from './note-marks.ts'

/** Heights of one type that were measured in a picture differ by so much: 8.9 to 9.6 points of 9.3. */
const sameInScan = 0.1
/** A note's first line whose raised number made it look larger stands as close over the others as they do, text does not. Share of the text's pitch. */
const closeToFoot = 0.93
/** Feet that begin with a raised label, from which on the document has notes for sure; or with what a label may have been read as (a star as a quotation mark). */
const minLabelled = 2
const minLabelLike = 4
/** Lines of text above a note; a title page has an imprint in small type. */
const minText = 5
/** Share of a page's height by which feet of pages lie apart, as pages lie on a scanner. */
const evenFeet = 0.1
/** Lines of the notes' size above other text, for one at a foot, from which on it is the type of quotations too. */
const mostInText = 0.1

function isRaisedLabel(line: Line): boolean {
  return noteLabel(line)?.raised === true
}

/** The small type at a column's foot, or the notes there in the text's size, by the labels of their marks: `pushed` from the page before. On a recognised page sizes are less even. */
export function footOf(
  page: PageLines,
  column: readonly Line[],
  layout: Layout,
  pushed: readonly string[] = [],
): Line[] {
  if (page.recognised !== true) {
    const small = smallFoot(column, layout.bodySize)
    return small.length > 0 ? small : labelledFoot(column, layout, pushed)
  }
  const even = smallFoot(column, layout.bodySize, sameInScan)
  const foot = even.slice(even.findLastIndex(({ size }) => size > layout.bodySize * smaller) + 1)
  const [first] = foot
  const above = lineAbove(foot, column)
  const isFirst =
    first !== undefined &&
    above !== undefined &&
    isRaisedLabel(above) &&
    first.baseline - above.baseline < layout.pitch * closeToFoot
  return isFirst ? [above, ...foot] : foot
}

type Foot = { page: PageLines; column: readonly Line[]; foot: readonly Line[] }

/**
 * Whether what stands small at a recognised page's foot is a note although its label was misread, or is not there at all ("SA place", "'Fenner"): where the document has notes whose
 * labels were read, in a type that is in no page's text, and the foot stands below a gap at the height where pages end.
 */
export function scannedNotes(
  pages: readonly PageLines[],
  layout: Layout,
): (page: PageLines, column: readonly Line[], foot: readonly Line[]) => boolean {
  const scanned = pages.filter(({ recognised, lines }) => recognised === true && lines.length > 0)
  const feet = scanned.flatMap((page): Foot[] =>
    lowestColumns(page, layout.bodySize)
      .map((column) => ({ page, column, foot: footOf(page, column, layout) }))
      .filter(({ foot }) => foot.length > 0),
  )
  const labelled = feet.filter(({ foot: [first] }) => first !== undefined && isRaisedLabel(first))
  const labelLike = feet.filter(
    ({ column, foot }) => /^\P{L}/u.test(foot[0]?.text ?? '') && column.length - foot.length >= minText,
  )
  const isSure = labelled.length >= minLabelled
  if (!isSure && labelLike.length < Math.max(minLabelLike, feet.length / 2)) return () => false
  const size = quantile(
    (isSure ? labelled : labelLike).map(({ foot }) => foot.at(-1)?.size ?? 0),
    0.5,
  )
  const isOfNotes = (line: Line): boolean =>
    line.size < layout.bodySize * smaller && Math.abs(line.size - size) <= size * sameInScan
  const inFeet = new Set(feet.flatMap(({ foot }) => foot))
  // One line by itself is a line of the text of which the height was measured wrong.
  const inText = scanned.flatMap(({ lines }) =>
    lines.filter((line, index) => {
      const next = lines[index + 1]
      return (
        isOfNotes(line) && !inFeet.has(line) && next !== undefined && isOfNotes(next) && !inFeet.has(next)
      )
    }),
  )
  if (inText.length > [...inFeet].filter(isOfNotes).length * mostInText) return () => false
  const lowest = ({ lines }: PageLines): number => Math.max(...lines.map(({ baseline }) => baseline))
  const usualFoot = quantile(scanned.map(lowest), 0.5)
  return (page, column, foot) => {
    const last = foot.at(-1)
    return (
      page.recognised === true &&
      last !== undefined &&
      isOfNotes(last) &&
      column.length - foot.length >= minText &&
      last.baseline > usualFoot - page.height * evenFeet &&
      belowGap(foot, column, layout)
    )
  }
}
