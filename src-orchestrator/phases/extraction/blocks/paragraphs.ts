import { isCutAddress } from '../words/cut-address.ts'
import { endsInHyphen } from '../words/hyphens.ts'
import type { Layout } from '../page/layout.ts'
import type { PlacedLine } from '../page/line.ts'

/** Lines that belong together, before their words are joined. */
export type LineGroup = {
  kind: 'text' | 'display'
  lines: PlacedLine[]
}

/** Ems. */
const indentFrom = 0.6
const indentTo = 8
/** Text this much larger than the body is displayed: titles, headings. */
const displayRatio = 1.12
/** Parts of the usual distance between lines. */
const gapRatio = 1.35

/** Parts of the size by which lines of one paragraph may differ. */
const sameSize = 0.12

export const sentenceEnd = /[.!?:…。！？][)\]”’"'»›*†‡\d]*$|[”»]$|—[”’"]?$/u

function isDisplay(line: PlacedLine, layout: Layout): boolean {
  if (line.size > layout.bodySize * displayRatio && line.dropCap === 0) return true
  return line.bold && !layout.bodyIsBold && line.text.length < 100 && line.size >= layout.bodySize * 0.95
}

/** Set in the middle of its column, clear of both margins. */
export function isCentred(line: PlacedLine, layout: Layout): boolean {
  const { left, right } = layout.margins(line.page, line.region)
  const clear = line.left - left > layout.bodySize * 2 && right - line.right > layout.bodySize * 2
  return clear && Math.abs(line.left - left - (right - line.right)) < layout.bodySize * 1.5
}

/** A ragged first line may stand in the middle of its column by chance; it has the indent that first lines have, and its sentence goes on below. */
function isFirstLine(line: PlacedLine, next: PlacedLine, layout: Layout): boolean {
  const near = layout.bodySize * 0.3
  const indent = line.left - layout.margins(line.page, line.region).left
  const nextIndent = next.left - layout.margins(next.page, next.region).left
  return (
    layout.indent > 0 &&
    Math.abs(indent - layout.indent) < near &&
    Math.abs(nextIndent) < near &&
    !sentenceEnd.test(line.text)
  )
}

function sameFlow(a: PlacedLine, b: PlacedLine): boolean {
  return a.page === b.page && a.region === b.region
}

/** Whether the next line's first word would have fitted behind the line: then the line was ended on purpose. */
export function endedEarly(line: PlacedLine, next: PlacedLine, layout: Layout): boolean {
  const { right } = layout.margins(line.page, line.region)
  const letterWidth = (line.right - line.left) / Math.max(1, line.text.length)
  const firstWord = next.text.split(' ', 1)[0] ?? ''
  return line.right + letterWidth * (firstWord.length + 1.5) < right - layout.bodySize * 0.5
}

/** A word that was cut goes on below, wherever the next line begins and in whatever type. */
export function isCutWord(line: PlacedLine, next: PlacedLine): boolean {
  if (!endsInHyphen(line.text)) return false
  if (/\p{Lu}{2}[-‐]$/u.test(line.text)) return /^\p{Lu}{2}/u.test(next.text)
  return /^\p{Ll}/u.test(next.text)
}

/** A full line without an end goes on below: paragraphs whose first line alone stands at the margin. */
function goesOnBelow(line: PlacedLine, next: PlacedLine, layout: Layout): boolean {
  return /^\p{Ll}/u.test(next.text) && !sentenceEnd.test(line.text) && !endedEarly(line, next, layout)
}

/** Whether `next` stands in a column under what runs across it, a title over two columns, say. A column's full last line goes on in the next one below a figure. */
function isUnderBand(line: PlacedLine, next: PlacedLine, layout: Layout): boolean {
  const below = line.page === next.page && line.region !== next.region && next.top >= line.bottom
  return below && !/^\p{Ll}/u.test(next.text) && endedEarly(line, next, layout)
}

