import { cropped, enlarged, shrunk, type GreyPicture } from './grey-picture.ts'
import { certaintyOf, linesIn, withLines, type Recognised, type RecognisedLine } from './recognised.ts'
import type { TextReader } from './tesseract.ts'

/**
 * Tesseract makes nothing of some short lines among others on a page ("“Yes, sir.”", with a confidence of 0 to 30), which it reads by themselves with 90 and more: 8 of 9 on
 * pages that were set askew, at 300 dpi. Below this a line is looked at again.
 */
const poorLine = 60
/** What a line has to be by itself to be believed. */
const goodLine = 75
/** And where both sizes show the same letters: “Yes. But...” with 53 and 61. */
const agreedLine = 50
/** How many times larger it is tried, in turn: twice as large reads most of the small ones; large letters of a line alone are read better as they are, or half as large. */
const sizes = { small: [2, 1], large: [1, 0.5] }
/** Pixels of a line's height from which it is large. */
const largeLine = 40
/** Line heights of room beside the line, and above and below it, where its neighbours begin. */
const room = { beside: 1, above: 0.3 }
/** Lines of a page that are looked at again: a page of engravings has more that are none. */
const mostLines = 12

export type Box = RecognisedLine['baseline']

export function boxAround(boxes: readonly Box[]): Box {
  return {
    x0: Math.min(...boxes.map(({ x0 }) => x0)),
    y0: Math.min(...boxes.map(({ y0 }) => y0)),
    x1: Math.max(...boxes.map(({ x1 }) => x1)),
    y1: Math.max(...boxes.map(({ y1 }) => y1)),
  }
}

export const boxOf = ({ words }: RecognisedLine): Box => boxAround(words.map(({ bbox }) => bbox))

const lettersOf = ({ words }: RecognisedLine): string =>
  words.map(({ text }) => text.replaceAll(/[^\p{L}\p{N}]/gu, '')).join('')

/** A line of a part of the page, that was made so many times larger, as it lies on the page. */
function placed(line: RecognisedLine, left: number, top: number, times: number): RecognisedLine {
  const at = ({ x0, y0, x1, y1 }: Box): Box => ({
    x0: left + x0 / times,
    y0: top + y0 / times,
    x1: left + x1 / times,
    y1: top + y1 / times,
  })
  const { rowHeight, descenders, ascenders } = line.rowAttributes
  return {
    ...line,
    baseline: at(line.baseline),
    rowAttributes: {
      rowHeight: rowHeight / times,
      descenders: descenders / times,
      ascenders: ascenders / times,
    },
    words: line.words.map((word) => ({
      ...word,
      bbox: at(word.bbox),
      symbols: word.symbols.map((symbol) => ({ ...symbol, bbox: at(symbol.bbox) })),
    })),
  }
}

/** What stands in a box of the page, read by itself; null where that is not surely one line. `height`: pixels of the line; `least`: how surely, 0 to 100. */
export function readAlone(
  { x0, y0, x1, y1 }: Box,
  height: number,
  picture: GreyPicture,
  reader: Pick<TextReader, 'recognise'>,
  least = goodLine,
): RecognisedLine | null {
  const left = Math.round(x0 - height * room.beside)
  const top = Math.round(y0 - height * room.above)
  const part = cropped(picture, {
    left,
    top,
    width: Math.round(x1 - x0 + 2 * height * room.beside),
    height: Math.round(y1 - y0 + 2 * height * room.above),
  })
  const looks: RecognisedLine[] = []
  for (const times of height < largeLine ? sizes.small : sizes.large) {
    const sized = times > 1 ? enlarged(part, times) : times < 1 ? shrunk(part, 1 / times) : part
    const [alone, ...others] = linesIn(reader.recognise(sized, 'line'))
    if (alone === undefined || others.length > 0) continue
    // Of a line's quotation marks Tesseract is never sure.
    const line = { ...placed(alone, left, top, times), confidence: certaintyOf([alone]) ?? 0 }
    if (line.confidence >= least) return line
    looks.push(line)
  }
  const [surest, other] = looks.toSorted((a, b) => b.confidence - a.confidence)
  const agree = surest !== undefined && other !== undefined && lettersOf(surest) === lettersOf(other)
  return agree && surest.confidence >= agreedLine ? surest : null
}

/** Reads once more, by themselves, the lines of a page of text that were hardly recognised. */
export function withSecondLooks(
  found: Recognised,
  picture: GreyPicture,
  reader: Pick<TextReader, 'recognise'>,
): Recognised {
  let looks = 0
  return withLines(found, (line) => {
    if (line.confidence >= poorLine || line.words.length === 0 || looks >= mostLines) return [line]
    looks++
    const box = boxOf(line)
    return [readAlone(box, box.y1 - box.y0, picture, reader) ?? line]
  })
}
