import type { PageChar } from '../pdf/placed-char.ts'
import { flattened } from './bend.ts'
import { bendOf } from './bent-lines.ts'
import { evened } from './even-paper.ts'
import { cropped, enlarged, quarterTurned, skewed, type GreyPicture } from './grey-picture.ts'
import { inkOf, type Ink } from './ink.ts'
import { withMissedLetters } from './missed-letters.ts'
import { withMissedLines } from './missed-lines.ts'
import { pointsAPixel, type SheetPicture } from './pdf-sheet.ts'
import { placeWords } from './place-words.ts'
import { confidenceOf, linesIn, type Recognised, type RecognisedLine } from './recognised.ts'
import { withSecondLooks } from './second-look.ts'
import { foldOf } from './spread.ts'
import { lieOf } from './straighten.ts'
import type { TextReader } from './tesseract.ts'
import { withUnreadStrokes } from './unread-strokes.ts'

/** One page as recognised: a sheet may hold two. Points, as read. */
export type SheetPage = {
  width: number
  height: number
  chars: PageChar[]
  /** 0 to 100; null where there is nothing to be read. */
  confidence: number | null
  /** How its lines bent that were made level. */
  bend?: number[]
}

export type Sheet = {
  /** In the order in which they are read; none where the sheet is blank. */
  pages: SheetPage[]
  /** By how many right angles clockwise it was turned, and by how many degrees. */
  quarters: number
  degrees: number
}

/** Share of the pixels that is ink on a page with a few words; dust is less. */
const leastInk = 0.0002
/** Turning a picture blurs it a little: what lies straighter is left alone. Tesseract follows lines that are askew by as much. */
const straightDegrees = 0.15
/** Text that is upright is recognised with 85 and more; upside down with 30 to 60, as what is no text. */
const surelyUpright = 72
/** How much more sense the other way round has to make. */
const turnedRatio = 1.3
/** Below this nothing of a page is words: a photograph, an engraving. */
const leastOfWords = 45

/** Pixels of a page's longer side, and how many times larger it is recognised below that: at 200 dpi thin strokes get lost ("tha" for "that"), which half as large again are not. */
const small = [
  { below: 1300, times: 2 },
  { below: 2200, times: 1.5 },
]

function timesLarger({ width, height }: GreyPicture): number {
  return small.find(({ below }) => Math.max(width, height) < below)?.times ?? 1
}

/** Letters of words that are recognised with some certainty: nonsense has few. */
function senseOf(found: Recognised): number {
  let sense = 0
  for (const { paragraphs } of found.blocks)
    for (const { lines } of paragraphs)
      for (const { words } of lines)
        for (const { text, confidence } of words)
          if (confidence > 60) sense += (text.match(/\p{L}/gu)?.length ?? 0) * (confidence - 60)
  return sense
}

const bandShare = 0.2

/** The band across a page that holds most ink: a fifth of it says which way is up. */
function densestBand(picture: GreyPicture): GreyPicture {
  const { width, height, isInk, factor }: Ink = inkOf(picture)
  const rows = new Float64Array(height + 1)
  for (let y = 0; y < height; y++) {
    let ink = 0
    for (let x = 0; x < width; x++) ink += isInk[y * width + x] ?? 0
    rows[y + 1] = (rows[y] ?? 0) + ink
  }
  const band = Math.max(1, Math.floor(height * bandShare))
  let best = { top: 0, ink: -1 }
  for (let top = 0; top + band <= height; top++) {
    const ink = (rows[top + band] ?? 0) - (rows[top] ?? 0)
    if (ink > best.ink) best = { top, ink }
  }
  return cropped(picture, {
    left: 0,
    top: best.top * factor,
    width: picture.width,
    height: Math.min(picture.height - best.top * factor, band * factor),
  })
}

/** Whether a page whose lines are level stands on its head. */
function isUpsideDown(picture: GreyPicture, reader: Pick<TextReader, 'recognise'>): boolean {
  const band = densestBand(picture)
  const upright = senseOf(reader.recognise(band))
  const turned = senseOf(reader.recognise(quarterTurned(band, 2)))
  return turned > upright * turnedRatio
}

function straightened(
  picture: GreyPicture,
): { picture: GreyPicture; quarters: number; degrees: number } | null {
  const ink = inkOf(picture)
  if (ink.count < ink.isInk.length * leastInk) return null
  const { lying, degrees } = lieOf(ink, (onSide) => bendOf(quarterTurned(picture, onSide ? 1 : 0)) !== null)
  const turned = lying ? quarterTurned(picture, 1) : picture
  const level = Math.abs(degrees) < straightDegrees ? turned : skewed(turned, degrees)
  return { picture: level, quarters: lying ? 1 : 0, degrees }
}

function parts(picture: GreyPicture): GreyPicture[] {
  const ink = inkOf(picture)
  const fold = foldOf(ink)
  if (fold === null) return [picture]
  const cut = Math.round(fold * ink.factor)
  const { width, height } = picture
  return [
    cropped(picture, { left: 0, top: 0, width: cut, height }),
    cropped(picture, { left: cut, top: 0, width: width - cut, height }),
  ]
}

/** What Tesseract's look at a page of text missed, looked for. */
function looked(first: Recognised, seen: GreyPicture, reader: Pick<TextReader, 'recognise'>): Recognised {
  const lines = withMissedLines(withSecondLooks(first, seen, reader), seen, reader)
  return withUnreadStrokes(withMissedLetters(lines, seen, reader), seen)
}

/**
 * Reads a scanned sheet: makes its paper white, lays it straight, parts it where it holds two pages, and recognises their words. `scale`: of the sheet as it lies; `amended`: what a language
 * tells of a line that was recognised.
 */
export function readSheet(
  { picture, scale: given }: SheetPicture,
  reader: Pick<TextReader, 'recognise'>,
  amended: (line: RecognisedLine) => RecognisedLine = (line) => line,
): Sheet {
  const straight = straightened(evened(picture))
  if (straight === null) return { pages: [], quarters: 0, degrees: 0 }
  const { quarters, degrees } = straight
  const recogniseAll = (sheet: GreyPicture) =>
    parts(sheet).map((bent) => {
      const bend = bendOf(bent)
      const part = bend === null ? bent : flattened(bent, bend)
      const times = timesLarger(part)
      const seen = times === 1 ? part : enlarged(part, times)
      return { part, bend, seen, times, found: reader.recognise(seen) }
    })
  let sheet = straight.picture
  let turns = quarters
  let read = quarters === 0 ? recogniseAll(sheet) : null
  const sure = read?.some(({ found }) => (confidenceOf(found) ?? 0) >= surelyUpright) === true
  if (!sure && isUpsideDown(sheet, reader)) {
    sheet = quarterTurned(sheet, 2)
    turns += 2
    read = null
  }
  read ??= recogniseAll(sheet)
  // By the height that it has upright: pages on their side among others would have larger type than those.
  const scale = pointsAPixel(given * sheet.height, sheet.height)
  const pages = read.map(({ part, bend, seen, times, found: first }): SheetPage => {
    const isPoor = (confidenceOf(first) ?? 0) < surelyUpright
    const found = isPoor ? first : looked(first, seen, reader)
    const confidence = confidenceOf(found)
    const isText = confidence !== null && confidence >= leastOfWords
    const page: SheetPage = {
      width: part.width * scale,
      height: part.height * scale,
      chars: isText ? placeWords(linesIn(found).map(amended), scale / times) : [],
      confidence: isText ? confidence : null,
    }
    if (bend !== null) page.bend = [...bend]
    return page
  })
  return { pages, quarters: turns, degrees }
}
