import { median } from '../phases/quantile.ts'
import { cropped, resized, type GreyPicture } from './grey-picture.ts'
import { linesIn, withLines, type Recognised, type RecognisedLine } from './recognised.ts'
import { boxAround, boxOf, type Box } from './second-look.ts'
import type { TextReader } from './tesseract.ts'
import { thingsOn } from './things-on.ts'

type Word = RecognisedLine['words'][number]
type Reader = Pick<TextReader, 'recognise'>

/** Below this a line is none (place-words.ts), but may be what Tesseract took a large letter for. */
const leastOfLine = 45
/** Lines of a page from which the height of its capitals is known. */
const fewLines = 5
/** Things on a page that are looked at: a drawing is many. */
const mostLooks = 8
/** Of the height of capitals. */
const initialHeight = { least: 1.8, most: 6 }
const numeralHeight = { least: 0.85, most: 4 }
/** Width to height of a letter: a rule is thinner, a row of several letters wider. */
const shape = { least: 0.12, most: 1.4 }
const patterns = { numeral: /^(?:[IVXLC]{1,7}|\d{1,3})[.:]?$/u, initial: /^\p{Lu}$/u }
/** 0 to 100, of one look, and of all that show the same: of an initial in a thin type one look of four may be sure, and the others see a sign or a small letter. */
const leastSure = { look: 50, all: 75 }

const heightOf = ({ y0, y1 }: Box): number => y1 - y0
const widthOf = ({ x0, x1 }: Box): number => x1 - x0
const capitalsOf = ({ rowAttributes }: RecognisedLine): number =>
  rowAttributes.rowHeight - Math.abs(rowAttributes.descenders)

/** Share of a thing that a word's box may cover, which Tesseract guesses. */
const mayCover = 0.3

function isCovered(thing: Box, by: Box): boolean {
  const across = Math.min(thing.x1, by.x1) - Math.max(thing.x0, by.x0)
  const down = Math.min(thing.y1, by.y1) - Math.max(thing.y0, by.y0)
  return across > 0 && down > 0 && across * down > widthOf(thing) * heightOf(thing) * mayCover
}

/** Looks at a letter or a few alone: pixels of its height, and of white around it, of that height. A letter as large as an initial is known in some of them. */
const looksAt = {
  numeral: [{ as: 'line', px: 36, room: 0.5 }],
  initial: [
    { as: 'line', px: 48, room: 0.15 },
    { as: 'word', px: 32, room: 0.5 },
    { as: 'line', px: 72, room: 0.15 },
    { as: 'word', px: 24, room: 0.5 },
  ],
} as const
type Look = (typeof looksAt)[keyof typeof looksAt][number]

function seenSo({ as, px, room }: Look, box: Box, picture: GreyPicture, reader: Reader): RecognisedLine[] {
  const [width, height] = [widthOf(box), heightOf(box)]
  const part = cropped(picture, { left: box.x0, top: box.y0, width, height })
  const around = Math.round(height * room)
  const framed = cropped(part, {
    left: -around,
    top: -around,
    width: width + 2 * around,
    height: height + 2 * around,
  })
  return linesIn(reader.recognise(resized(framed, px / height), as))
}

/** What stands in a box by itself; null where it is not surely what is looked for. */
function readThing(box: Box, kind: keyof typeof looksAt, picture: GreyPicture, reader: Reader): Word | null {
  const sums = new Map<string, { looks: number; sum: number }>()
  for (const look of looksAt[kind]) {
    const words = seenSo(look, box, picture, reader).flatMap((line) => line.words)
    const text = words
      .map((word) => word.text)
      .join('')
      .replaceAll('|', 'I')
    const confidence = Math.min(...words.map((word) => word.confidence))
    if (confidence < leastSure.look || !patterns[kind].test(text)) continue
    const { looks, sum } = sums.get(text) ?? { looks: 0, sum: 0 }
    sums.set(text, { looks: looks + 1, sum: sum + confidence })
  }
  const [best] = [...sums].toSorted(([, a], [, b]) => b.sum - a.sum)
  if (best === undefined || best[1].sum < leastSure.all) return null
  const [text, { looks, sum }] = best
  const wide = widthOf(box) / text.length
  const symbols = text.split('').map((letter, at) => ({
    text: letter,
    bbox: { ...box, x0: box.x0 + at * wide, x1: box.x0 + (at + 1) * wide },
  }))
  return { text, confidence: sum / looks, bbox: box, symbols }
}

/** Of the height of capitals: how far a text begins beside its initial, and how far the two reach up. */
const besideInitial = 1.2
const asHigh = 0.7

