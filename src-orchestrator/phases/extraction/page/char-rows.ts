import type { PageChar } from '../../../pdf/placed-char.ts'
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

/** Characters that stand together above or below a line at most: "1,2,3", "lle". More are a line of their own, in the next column, say. */
const mostTogether = 8
/** Ems between characters that stand together; less of other type, a note's mark at a line's end before the next column. */
const together = 1
const togetherInOtherType = 0.5

/** The characters of a row that stand in short runs, run by run. */
function shortRunsOf(row: readonly PageChar[]): PageChar[][] {
  const short: PageChar[][] = []
  let run: PageChar[] = []
  let end = Number.NEGATIVE_INFINITY
  let size = 0
  const close = (): void => {
    if (run.length > 0 && run.length <= mostTogether) short.push(run)
    run = []
  }
  for (const char of row.toSorted((a, b) => a.left - b.left)) {
    if (char.blank) continue
    const isOther = Math.abs(char.size - size) > char.size * (1 - smallType)
    if (char.left - end > char.size * (isOther ? togetherInOtherType : together)) close()
    run.push(char)
    end = Math.max(end, char.right)
    size = char.size
  }
  close()
  return short
}

function sizesOf(row: readonly PageChar[]): { least: number; most: number } {
  let least = Number.POSITIVE_INFINITY
  let most = 0
  for (const { size } of row) {
    if (size < least) least = size
    if (size > most) most = size
  }
  return { least, most }
}

/** Ems that a letter of a word is moved up or down by at most: TeX lowers the E of its name by 0.22. */
const maxHang = 0.35
/** Ems between letters of one word. */
const touching = 0.1

/** Whether a character touches one of that row before or behind which it is printed: a letter of its word, moved off the baseline. */
function isOfWordIn(char: PageChar, row: readonly PageChar[]): boolean {
  return row.some(
    (other) =>
      Math.abs(other.index - char.index) === 1 &&
      !other.blank &&
      Math.abs(other.baseline - char.baseline) <= other.size * maxHang &&
      char.left < other.right + other.size * touching &&
      char.right > other.left - other.size * touching,
  )
}

/** Whether the letters of a row may hang in the words of another, which has more of them. */
function mayHangIn(row: readonly PageChar[], other: readonly PageChar[] | undefined): boolean {
  if (other === undefined || row.length >= other.length) return false
  const [first, its] = [row[0], other[0]]
  if (first === undefined || its === undefined) return false
  return Math.abs(first.baseline - its.baseline) < first.size * (sameBaseline + maxHang)
}

const around = (index: number): number[] => [index - 2, index - 1, index + 1, index + 2]

/** Rows where some characters of theirs are moved into others: `targetsOf` says which may take some of a row's, `move` which of a short run go where. */
function moved(
  rows: PageChar[][],
  targetsOf: (index: number) => number[],
  move: (
    run: readonly PageChar[],
    targets: readonly number[],
    to: (chars: readonly PageChar[], target: number) => void,
  ) => void,
): PageChar[][] {
  const odd = [...rows.keys()].flatMap((index): [number, number[]][] => {
    const targets = targetsOf(index)
    return targets.length === 0 ? [] : [[index, targets]]
  })
  if (odd.length === 0) return rows
  const made = rows.map((row): PageChar[] => [...row])
  for (const [index, targets] of odd)
    for (const run of shortRunsOf(rows[index] ?? []))
      move(run, targets, (chars, target) => {
        made[target]?.push(...chars)
        made[index] = made[index]?.filter((other) => !chars.includes(other)) ?? []
      })
  return made.filter((row) => row.length > 0)
}

/** Moves letters that hang in their words into the rows that they belong to. */
function withHangingLetters(rows: PageChar[][]): PageChar[][] {
  return moved(
    rows,
    (index) => around(index).filter((other) => mayHangIn(rows[index] ?? [], rows[other])),
    (run, targets, to) => {
      const word = targets.find((each) => run.some((char) => isOfWordIn(char, rows[each] ?? [])))
      if (word !== undefined) to(run, word)
    },
  )
}

/** A run's characters, those of one word together: the first of "10", or the comma of "17,18", may stand too far from the words beside it. */
function piecesOf(run: readonly PageChar[]): PageChar[][] {
  const pieces: PageChar[][] = []
  for (const char of run) {
    const piece = pieces.at(-1)
    const last = piece?.at(-1)
    const goesOn =
      last !== undefined &&
      last.size === char.size &&
      Math.abs(last.baseline - char.baseline) < char.size * touching &&
      char.left - last.right < char.size * touching
    if (goesOn) piece?.push(char)
    else pieces.push([char])
  }
  return pieces
}

/** Moves notes' numbers and indices into the rows that they belong to. */
function withSmallType(rows: PageChar[][]): PageChar[][] {
  const sizes = rows.map(sizesOf)
  return moved(
    rows,
    (index) =>
      around(index).filter((other) => (sizes[index]?.least ?? 0) < (sizes[other]?.most ?? 0) * smallType),
    (run, targets, to) => {
      for (const piece of piecesOf(run)) {
        const target = targets.find((each) => piece.some((char) => isBeside(char, rows[each] ?? [])))
        if (target !== undefined) to(piece, target)
      }
    },
  )
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
  return withSmallType(withHangingLetters(rows)).flatMap((each) =>
    apartWhereMixed(each.sort((a, b) => a.left - b.left)),
  )
}

/** Of its size: more than italics hang over the letter behind them. */
const overlap = 0.15
/** Places in the page's content between characters that were printed one behind the other: blanks stand between, and what PDFium puts in. */
export const nextPlaces = 4
/** Letters of each of two lines that run into each other; and the share of the shorter one that may lie over the other. What covers more is printed twice. */
const lineLetters = 6
const mixedShare = 0.3

function isMixed(row: readonly PageChar[]): boolean {
  let before: PageChar | undefined
  for (const char of row) {
    if (char.blank) continue
    if (before !== undefined && before.index > char.index && before.right - char.left > char.size * overlap)
      return true
    before = char
  }
  return false
}

const widthOf = (run: readonly PageChar[]): [left: number, right: number] => [
  Math.min(...run.map(({ left }) => left)),
  Math.max(...run.map(({ right }) => right)),
]

/** An overfull line whose end lies over the beginning of the next column's, each by itself: their letters would be mixed. */
function apartWhereMixed(row: PageChar[]): PageChar[][] {
  if (!isMixed(row)) return [row]
  const runs: PageChar[][] = []
  for (const char of row.toSorted((a, b) => a.index - b.index)) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    if (last !== undefined && char.index - last.index <= nextPlaces && char.left >= last.left) run?.push(char)
    else runs.push([char])
  }
  const sorted = runs.toSorted((a, b) => widthOf(a)[0] - widthOf(b)[0])
  const isOver = (run: readonly PageChar[], next: readonly PageChar[]): boolean => {
    const [from, to] = widthOf(run)
    const [left, right] = widthOf(next)
    const shared = to - left
    return shared > 0 && shared < Math.min(to - from, right - left) * mixedShare
  }
  const parts: PageChar[][] = [[]]
  for (const [index, run] of sorted.entries()) {
    const before = sorted[index - 1]
    const mixes =
      before !== undefined && Math.min(run.length, before.length) >= lineLetters && isOver(before, run)
    if (mixes) parts.push([])
    parts.at(-1)?.push(...run)
  }
  return parts.length === 1 ? [row] : parts.map((part) => part.sort((a, b) => a.left - b.left))
}
