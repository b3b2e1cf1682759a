import { medianOfFew } from '../../quantile.ts'
import type { PageText } from '../../../pdf/page-chars.ts'
import type { PageChar } from '../../../pdf/placed-char.ts'
import { cleanText } from '../words/clean-text.ts'
import { regionsOf, type Region } from './columns.ts'
import { findAcrossText, textOfRun } from './across-text.ts'
import { withAccents } from './accents.ts'
import { besideText } from './margin-notes.ts'
import { withLowQuotes } from './low-quotes.ts'
import { withSuperiors } from './superiors.ts'
import { startsCaption } from './captions.ts'
import { withCyrillic } from './cyrillic.ts'
import { isIn, type Figure } from './figures.ts'
import { aboveCap, findDropCaps, type DropCap } from './drop-caps.ts'
import { Tally } from '../commonest.ts'
import type { Line, PageLines } from './line.ts'
import { cleanMarked, isRaised, markRaised, smallType, withoutMarkers } from './raised.ts'
import { segmentsOf, type Segment } from './segments.ts'
import { withUnswapped } from './swapped-ligatures.ts'
import { sizeOf } from './type-size.ts'

/** Ems. Justification stretches the spaces between words less. */
const cellGap = 1.15

const noSpaceBetween = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

/** Points; of most characters of a row. */
function rowSize(row: readonly Segment[]): number {
  const [first] = row
  if (row.length === 1 && first !== undefined) return first.size
  return sizeOf(row.flatMap((segment) => segment.chars.filter(({ blank }) => !blank)))
}

function endsInMono(row: readonly Segment[]): boolean {
  return row.at(-1)?.chars.findLast(({ blank }) => !blank)?.mono === true
}

function joinSegments(row: readonly Segment[], region: number, page: number): Line {
  const ordered = row.toSorted((a, b) => a.left - b.left)
  const size = rowSize(ordered)
  const baselines = new Tally(0.5)
  for (const segment of ordered) baselines.add(segment.baseline, segment.weight)
  const baseline = baselines.commonest()
  let text = ''
  let end = Number.NEGATIVE_INFINITY
  const cells: { at: number; left: number; right: number }[] = []
  let [left, right] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  let [top, bottom] = [left, right]
  let [weight, bold, mono] = [0, 0, 0]
  for (const segment of ordered) {
    const cjk = noSpaceBetween.test(text.slice(-1)) && noSpaceBetween.test(segment.text.slice(0, 1))
    const touches = segment.left - end < segment.size * 0.05
    const words = isRaised(segment, { size, baseline })
      ? markRaised(withoutMarkers(segment.text))
      : segment.text
    text += text === '' || cjk || touches ? '' : ' '
    const cell = cells.at(-1)
    if (cell !== undefined && segment.left - end < size * cellGap) cell.right = segment.right
    else cells.push({ at: withoutMarkers(text).length, left: segment.left, right: segment.right })
    text += words
    end = segment.right
    left = Math.min(left, segment.left)
    right = Math.max(right, segment.right)
    top = Math.min(top, segment.top)
    bottom = Math.max(bottom, segment.bottom)
    weight += segment.weight
    if (segment.bold) bold += segment.weight
    if (segment.mono) mono += segment.weight
  }
  const isMono = mono > weight / 2
  const isHard = text.endsWith('-') && !isMono && endsInMono(ordered)
  return {
    ...cleanMarked(text),
    ...(isHard ? { hardHyphen: true as const } : {}),
    left,
    right,
    top,
    bottom,
    baseline,
    size,
    bold: bold > weight / 2,
    mono: isMono,
    region,
    cells: cells.length > 1 ? cells : [],
    beside: false,
    dropCap: 0,
    page,
  }
}

/** Small type raised or lowered beside a line (notes' numbers, H₂O) belongs to it. */
function belongsTo(row: readonly Segment[], segment: Segment): boolean {
  return row.some((other) => {
    const shift = Math.abs(other.baseline - segment.baseline)
    const larger = Math.max(other.size, segment.size)
    if (shift > 0.55 * larger) return false
    if (shift <= 0.25 * larger) return true
    const smaller = Math.min(other.size, segment.size)
    const beside = segment.left < other.right + larger * 0.6 && segment.right > other.left - larger * 0.6
    return smaller < larger * smallType && beside
  })
}

