import { sentenceEnd } from '../blocks/paragraphs.ts'
import type { Layout } from '../page/layout.ts'
import type { Line, PageLines } from '../page/line.ts'
import type { Raised } from '../page/raised.ts'
import { marksOf, noteLabel } from './note-marks.ts'

/** Notes are set smaller than the text by at least a twentieth: 9.5 to 10 points. */
export const smaller = 0.95
/** One size, apart from what rounding makes of it. */
export const sameSize = 0.06
/** Whether the small type at a page's foot runs under several columns at once; then it is read across them. */
function runsUnderColumns(all: readonly Line[], bodySize: number): boolean {
  const foot = new Set(smallFoot(all, bodySize))
  if (foot.size === 0) return false
  const above = all.filter((line) => !foot.has(line))
  return [...foot].some(({ left, right }) => {
    const under = above.filter((line) => line.left < right && line.right > left)
    const isBeside = (line: Line, other: Line): boolean =>
      other.region !== line.region &&
      other.left > line.right &&
      Math.abs(other.baseline - line.baseline) < bodySize * 2
    return under.some((line) => under.some((other) => isBeside(line, other)))
  })
}

/** A page's columns, without those under which other text of the page stands. */
export function lowestColumns(page: PageLines, bodySize: number): Line[][] {
  const sorted = page.lines.toSorted((a, b) => a.baseline - b.baseline)
  if (runsUnderColumns(sorted, bodySize)) return [sorted]
  const columns = new Map<number, Line[]>()
  for (const line of page.lines) {
    const column = columns.get(line.region)
    if (column === undefined) columns.set(line.region, [line])
    else column.push(line)
  }
  const all = [...columns.values()].map((lines) => lines.toSorted((a, b) => a.baseline - b.baseline))
  const foot = (lines: readonly Line[]): number => Math.max(...lines.map((line) => line.baseline))
  return all.filter((lines) => {
    const left = Math.min(...lines.map((line) => line.left))
    const right = Math.max(...lines.map((line) => line.right))
    return all.every(
      (others) =>
        others === lines ||
        foot(others) <= foot(lines) ||
        others.every((line) => line.right <= left + 1 || line.left >= right - 1),
    )
  })
}

/** The lines at a column's foot that are set in one size smaller than the text. `same`: the share by which one size differs. */
export function smallFoot(lines: readonly Line[], bodySize: number, same = sameSize): Line[] {
  const last = lines.at(-1)
  if (last === undefined || last.size > bodySize * smaller) return []
  const from = lines.findLastIndex((line) => Math.abs(line.size - last.size) > last.size * same)
  return lines.slice(from + 1)
}

/** The line of its column that a foot stands under. */
export function lineAbove([first]: readonly Line[], column: readonly Line[]): Line | undefined {
  return first === undefined ? undefined : column[column.indexOf(first) - 1]
}

/** Times the text's pitch. */
const overText = 1.1

export function belowGap(foot: readonly Line[], column: readonly Line[], layout: Layout): boolean {
  const [first] = foot
  const above = lineAbove(foot, column)
  return (
    first === undefined || above === undefined || first.baseline - above.baseline > layout.pitch * overText
  )
}

/** Whether a raised number belongs to the word before it: that of a Bible's verse stands close before a word, behind a blank. */
export function isBehindWord(text: string, { at, length }: Raised): boolean {
  return at > 0 && (/\S$/u.test(text.slice(0, at)) || !/^[\p{L}\p{N}“‘«„¿¡(]/u.test(text.slice(at + length)))
}

/**
 * Notes at a column's foot in the text's own size, as word processors set them without a style: below a gap, each with a raised label that counts on from the one before and
 * that the column above has as a mark, or the page before, which had no room for the note.
 */
export function labelledFoot(
  column: readonly Line[],
  layout: Layout,
  pushed: readonly string[] = [],
): Line[] {
  let foot: Line[] = []
  let next: number | null = null
  for (let at = column.length - 1; at > 0; at--) {
    const line = column[at]
    const found = line === undefined ? null : noteLabel(line)
    if (found === null || !found.raised) continue
    const number = Number(found.label)
    const lines = column.slice(at)
    const isMarked =
      pushed.includes(found.label) ||
      column
        .slice(0, at)
        .some((above) =>
          marksOf(above).some(
            (mark) => mark.raised && mark.labels.includes(found.label) && isBehindWord(above.text, mark),
          ),
        )
    if (!isMarked || (next !== null && number !== next - 1)) break
    if (belowGap(lines, column, layout)) foot = lines
    next = number
  }
  return foot
}

/** A note that its page had no room for to its end. `gap`: points between the text there and its notes. */
export type Unfinished = { gap: number }

/** Ems by which a full line may end before its column's edge. */
const ragged = 2

/** Whether the last note of a foot in the text's own size goes on over its page's end: its last line is full, and no sentence ends there. */
export function unfinishedIn(
  column: readonly Line[],
  foot: readonly Line[],
  layout: Layout,
): Unfinished | null {
  const above = lineAbove(foot, column)
  const [first, last] = [foot[0], foot.at(-1)]
  if (first === undefined || last === undefined || above === undefined) return null
  const right = Math.max(...column.map((line) => line.right))
  const isFull = last.right > right - last.size * ragged
  if (last.size <= layout.bodySize * smaller || !isFull || sentenceEnd.test(last.text)) return null
  return { gap: first.baseline - above.baseline }
}

/** Times the gap over the notes of the page before. A page may stretch it, and a chapter's last one has more. */
const likeGap = 0.75

/** A foot with the rest of a note in the text's own size before it: what stands below such a gap as its beginning does. */
export function withRestOfNote(
  column: readonly Line[],
  foot: Line[],
  { gap }: Unfinished,
  layout: Layout,
): Line[] {
  const [first] = foot
  for (let at = (first === undefined ? column.length : column.indexOf(first)) - 1; at > 0; at--) {
    const step = (column[at]?.baseline ?? 0) - (column[at - 1]?.baseline ?? 0)
    if (step <= layout.pitch * overText) continue
    return step > gap * likeGap ? column.slice(at) : foot
  }
  return foot
}
