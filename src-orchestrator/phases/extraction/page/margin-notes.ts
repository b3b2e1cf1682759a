import { median } from '../../quantile.ts'
import type { Segment } from './segments.ts'

/** Share of the widest line from which a line shows where the text's margins are. */
const wide = 0.6
/** Full lines that must end at one place; of a chapter's last ones, which are fewer, all text shows the edge. */
const minFull = 5
const fewFull = 2
/** Share of the page's letters that may stand in its margins, and beside a chapter's last lines. */
const maxShare = { usual: 0.3, ofFew: 0.5 }

/** Lines of a note beside a chapter's last ones: a single one may be anything. */
const fewestStacked = 2

/** Ems between the baselines of what stands together. */
const nearby = 4
/** Ems. A page's number, the only one there, stands in the margin in the text's own type, clearer of it than notes. */
const numberBlank = 1
const noteBlank = 0.4
/** The same of a number, a sign or a letter: a footnote's label hangs out so far where its words begin at the text's edge (ConTeXt: 5 points of 12). */
const labelBlank = 0.5
const label = /^(?:\P{L}+|\p{L})$/u
const onlyNumber = /^[\p{P}\s]*\d{1,4}[\p{P}\s]*$/u

const valueOf = ({ text }: Segment): number => Number(/\d+/u.exec(text)?.[0])

/** "5", "10", "15" beside verse: they count the lines of text between them, by fives or tens. */
function countLines(numbers: readonly Segment[], text: readonly Segment[]): boolean {
  const rows = [...new Set(text.map(({ baseline }) => Math.round(baseline)))]
  const counts = numbers.map((segment) => ({
    value: valueOf(segment),
    lines: rows.filter((row) => row <= segment.baseline + 1).length,
  }))
  const [first] = counts
  return (
    numbers.length > 1 &&
    counts.every(({ value }) => value % 5 === 0) &&
    counts.every(({ value, lines }) => value - lines === (first?.value ?? 0) - (first?.lines ?? 0))
  )
}

/** Numbers of a transcript's or a draft's lines, of which some go on in the midst of a sentence or are empty; those of contents and lists do not and are not. */
const fewestLines = 8
const fewestGoingOn = 2

/** Each line of the page has its number, empty ones too. */
function countEveryLine(numbers: readonly Segment[], text: readonly Segment[]): boolean {
  const sorted = numbers.toSorted((a, b) => a.baseline - b.baseline)
  const values = sorted.map(valueOf)
  const goesOn = sorted.filter(({ baseline, size }) => {
    const row = text.filter((each) => Math.abs(each.baseline - baseline) < size * 0.5)
    const [first] = row.toSorted((a, b) => a.left - b.left)
    return first === undefined || /^\p{Ll}/u.test(first.text)
  })
  return (
    sorted.length >= fewestLines &&
    values.every((value, at) => value === (values[0] ?? 0) + at) &&
    goesOn.length >= fewestGoingOn
  )
}

/** Points; and numbers that must stand under each other for others to be theirs. */
const sameEdge = 2
const fewestNumbers = 2

function isUnder(upper: Segment, lower: Segment): boolean {
  return lower.baseline > upper.baseline && lower.left < upper.right && lower.right > upper.left
}

/** The most of the numbers that stand under each other: the page's own is at another place. */
function widestColumn(numbers: readonly Segment[]): readonly Segment[] {
  const columns = numbers.map((number) =>
    numbers.filter(
      ({ left, right }) =>
        Math.abs(left - number.left) < sameEdge || Math.abs(right - number.right) < sameEdge,
    ),
  )
  return columns.reduce((most, each) => (each.length > most.length ? each : most), [])
}

/** Lines of verse from one of their numbers to the next. */
const versePace = 5
const fewestPaces = 2

/** "5", "10", "15" under each other behind verse, within its measure: as many lines of text stand from each to the next. */
function verseNumbers(segments: readonly Segment[]): Segment[] {
  const isBehind = (segment: Segment): boolean =>
    segments.some(
      ({ right, baseline }) =>
        right < segment.left && Math.abs(baseline - segment.baseline) < segment.size * 0.5,
    )
  const isNumber = (segment: Segment): boolean =>
    onlyNumber.test(segment.text) && valueOf(segment) % versePace === 0 && isBehind(segment)
  const numbers = widestColumn(segments.filter(isNumber)).toSorted((a, b) => a.baseline - b.baseline)
  if (numbers.length <= fewestPaces) return []
  const text = segments.filter((each) => !numbers.includes(each))
  const rows = [...new Set(text.map(({ baseline }) => Math.round(baseline)))]
  const paces = numbers.filter((number, at) => {
    const before = numbers[at - 1]
    if (before === undefined || valueOf(number) !== valueOf(before) + versePace) return false
    const between = rows.filter((row) => row > before.baseline + 1 && row <= number.baseline + 1)
    return between.length === versePace
  })
  return paces.length >= fewestPaces ? numbers : []
}

