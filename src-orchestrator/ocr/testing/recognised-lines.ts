import type { GreyPicture } from '../grey-picture.ts'
import { linesIn, type Recognised, type RecognisedLine } from '../recognised.ts'

const letterPx = 10
const linePx = 30

/** A line as Tesseract tells of it: each letter ten pixels wide, a blank too. */
export function recognisedLine(
  text: string,
  at: { left?: number; top?: number; confidence?: number } = {},
): RecognisedLine {
  const { left = 0, top = 0, confidence = 95 } = at
  const box = (from: number, length: number): RecognisedLine['baseline'] => ({
    x0: left + from * letterPx,
    y0: top,
    x1: left + (from + length) * letterPx,
    y1: top + linePx,
  })
  const words = [...text.matchAll(/\S+/gu)].map(({ 0: word, index }) => ({
    text: word,
    confidence,
    bbox: box(index, word.length),
    symbols: word.split('').map((letter, each) => ({ text: letter, bbox: box(index + each, 1) })),
  }))
  return {
    confidence,
    baseline: { ...box(0, text.length), y0: top + linePx },
    rowAttributes: { rowHeight: linePx, descenders: 5, ascenders: 5 },
    words,
  }
}

/** A page of these lines and nothing else. */
export const pageOf = (...lines: RecognisedLine[]): Recognised => ({ blocks: [{ paragraphs: [{ lines }] }] })

/** What each line of a page says. */
export const textsOf = (found: Recognised): string[] =>
  linesIn(found).map(({ words }) => words.map(({ text }) => text).join(' '))

/** Answers each look with the next of these, and with an empty page behind them; `seen`: the pictures that were shown. */
export function answering(...answers: Recognised[]): {
  seen: GreyPicture[]
  recognise: (picture: GreyPicture) => Recognised
} {
  const seen: GreyPicture[] = []
  const recognise = (picture: GreyPicture): Recognised => {
    seen.push(picture)
    return answers[seen.length - 1] ?? pageOf()
  }
  return { seen, recognise }
}
