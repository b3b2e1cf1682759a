import { isBlank, type PageChar } from '../pdf/placed-char.ts'
import { commonest, Tally } from '../phases/extraction/commonest.ts'
import { quantile } from '../phases/quantile.ts'
import type { RecognisedLine } from './recognised.ts'

/** Ascender height to type size, of book types: 0.68 (Garamond) to 0.74 (Georgia). */
const ascenderHeight = 0.7
/** Sizes that differ less from the page's commonest are the same type: heights are counted in whole pixels. */
const sameSize = 0.14
/** Below this mean confidence a line is a stain, a drawing's hatching, a stamp. A word alone may have 0, only because its apostrophe could be another one. */
const leastOfLine = 45
/** Below this a sign without a letter or digit is a speck. */
const leastOfSign = 60

type Letter = { text: string; left: number; right: number; top: number; bottom: number }
type Word = { letters: Letter[]; left: number; right: number; top: number; bottom: number }
type Row = { words: Word[]; baseline: number; size: number; height: number }

/** So is, below this, what no short word looks like: a drawing's edge beside the text ("Ww", "x’"). "I'm" may have 0 for its apostrophe. */
const leastOfShort = 30
const looksLikeWord = /\p{L}{3}|\p{L}['’]\p{L}|\d{2}|^\P{L}*(?:[aioyàéèAIOYÀÉÈ]|\p{Ll}{2})\P{L}*$/u

function isBelieved({ text, confidence }: { text: string; confidence: number }): boolean {
  if (confidence >= leastOfSign) return true
  return looksLikeWord.test(text) || (confidence >= leastOfShort && /[\p{L}\p{N}]/u.test(text))
}

/**
 * Letters stand pen to pen in their word, each as wide as the others: the boxes that Tesseract gives are guesses from where its network fired, which overlap and change
 * places.
 */
function wordOf({ bbox, symbols }: RecognisedLine['words'][number]): Word {
  const width = (bbox.x1 - bbox.x0) / Math.max(1, symbols.length)
  const letters = symbols.map(({ text, bbox: box }, index): Letter => {
    const left = bbox.x0 + index * width
    // A letter alone in its line often has an empty box.
    const { y0, y1 } = box.y1 > box.y0 ? box : bbox
    return { text, left, right: left + width, top: y0, bottom: y1 }
  })
  return { letters, left: bbox.x0, right: bbox.x1, top: bbox.y0, bottom: bbox.y1 }
}

/** What most letters stand on: the fitted baseline's ends are rounded outwards, and nonsense for a single letter. */
function baselineOf(letters: readonly Letter[]): number {
  return commonest(
    letters.map(({ bottom }) => bottom),
    2,
  )
}

/** Symbols below which Tesseract fits no line to them: a page's number alone. */
const fewSymbols = 4

/** Share of the fitted height below which the line's tall letters are believed instead: a note's raised number makes 25 pixels 29 to 32, letters alone differ by one. */
const fittedTooHigh = 0.95

/** Pixels from the baseline to the top of capitals and ascenders. */
function heightOf(line: RecognisedLine, letters: readonly Letter[], baseline: number): number {
  const { rowHeight, descenders } = line.rowAttributes
  if (letters.length >= fewSymbols) {
    const fitted = rowHeight - Math.abs(descenders)
    const ascending = letters.filter(({ text }) => /[\p{Lu}bdfhkl]/u.test(text))
    if (ascending.length < fewSymbols) return fitted
    const seen = quantile(
      ascending.map(({ top }) => baseline - top),
      0.5,
    )
    return seen < fitted * fittedTooHigh ? seen : fitted
  }
  const tall = letters.filter(({ text }) => /[\p{Lu}\p{N}bdfhkl]/u.test(text))
  return Math.max(...(tall.length === 0 ? letters : tall).map(({ top, bottom }) => bottom - top))
}

/** Of the line's height: below this a letter or digit of which Tesseract is not sure is a serif of a large initial, or dust. */
const leastOfLetter = 0.35

function isSpeck({ text, confidence, bbox }: RecognisedLine['words'][number], rowHeight: number): boolean {
  return (
    confidence < leastOfSign && /^[\p{L}\p{N}]$/u.test(text) && bbox.y1 - bbox.y0 < rowHeight * leastOfLetter
  )
}

/** Of the line's height: an initial that reaches down beside two lines and more. Tesseract takes it for the first word of one of them. */
const initialHeight = 1.8

function initialOf(word: Word | undefined, { rowHeight }: RecognisedLine['rowAttributes']): Row | null {
  if (word === undefined || word.letters.length !== 1) return null
  const height = word.bottom - word.top
  if (height < rowHeight * initialHeight || !/\p{Lu}/u.test(word.letters[0]?.text ?? '')) return null
  const letters = word.letters.map((letter) => ({ ...letter, top: word.top, bottom: word.bottom }))
  const size = height / ascenderHeight
  return { words: [{ ...word, letters }], baseline: word.bottom, size, height }
}

function rowsOf(line: RecognisedLine): Row[] {
  if (line.confidence < leastOfLine) return []
  const { rowHeight } = line.rowAttributes
  const words = line.words.filter((word) => isBelieved(word) && !isSpeck(word, rowHeight)).map(wordOf)
  const initial = words.length > 1 ? initialOf(words[0], line.rowAttributes) : null
  const others = initial === null ? words : words.slice(1)
  const letters = others.flatMap((word) => word.letters)
  if (letters.length === 0) return []
  const baseline = baselineOf(letters)
  const height = heightOf(line, letters, baseline)
  const row = { words: others, baseline, size: height / ascenderHeight, height }
  return initial === null ? [row] : [initial, row]
}

/** Larger lines that follow each other within this are one heading's: of one type 26.4 and 28.0 points were seen, by which letters a line has. */
const sameHeading = 0.1

/** Lines that stand so much closer than the page's usual ones, as a share of their pitch, are of a smaller type: notes of 8.5 points under 10.5 stand at 0.75 of it, and were measured with 8 to 9.5. */
const closeRows = 0.88
/** A type is as large as the page's unless it differs by this: the sizes of several lines together err less than that of one. */
const sameOfSeveral = 0.04

function overlap(row: Row, other: Row): boolean {
  const [left, right] = [row.words[0]?.left ?? 0, row.words.at(-1)?.right ?? 0]
  return (other.words[0]?.left ?? 0) < right && (other.words.at(-1)?.right ?? 0) > left
}

/** The size of each row that stands close under or over others of a smaller type: theirs together. */
function closeSizes(rows: readonly Row[], usual: number): Map<Row, number> {
  const pitches = rows.map((row, index) => {
    const above = rows[index - 1]
    return above !== undefined && overlap(row, above) && row.baseline > above.baseline
      ? row.baseline - above.baseline
      : null
  })
  const known = pitches.filter((pitch) => pitch !== null)
  const sizes = new Map<Row, number>()
  if (known.length === 0) return sizes
  const close = quantile(known, 0.5) * closeRows
  let block: Row[] = []
  for (const [index, row] of rows.entries()) {
    const pitch = pitches[index] ?? null
    if (pitch === null || pitch >= close || row.size > usual * (1 + sameSize)) block = []
    block.push(row)
    if (block.length < 2) continue
    const size = quantile(
      block.map((each) => each.size),
      0.5,
    )
    if (size < usual * (1 - sameOfSeveral)) for (const each of block) sizes.set(each, size)
  }
  return sizes
}

/**
 * Sizes that are nearly the page's commonest become it, and those of large lines the size of the one before, where that is nearly as large: what compares sizes by hundredths would see
 * headings everywhere, and several in one.
 */
function withEvenSizes(rows: readonly Row[]): Row[] {
  const tally = new Tally(2)
  for (const { size, words } of rows) tally.add(size, words.length)
  const usual = tally.commonest()
  const close = closeSizes(rows, usual)
  let before = usual
  return rows.map((row) => {
    const isUsual = Math.abs(row.size - usual) < usual * sameSize
    const isAsBefore =
      row.size > usual && before > usual && Math.abs(row.size - before) < before * sameHeading
    before = close.get(row) ?? (isUsual ? usual : isAsBefore ? before : row.size)
    return { ...row, size: before }
  })
}

/** What stands small and high beside its neighbours is raised: a note's number. Ratios of the line's ascender height. */
const raisedMost = 0.75
const raisedLift = 0.3

function isRaisedLetter({ text, top, bottom }: Letter, { baseline, height }: Row): boolean {
  return (
    /[\d*†‡]/u.test(text) && bottom - top < height * raisedMost && baseline - bottom > height * raisedLift
  )
}

/** The words of a page as placed characters, in points: `scale` points a pixel. So they go the way of every PDF's. */
export function placeWords(lines: readonly RecognisedLine[], scale: number): PageChar[] {
  const rows = withEvenSizes(lines.flatMap(rowsOf))
  const chars: PageChar[] = []
  const add = (letter: Letter, size: number, baseline: number): void => {
    chars.push({
      text: letter.text,
      blank: isBlank(letter.text),
      index: chars.length,
      left: letter.left * scale,
      right: letter.right * scale,
      top: letter.top * scale,
      bottom: letter.bottom * scale,
      baseline: baseline * scale,
      size: size * scale,
      bold: false,
      italic: false,
      mono: false,
    })
  }
  for (const row of rows) {
    let end: number | null = null
    for (const word of row.words) {
      // Of words set close to each other the boxes may overlap.
      if (end !== null)
        add(
          {
            text: ' ',
            left: Math.min(end, word.left),
            right: Math.max(end, word.left),
            top: word.top,
            bottom: word.bottom,
          },
          row.size,
          row.baseline,
        )
      for (const letter of word.letters)
        if (isRaisedLetter(letter, row)) add(letter, row.size * 0.65, letter.bottom)
        else add(letter, row.size, row.baseline)
      end = word.right
    }
  }
  return chars
}