/** Share of the full lines that may reach over into the margin: a head, a line in which a note begins. */
const stray = 0.08
/** Ems by which those stand out from the others: from such as end anywhere, and from such of which most end at one place. */
const strayFrom = 3
const strayFromEdge = 0.15
const justified = 0.5

/** The edge at which lines end: the furthest right, but for a few that end far beyond all others, or beyond the edge of most, being too full. */
function outermost(rights: readonly number[], size: number): number {
  const sorted = rights.toSorted((a, b) => b - a)
  for (let few = Math.floor(sorted.length * stray); few > 0; few--) {
    const edge = sorted[few] ?? 0
    const atEdge = sorted.filter((right) => Math.abs(right - edge) < size * 0.1).length
    const from = atEdge >= sorted.length * justified ? strayFromEdge : strayFrom
    if ((sorted[few - 1] ?? 0) - edge > size * from) return edge
  }
  return sorted[0] ?? 0
}

/**
 * What stands in the margin of a page of one column, beside the text: in smaller or other type than the text's, clear of the edge at which full lines
 * end. Empty where the page has no such edge.
 */
function besideEdge(segments: readonly Segment[]): readonly Segment[] {
  const widest = Math.max(0, ...segments.map((segment) => segment.right - segment.left))
  const full = segments.filter((segment) => segment.right - segment.left > widest * wide)
  if (full.length < fewFull) return []
  const size = median(full.map((segment) => segment.size))
  const isSmaller = (segment: Segment): boolean => segment.size < size * 0.95
  const few = full.length < minFull
  const text = few ? segments.filter((segment) => !isSmaller(segment)) : full
  const edgeOf = (ends: readonly number[]): number => (few ? Math.max(...ends) : outermost(ends, size))
  const left = -edgeOf(text.map((segment) => -segment.left))
  const right = edgeOf(text.map((segment) => segment.right))
  const isNear = (line: Segment, segment: Segment): boolean =>
    Math.abs(line.baseline - segment.baseline) < size * nearby
  const blankBeside = (segment: Segment): number =>
    Math.max(segment.left - right, left - segment.right) / size
  const numbers = segments.filter(
    (segment) => !isSmaller(segment) && blankBeside(segment) > numberBlank && onlyNumber.test(segment.text),
  )
  const others = segments.filter((each) => !numbers.includes(each))
  const column = widestColumn(numbers)
  const isCount = numbers.length === 1 || countLines(column, others) || countEveryLine(column, others)
  const blankOf = ({ text: words }: Segment): number => (label.test(words) ? labelBlank : noteBlank)
  const aside = [
    ...segments.filter((segment) => isSmaller(segment) && blankBeside(segment) > blankOf(segment)),
    ...(isCount && !few ? column : []),
  ]
  const near = aside.filter((segment) => full.some((line) => isNear(line, segment)))
  // Numbers of lines go on beside a heading, and beside short ones.
  const inRow = (segment: Segment): boolean =>
    onlyNumber.test(segment.text) &&
    near.filter((each) => onlyNumber.test(each.text) && Math.abs(each.right - segment.right) < sameEdge)
      .length >= fewestNumbers
  const found = aside.filter((segment) => near.includes(segment) || inRow(segment))
  // A note beside the text's last lines runs on below them.
  for (const segment of aside.toSorted((a, b) => a.baseline - b.baseline))
    if (!found.includes(segment) && found.some((other) => isNear(other, segment) && isUnder(other, segment)))
      found.push(segment)
  const weigh = (some: readonly Segment[]): number => some.reduce((sum, { weight }) => sum + weight, 0)
  if (few && found.length < fewestStacked) return []
  return weigh(found) > weigh(segments) * (few ? maxShare.ofFew : maxShare.usual) ? [] : found
}

/** What stands in the margin, and numbers of verse. */
export function besideText(segments: readonly Segment[]): Set<Segment> {
  const ofVerse = verseNumbers(segments)
  const others = ofVerse.length === 0 ? segments : segments.filter((each) => !ofVerse.includes(each))
  return new Set([...ofVerse, ...besideEdge(others)])
}
