import type { Segment } from './segments.ts'

/** Letters and blanks of a cell on average: a column of prose or verse has more a line. */
const cellLength = 14
/** Cells a row, and the share of rows that have so many: entries of an index in two columns are two beside each other. */
const cellsARow = 3
const wideShare = 0.5
const fewestRows = 3

/** Whether what stands beside each other is a table's cells, which are read row by row, and no columns. */
export function areCells(segments: readonly Segment[]): boolean {
  const length = segments.reduce((sum, { text }) => sum + text.length, 0)
  if (length > segments.length * cellLength) return false
  const rows: Segment[][] = []
  for (const segment of segments.toSorted((a, b) => a.baseline - b.baseline)) {
    const open = rows.at(-1)
    if (open !== undefined && segment.baseline - (open[0]?.baseline ?? 0) < segment.size * 0.3)
      open.push(segment)
    else rows.push([segment])
  }
  const wide = rows.filter((row) => row.length >= cellsARow).length
  return rows.length >= fewestRows && wide >= rows.length * wideShare
}
