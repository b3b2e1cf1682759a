import type { Line } from '../page/line.ts'
import type { Candidate, Numeral, Seen } from './page-edges.ts'
import { add, isLongRow, isOnPages, see, slotOf } from './page-edges.ts'

export type Verdict = 'page-number' | 'running-head'

/** Pages on which heads must stand in one row, or numbers count in one way, for others to be judged by them. */
export const minRepeats = 3
/** Of heads that were told by their words, over text that begins at one place: of a few scanned pages one side has no more. */
const minOverText = 2

export const inRow = (a: Line, b: Line): boolean => Math.abs(a.baseline - b.baseline) < 2

/** Whether a wide blank parts a line from all other rows of its page's edge, but for those that are known to be no text. */
export function isApart(
  { line, beside }: Candidate,
  known?: Pick<ReadonlyMap<Line, Verdict>, 'has'>,
): boolean {
  return beside
    .filter((other) => !inRow(other.line, line) && known?.has(other.line) !== true)
    .every((other) => Math.abs(other.line.baseline - line.baseline) > line.size * 2)
}

/** Of the text's size: browsers' kin set heads in their own 12 points over whatever the text has. */
const largeHead = 1.5

/**
 * A head that was seen on too few pages to repeat: in the row and the size of those that do, apart from the text's own size; or beside the number of
 * its page.
 */
export function joinTheirRow(
  candidates: readonly Candidate[],
  verdicts: Map<Line, Verdict>,
  bodySize: number,
): void {
  const rows: Seen = new Map()
  const typeOf = ({ edge, line }: Candidate, by = 0): string => `${edge} ${Math.round(line.size * 4) + by}`
  for (const candidate of candidates)
    if (verdicts.has(candidate.line)) see(rows, typeOf(candidate), slotOf(candidate), candidate.page)
  for (const { line, beside } of candidates) {
    const besideNumber = beside.some(
      (other) => verdicts.get(other.line) === 'page-number' && inRow(other.line, line),
    )
    if (!verdicts.has(line) && besideNumber) verdicts.set(line, 'running-head')
  }
  const judgeRow = (): void => {
    const aboveText = textRows(candidates, verdicts)
    for (const candidate of candidates) {
      if (verdicts.has(candidate.line)) continue
      // The last lines of notes may stand at one height too, but close under others.
      if (candidate.line.size > bodySize * largeHead || isLongRow(candidate.line)) continue
      if (!isApart(candidate, verdicts)) continue
      // Of one type on scans 6.84 and 6.98 points were seen.
      const isInRow = (least: number) =>
        [0, -1, 1].some((by) => isOnPages(rows, typeOf(candidate, by), slotOf(candidate), least))
      if (!isInRow(minOverText)) continue
      const ownType = Math.abs(candidate.line.size - bodySize) >= bodySize * 0.04
      const isHead = (ownType && isInRow(minRepeats)) || aboveText(candidate)
      if (isHead) verdicts.set(candidate.line, 'running-head')
    }
  }
  const known = verdicts.size
  judgeRow()
  // Of sections' names, each on a page or two of one side, those above figures are told by the others.
  if (verdicts.size > known) judgeRow()
}

/** Points: the text under one head may begin a little lower than under another, with a capital or a larger line. */
const sameRow = 4

/** Points by which what stands at one edge differs. */
const sameEdge = 1

/**
 * Whether a line over a wider blank than heads have, above a figure, say, ends, or begins, at the text's edge as one of them does. Chapters' names stand in the middle, as
 * heads may.
 */
function isAlignedWith({ line }: Candidate, { line: head, beside }: Candidate): boolean {
  const isAt = (edge: 'left' | 'right', other: Line): boolean => Math.abs(line[edge] - other[edge]) < sameEdge
  const edge = isAt('right', head) ? 'right' : 'left'
  if (Math.abs(line.baseline - head.baseline) >= sameEdge || !isAt(edge, head)) return false
  return beside.some((other) => !inRow(other.line, head) && isAt(edge, other.line))
}

