import type { PageChar } from '../../pdf/placed-char.ts'
import { smallType } from './raised.ts'

/** Ems. Characters whose pens stood this near to each other are on one line. */
const sameBaseline = 0.22

/** Small type raised or lowered by up to this many ems of its neighbour is on the neighbour's line. */
const maxShift = 0.55

/** Whether a small character stands right behind or before a larger one of that row, off its baseline. */
function isBeside(char: PageChar, row: readonly PageChar[]): boolean {
  return row.some(
    (other) =>
      char.size < other.size * smallType &&
      Math.abs(other.baseline - char.baseline) <= other.size * maxShift &&
      char.left < other.right + other.size * 0.6 &&
      char.right > other.left - other.size * 0.6,
  )
}

/** Moves notes' numbers and indices into the rows that they belong to. */
function withSmallType(rows: PageChar[][]): PageChar[][] {
  const moved = rows.map((row): PageChar[] => [...row])
  const largest = rows.map((row) => row.reduce((size, char) => Math.max(size, char.size), 0))
  const smallestOf = (row: readonly PageChar[]): number =>
    row.reduce((size, char) => Math.min(size, char.size), Number.POSITIVE_INFINITY)
  for (const [index, row] of rows.entries()) {
    const smallest = smallestOf(row)
    const neighbours = [index - 2, index - 1, index + 1, index + 2].filter(
      (each) => smallest < (largest[each] ?? 0) * smallType,
    )
    if (neighbours.length === 0) continue
    for (const char of row) {
      if (char.blank) continue
      const target = neighbours.find((each) => isBeside(char, rows[each] ?? []))
      if (target === undefined) continue
      moved[target]?.push(char)
      moved[index] = moved[index]?.filter((other) => other !== char) ?? []
    }
  }
  return moved.filter((row) => row.length > 0)
}

/** Lines of characters by their baseline, each from left to right. */
export function rowsOf(chars: readonly PageChar[]): PageChar[][] {
  const sorted = chars.toSorted((a, b) => a.baseline - b.baseline)
  const rows: PageChar[][] = []
  let row: PageChar[] = []
  let reference = Number.NEGATIVE_INFINITY
  for (const char of sorted) {
    const { baseline } = char
    if (baseline - reference <= sameBaseline * char.size) row.push(char)
    else {
      row = [char]
      rows.push(row)
      reference = baseline
    }
  }
  return withSmallType(rows).map((each) => each.sort((a, b) => a.left - b.left))
}