/** Whether a paragraph begins with `next`, which follows `line` in the text. */
function startsParagraph(line: PlacedLine, next: PlacedLine, layout: Layout): boolean {
  const em = layout.bodySize
  if (isCutWord(line, next) || isCutAddress(line.text, next.text)) return false
  if (Math.abs(line.size - next.size) > Math.min(line.size, next.size) * sameSize) return true
  const flow = sameFlow(line, next)
  if (flow) {
    const step = next.baseline - line.baseline
    const usual = layout.pitch * (line.size / layout.bodySize)
    // A drop cap or a formula pushes lines apart; a step back is another column read wrongly, and no paragraph's end.
    if (step > usual * gapRatio && next.dropCap === 0) return !(/[-‐]$/u.test(line.text) && step < usual * 2)
  }
  if (next.dropCap > 0) return true
  if (flow && goesOnBelow(line, next, layout)) return false
  if (isUnderBand(line, next, layout)) return true
  // A title page's last line and the first chapter's heading.
  if (!flow && isCentred(line, layout) && isCentred(next, layout) && !/^\p{Ll}/u.test(next.text)) return true
  // Into a centred line, and out of one unless it is the last of an inset quotation, which keeps its margin.
  if (isCentred(next, layout) && !isCentred(line, layout) && Math.abs(line.left - next.left) > em) return true
  if (
    isCentred(line, layout) &&
    !isCentred(next, layout) &&
    Math.abs(line.left - next.left) > em &&
    !isFirstLine(line, next, layout)
  )
    return true
  const lineIndent = line.left - layout.margins(line.page, line.region).left
  const nextIndent = next.left - layout.margins(next.page, next.region).left
  const indented = nextIndent > em * indentFrom && nextIndent < em * indentTo
  const wasIndented = Math.abs(lineIndent - nextIndent) < em * 0.3
  const ended = sentenceEnd.test(line.text)
  if (indented && !wasIndented) {
    if (flow) return lineIndent < nextIndent || ended
    return ended || !/^\p{Ll}/u.test(next.text)
  }
  const { right } = layout.margins(line.page, line.region)
  // Two first lines under each other, or the lines of an inset quotation: the former are full or end their sentence.
  if (indented && wasIndented) return ended || (flow && line.right > right - em * 0.5)
  return ended && endedEarly(line, next, layout)
}

/** Whether a bold line is one of a paragraph's, most of whose letters happen to be bold there: names of commands, say. Headings stand clear, and end what stands above them. */
function isWithin(last: PlacedLine, line: PlacedLine, layout: Layout): boolean {
  const step = line.baseline - last.baseline
  if (!sameFlow(last, line) || step <= 0 || step > layout.pitch * gapRatio) return false
  if (Math.abs(last.size - line.size) > Math.min(last.size, line.size) * sameSize) return false
  return isCutWord(last, line) || goesOnBelow(last, line, layout)
}

function kindOf(
  line: PlacedLine,
  textBefore: PlacedLine | undefined,
  next: PlacedLine | undefined,
  layout: Layout,
): LineGroup['kind'] {
  if (!isDisplay(line, layout)) return 'text'
  if (textBefore !== undefined && isWithin(textBefore, line, layout)) return 'text'
  const opens = next !== undefined && !isDisplay(next, layout) && isWithin(line, next, layout)
  return opens ? 'text' : 'display'
}

function displayGoesOn(line: PlacedLine, next: PlacedLine): boolean {
  const step = next.baseline - line.baseline
  return (
    sameFlow(line, next) &&
    Math.abs(line.size - next.size) < line.size * 0.05 &&
    line.bold === next.bold &&
    step > 0 &&
    step < Math.max(line.size, next.size) * 1.9
  )
}

/** Lines, without heads and feet, in reading order, as paragraphs and displayed lines. */
export function groupLines(lines: readonly PlacedLine[], layout: Layout): LineGroup[] {
  const groups: LineGroup[] = []
  for (const [at, line] of lines.entries()) {
    const open = groups.at(-1)
    const last = open?.lines.at(-1)
    const kind = kindOf(line, open?.kind === 'text' ? last : undefined, lines[at + 1], layout)
    // Several bold lines, in the last of which the text goes on in plain type.
    const opensText = kind === 'text' && open?.kind === 'display' && isDisplay(line, layout)
    if (opensText && last !== undefined && displayGoesOn(last, line)) open.kind = 'text'
    if (open === undefined || last === undefined || open.kind !== kind) groups.push({ kind, lines: [line] })
    else if (kind === 'display' ? displayGoesOn(last, line) : !startsParagraph(last, line, layout))
      open.lines.push(line)
    else groups.push({ kind, lines: [line] })
  }
  return groups
}