/** Whether the text begins behind a row where it does behind rows that are heads: what is in the text's own type at a head's height is one then, a section's name over one page alone. */
function textRows(
  candidates: readonly Candidate[],
  verdicts: ReadonlyMap<Line, Verdict>,
): (candidate: Candidate) => boolean {
  const inward = (candidate: Candidate): number => {
    const distances = candidate.beside
      .filter(({ line }) => !verdicts.has(line))
      .map(({ distance }) => distance)
    return Math.min(...distances.filter((distance) => distance > candidate.distance + 2))
  }
  const heads = candidates
    .filter(({ line }) => verdicts.get(line) === 'running-head')
    .map((head) => ({ head, text: inward(head) }))
  return (candidate) => {
    const text = inward(candidate)
    const alike = heads.filter(
      ({ head, text: other }) =>
        head.edge === candidate.edge &&
        Math.abs(head.distance - candidate.distance) < sameRow &&
        (Math.abs(other - text) < sameRow || (text > other && isAlignedWith(candidate, head))),
    )
    return alike.length >= (candidate.edge === 'top' ? minOverText : minRepeats)
  }
}

/** Of its size: lines of one head stand no further apart. */
export const headPitch = 1.5

/**
 * What is left over of a head that was too long for one line: in its own type, which is not the text's, close above or below the line of it that was found. At a page's
 * foot notes stand close above; there only what is below is asked for.
 */
export function joinTheirHead(
  candidates: readonly Candidate[],
  verdicts: Map<Line, Verdict>,
  bodySize: number,
): void {
  const isOfHead = ({ line, edge, distance }: Candidate, head: Candidate): boolean =>
    verdicts.get(head.line) === 'running-head' &&
    Math.abs(head.line.size - line.size) < 0.1 &&
    Math.abs(head.distance - distance) < line.size * headPitch &&
    (edge === 'top' || distance < head.distance)
  // From its number outwards: the name of a short chapter stands over too few pages to repeat.
  let left = candidates.filter(
    ({ line }) => !verdicts.has(line) && Math.abs(line.size - bodySize) >= bodySize * 0.04,
  )
  for (;;) {
    const joined = left.filter((candidate) => candidate.beside.some((head) => isOfHead(candidate, head)))
    if (joined.length === 0) return
    for (const { line } of joined) verdicts.set(line, 'running-head')
    left = left.filter((candidate) => !joined.includes(candidate))
  }
}

/** Whether a wide blank parts a number from the words of its line: the last line of a head that was too long for one. */
function isCell({ line: { text, cells } }: Candidate, { value }: Numeral): boolean {
  const [first, second] = [cells[0]?.at, cells[1]?.at]
  const last = cells.at(-1)?.at
  if (first === undefined || second === undefined || last === undefined) return false
  return [text.slice(first, second), text.slice(last)].some((cell) => cell.trim() === `${value}`)
}

/** Whether a candidate's row is parted from what stands further inward. */
function isOverBlank({ line, distance, beside }: Candidate): boolean {
  return beside.every(
    (other) => other.distance < distance + 2 || other.distance > distance + line.size * headPitch,
  )
}

/** A number that stands elsewhere on a few pages, under a chapter's first page, say, and counts them as the others do theirs. */
export function numbersElsewhere(
  candidates: readonly Candidate[],
  verdicts: Map<Line, Verdict>,
  bodySize: number,
): void {
  const counts = new Map<string, Set<number>>()
  for (const { line, page, numerals } of candidates)
    if (verdicts.has(line))
      for (const { kind, value } of numerals) add(counts, `${kind} ${value - page}`, page)
  // A page that has its number has it again for something else: chapter 1 on page 1.
  const numberOf = ({ page }: Candidate, { kind, value }: Numeral): string => `${page} ${kind} ${value}`
  const told = new Set(
    candidates
      .filter(({ line }) => verdicts.has(line))
      .flatMap((candidate) => candidate.numerals.map((numeral) => numberOf(candidate, numeral))),
  )
  for (const candidate of candidates) {
    const { line, page } = candidate
    if (verdicts.has(line) || line.size > bodySize * 1.1) continue
    const known = candidate.numerals.filter(
      ({ kind, value }) => (counts.get(`${kind} ${value - page}`)?.size ?? 0) >= minRepeats,
    )
    if (candidate.numerals.some((numeral) => told.has(numberOf(candidate, numeral)))) continue
    if (known.some(({ rest }) => rest === '') && isApart(candidate)) verdicts.set(line, 'page-number')
    else if (known.some((numeral) => isCell(candidate, numeral)) && isOverBlank(candidate))
      verdicts.set(line, 'running-head')
  }
}
