import type { GreyPicture } from './grey-picture.ts'
import { linesIn, withLines, type Recognised, type RecognisedLine } from './recognised.ts'

type Word = RecognisedLine['words'][number]
type Box = RecognisedLine['baseline']

/** Of the height of capitals. A word alone between two blanks has as much room as this and more: of "as I am" 0.93, where a blank by itself has 0.36. */
const leastRoom = 0.7
const mostRoom = 2.5
/** A stroke with serifs is as wide as this at most, and stands as far from its neighbours. */
const strokeWidth = { least: 0.06, most: 0.5 }
const besideStroke = 0.12
/** It reaches from the line up to where capitals do, 0.84 of what Tesseract fits to the line; a comma, a dash, a quotation mark does not. */
const strokeHeight = { least: 0.72, most: 1.2 }
/** Share of its rows that have ink: an exclamation mark has a gap. */
const unbroken = 0.97
const inkBelow = 128
/** So little that what no language makes a word of is left out again. */
const confidence = 50

/** The one thing that leaves ink within a box, from side to side and from top to bottom, and the share of its rows that have some; null: nothing, or several things. */
function onlyInk(box: Box, { width, height, pixels }: GreyPicture): { box: Box; filled: number } | null {
  const [left, right] = [Math.max(0, Math.round(box.x0)), Math.min(width, Math.round(box.x1))]
  const [top, bottom] = [Math.max(0, Math.round(box.y0)), Math.min(height, Math.round(box.y1))]
  const isInk = (x: number, y: number): boolean => (pixels[y * width + x] ?? inkBelow) < inkBelow
  const rowsOf = Array.from({ length: Math.max(0, bottom - top) }, (_, row) => top + row)
  const columns = Array.from({ length: Math.max(0, right - left) }, (_, column) => left + column)
  const hasInk = (x: number): boolean => rowsOf.some((y) => isInk(x, y))
  // What a box is too narrow for reaches in from the sides.
  const first = columns.findIndex((x) => !hasInk(x))
  const behind = columns.findLastIndex((x) => !hasInk(x))
  const inked = columns.slice(Math.max(0, first), behind + 1).filter(hasInk)
  const [x0, last] = [inked[0], inked.at(-1)]
  if (x0 === undefined || last === undefined || last - x0 + 1 !== inked.length) return null
  const rows = rowsOf.filter((y) => inked.some((x) => isInk(x, y)))
  const [y0 = top, end = top] = [rows[0], rows.at(-1)]
  const found = { x0, y0, x1: last + 1, y1: end + 1 }
  return { box: found, filled: rows.length / (found.y1 - found.y0) }
}

function strokeBetween(before: Word, behind: Word, line: RecognisedLine, picture: GreyPicture): Word | null {
  const { rowHeight, descenders } = line.rowAttributes
  const height = rowHeight - Math.abs(descenders)
  const room = behind.bbox.x0 - before.bbox.x1
  if (room < height * leastRoom || room > height * mostRoom) return null
  const base = (line.baseline.y0 + line.baseline.y1) / 2
  const found = onlyInk(
    {
      x0: before.bbox.x1 + 1,
      x1: behind.bbox.x0 - 1,
      y0: base - height * strokeHeight.most,
      y1: base + height * (strokeHeight.most - 1),
    },
    picture,
  )
  if (found === null || found.filled < unbroken) return null
  const { box } = found
  const [wide, high] = [(box.x1 - box.x0) / height, (box.y1 - box.y0) / height]
  const isStroke =
    wide >= strokeWidth.least &&
    wide <= strokeWidth.most &&
    high >= strokeHeight.least &&
    high <= strokeHeight.most &&
    box.x0 - before.bbox.x1 >= height * besideStroke &&
    behind.bbox.x0 - box.x1 >= height * besideStroke
  return isStroke ? { text: '|', confidence, bbox: box, symbols: [{ text: '|', bbox: box }] } : null
}

/** Of the height of capitals: two strokes in lines that follow each other stand no further apart where they are a rule's. */
const ruleAside = 0.3

/** Whether the next line has a stroke right above or below: a rule beside a table's or a list's rows, piece by piece. */
function isOfRule(stroke: Word, others: readonly Word[]): boolean {
  const { x0, y0, y1 } = stroke.bbox
  const height = y1 - y0
  return others.some(({ bbox }) => {
    const by = Math.abs(bbox.y0 - y0)
    return Math.abs(bbox.x0 - x0) < height * ruleAside && by > height / 2 && by < height * 3
  })
}

/** Puts a stroke where one stands by itself between two words and Tesseract made nothing of it: it is English's "I", which is lost so a few times in a book. */
export function withUnreadStrokes(found: Recognised, picture: GreyPicture): Recognised {
  const lines = linesIn(found)
  const before = new Map<Word, Word>()
  for (const line of lines)
    for (const [index, word] of line.words.entries()) {
      const last = line.words[index - 1]
      const stroke = last === undefined ? null : strokeBetween(last, word, line, picture)
      if (stroke !== null) before.set(word, stroke)
    }
  if (before.size === 0) return found
  const read = lines.flatMap(({ words }) => words.filter(({ text }) => text === '|'))
  const all = [...before.values(), ...read]
  return withLines(found, (line) => {
    const words = line.words.flatMap((word) => {
      const stroke = before.get(word)
      return stroke === undefined || isOfRule(stroke, all) ? [word] : [stroke, word]
    })
    return [words.length === line.words.length ? line : { ...line, words }]
  })
}
