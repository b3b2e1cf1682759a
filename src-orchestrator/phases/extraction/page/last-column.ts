import { median } from '../../quantile.ts'
import { isJustified } from './column-bands.ts'
import type { Segment } from './segments.ts'

/** Lines of a full column, beside which a few lines more are the text's last. */
export const fewLines = 12

/** Ems between the baselines of one column's lines at most; heads and feet stand further off. */
const columnStep = 2

/** The most lines of a column that stand under each other, without the page's head and foot. */
function longestRun(side: readonly Segment[]): Segment[] {
  const runs: Segment[][] = []
  for (const segment of side.toSorted((a, b) => a.baseline - b.baseline)) {
    const last = runs.at(-1)?.at(-1)
    if (last !== undefined && segment.baseline - last.baseline < segment.size * columnStep)
      runs.at(-1)?.push(segment)
    else runs.push([segment])
  }
  return runs.reduce((most, run) => (run.length > most.length ? run : most), [])
}

/** The first segment of each row. */
export function startsOf(segments: readonly Segment[]): Segment[] {
  const isBehind = (segment: Segment, other: Segment): boolean =>
    other.left < segment.left && Math.abs(other.baseline - segment.baseline) < 2
  return segments.filter((segment) => !segments.some((other) => isBehind(segment, other)))
}

/** Share of a ragged column's width that most of its lines fill. */
const ragged = 0.7
/** Points by which the first lines of two columns may differ. */
const level = 1

/** Whether what stands beside the first lines of a ragged column is its last words: level with these, and it begins in the midst of a sentence. */
function goesOnBeside(column: readonly Segment[], starts: readonly Segment[], edge: number): boolean {
  const [first] = column
  const [next] = starts.toSorted((a, b) => a.baseline - b.baseline)
  if (first === undefined || next === undefined || !/^\p{Ll}/u.test(next.text)) return false
  const widths = column.map(({ left, right }) => right - left)
  const isFull = median(widths) > (edge - Math.min(...column.map(({ left }) => left))) * ragged
  return isFull && Math.abs(first.baseline - next.baseline) < level
}

/** Whether a chapter ends a few lines into its page's right column: these begin at one place, at the height of a left column whose lines are full. */
export function isLastOfColumn(
  left: readonly Segment[],
  right: readonly Segment[],
  edge: number,
  all: readonly Segment[],
): boolean {
  const column = longestRun(left)
  const [first, last] = [column[0], column.at(-1)]
  if (column.length < fewLines || first === undefined || last === undefined) return false
  const size = median(column.map((segment) => segment.size))
  const reach = size * columnStep
  const isBeside = ({ baseline }: Segment): boolean =>
    baseline > first.baseline - reach && baseline < last.baseline + reach
  const lines = right.filter(isBeside)
  const starts = startsOf(lines)
  const top = Math.min(...starts.map(({ baseline }) => baseline))
  return (
    (isJustified(column) || goesOnBeside(column, starts, edge)) &&
    Math.abs(top - first.baseline) < reach &&
    lines.every((line) => Math.abs(line.size - size) < size * 0.06) &&
    starts.every((line) => Math.abs(line.left - edge) < size * 2) &&
    all.every((segment) => left.includes(segment) || right.includes(segment) || !isBeside(segment))
  )
}