function linesOf(region: Region, index: number, page: number): Line[] {
  const rows: Segment[][] = []
  // The larger ones first, so that a raised number finds its line.
  for (const segment of region.toSorted((a, b) => b.size - a.size || a.baseline - b.baseline)) {
    const row = rows.find((candidate) => belongsTo(candidate, segment))
    if (row === undefined) rows.push([segment])
    else row.push(segment)
  }
  return rows.map((row) => joinSegments(row, index, page)).toSorted((a, b) => a.baseline - b.baseline)
}

/** Puts a drop cap before the first of the lines beside it, and sets those lines back to the margin. */
function withDropCap(lines: readonly Line[], cap: DropCap): Line[] {
  // What stands above the letter begins behind it, or is no line of its.
  const reach = (line: Line): boolean =>
    line.baseline > cap.top - (line.left > cap.right - 2 ? line.size * aboveCap : 0) &&
    line.baseline < cap.bottom + line.size * (line.left > cap.left ? 0.4 : -0.4) &&
    line.left > cap.left - 1
  const beside = lines.filter((line) => reach(line) && line.left < cap.right + line.size * 4)
  const [first] = beside.toSorted((a, b) => a.baseline - b.baseline)
  const letters = cleanText(cap.chars.map((char) => char.text).join(''))
  return lines.map((line) => {
    if (!beside.includes(line)) return line
    if (line !== first) return { ...line, left: cap.left }
    return {
      ...line,
      text: `${letters}${line.text}`,
      raised: line.raised.map(({ at, length }) => ({ at: at + letters.length, length })),
      left: cap.left,
      top: Math.min(line.top, cap.top),
      dropCap: letters.length,
    }
  })
}

function without(chars: readonly PageChar[], out: readonly PageChar[]): readonly PageChar[] {
  if (out.length === 0) return chars
  const left = new Set(out)
  return chars.filter((char) => !left.has(char))
}

/** Puts what is written into a figure before its caption. */
function withFigures(lines: readonly Line[], chars: readonly PageChar[], figures: readonly Figure[]): Line[] {
  const all = [...lines]
  const left = new Set(chars)
  for (const figure of figures) {
    const own = [...left].filter((char) => isIn(figure, char))
    for (const char of own) left.delete(char)
    const words = segmentsOf(own)
    const region = all.reduce((most, line) => Math.max(most, line.region), 0) + 1
    const caption = all.findIndex(
      ({ text, baseline }) => Math.abs(baseline - figure.captionBaseline) < 1 && startsCaption(text),
    )
    const inside: Line[] = []
    for (const line of linesOf(words, region, all[0]?.page ?? 1)) inside.push({ ...line, figure: true })
    all.splice(caption < 0 ? all.length : caption, 0, ...inside)
  }
  return all
}

/** One page's characters as lines in reading order. Pure. */
export function pageLines(
  text: Omit<PageText, 'quarter'>,
  page: number,
  figures: readonly Figure[] = [],
): PageLines {
  const chars = withSuperiors(withLowQuotes(withAccents(withCyrillic(withUnswapped(text.chars)))))
  const bodySize = medianOfFew(chars, ({ size }) => size)
  const across = findAcrossText(chars, bodySize)
  const shown = without(chars, across.flat())
  const drawn =
    figures.length === 0 ? [] : shown.filter((char) => figures.some((figure) => isIn(figure, char)))
  const ofPage = without(shown, drawn)
  const caps = findDropCaps(ofPage, bodySize)
  const segments = segmentsOf(without(ofPage, caps.flatMap((cap) => cap.chars))) // prettier-ignore
  const beside = besideText(segments)
  const regions = regionsOf(segments.filter((segment) => !beside.has(segment)))
  let lines = regions.flatMap((region, index) => linesOf(region, index, page))
  if (beside.size > 0) {
    const notes = linesOf([...beside], regions.length, page)
    for (const note of notes) lines.push({ ...note, beside: true })
  }
  for (const cap of caps) lines = withDropCap(lines, cap)
  if (drawn.length > 0) lines = withFigures(lines, drawn, figures)
  return {
    page,
    width: text.width,
    height: text.height,
    lines,
    turned: cleanText([text.turned, ...across.map(textOfRun)].join(' ')),
  }
}