/** The line that a large letter is the first of, where it reaches down beside the next one. */
function lineOfInitial(thing: Box, lines: readonly RecognisedLine[], capital: number): RecognisedLine | null {
  const at = lines.findIndex((line) => {
    const [first] = line.words
    if (first === undefined || !/^\P{L}*\p{L}/u.test(first.text)) return false
    const by = first.bbox.x0 - thing.x1
    const top = line.baseline.y0 - capital
    return Math.abs(by) < capital * besideInitial && Math.abs(top - thing.y0) < capital * asHigh
  })
  const [line, next] = [lines[at], lines[at + 1]]
  const [first] = next?.words ?? []
  if (line === undefined || next === undefined || first === undefined) return null
  const reachesDown =
    thing.y1 > next.baseline.y0 - capital / 2 && first.bbox.x0 > thing.x0 + widthOf(thing) / 2
  return reachesDown ? line : null
}

/** Of a thing's height: the gap to the next letter of one number. */
const letterGap = 0.8
/** On one page: more are a list's. */
const mostNumerals = 2
/** Of the height of capitals: the blank above and below a number that heads a chapter. */
const aroundNumeral = 1

/** Things that stand in one row, close to each other: the letters of "XII". */
function rowsOf(things: readonly Box[]): Box[] {
  const rows: Box[] = []
  for (const thing of things.toSorted((a, b) => a.x0 - b.x0)) {
    const at = rows.findIndex(
      (row) =>
        thing.x0 - row.x1 < heightOf(row) * letterGap &&
        Math.abs(thing.y1 - row.y1) < heightOf(row) / 4 &&
        Math.abs(heightOf(thing) - heightOf(row)) < heightOf(row) / 4,
    )
    const row = rows[at]
    if (row === undefined) rows.push(thing)
    else rows[at] = boxAround([row, thing])
  }
  return rows
}

/** A line of one word. */
function lineOf(word: Word, above: RecognisedLine): RecognisedLine {
  const height = heightOf(word.bbox)
  const { y1 } = word.bbox
  return {
    baseline: { ...word.bbox, y0: y1, y1 },
    confidence: word.confidence,
    rowAttributes: { ...above.rowAttributes, rowHeight: height, descenders: 0 },
    words: [word],
  }
}

/**
 * Finds the large letters of a page of text that Tesseract went past, since they stand alone: an initial that reaches down beside two lines and more, and the number that heads a chapter, "I".
 * They are read by themselves.
 */
export function withMissedLetters(found: Recognised, picture: GreyPicture, reader: Reader): Recognised {
  const lines = linesIn(found).filter(
    ({ words, confidence }) => words.length > 0 && confidence >= leastOfLine,
  )
  if (lines.length < fewLines) return found
  const capital = median(lines.map(capitalsOf))
  const words = lines.flatMap((line) => line.words.map(({ bbox }) => bbox))
  const boxes = lines.map(boxOf)
  const text = boxAround(boxes)
  const things = thingsOn(picture, (box) => {
    const height = heightOf(box)
    const ratio = widthOf(box) / height
    return (
      height >= capital * numeralHeight.least &&
      height <= capital * initialHeight.most &&
      ratio >= shape.least &&
      ratio <= shape.most &&
      box.x0 >= text.x0 - capital * 2 &&
      box.x1 <= text.x1 + capital &&
      box.y1 < text.y1 &&
      !words.some((word) => isCovered(box, word))
    )
  })
  let looks = 0
  const read = (box: Box, kind: keyof typeof looksAt): Word | null =>
    looks++ < mostLooks ? readThing(box, kind, picture, reader) : null
  const initials = new Map<RecognisedLine, Word>()
  const left = things.filter((thing) => {
    const line = heightOf(thing) < capital * initialHeight.least ? null : lineOfInitial(thing, lines, capital)
    if (line === null) return true
    const word = read(thing, 'initial')
    if (word !== null) initials.set(line, word)
    return false
  })
  const heads = new Map<RecognisedLine, RecognisedLine>()
  const rows = rowsOf(left)
  for (const row of rows.length > mostNumerals ? [] : rows) {
    if (heightOf(row) > capital * numeralHeight.most) continue
    const room = capital * aroundNumeral
    const isAlone = boxes.every(({ y0, y1 }) => y1 < row.y0 - room || y0 > row.y1 + room)
    const below = lines.find((line) => line.baseline.y0 > row.y1)
    // What is above all others may be a page's number, which is no larger than the text.
    const isHead = heightOf(row) > capital * 1.2 || boxes.some(({ y1 }) => y1 < row.y0)
    const word = isAlone && isHead && below !== undefined ? read(row, 'numeral') : null
    if (word !== null && below !== undefined) heads.set(below, lineOf(word, below))
  }
  return withLines(found, (line) => {
    const [initial, head] = [initials.get(line), heads.get(line)]
    const whole = initial === undefined ? line : { ...line, words: [initial, ...line.words] }
    return head === undefined ? [whole] : [head, whole]
  })
}
