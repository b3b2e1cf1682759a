import { median } from '../phases/quantile.ts'
import type { GreyPicture } from './grey-picture.ts'
import { linesIn, withLines, type Recognised, type RecognisedLine } from './recognised.ts'
import { boxAround, boxOf, readAlone, type Box } from './second-look.ts'
import type { TextReader } from './tesseract.ts'

/** Of the usual distance of two lines: between these one line has room, as after "Gar-" the "net!!!" that Tesseract went past. */
const roomForOne = { from: 1.7, to: 2.4 }
/** Lines of a page from which their distance is known. */
const fewLines = 5
/** Lines of a page that are looked for: more ink between lines is a drawing's. */
const mostLooks = 6
/** 0 to 100: between two lines of a column there is hardly anything but a third one, which was lost for being short and odd. "net!!!”" had 53 to 75. */
const leastSure = 50
/** The paper was made white: what is darker is ink. */
const inkBelow = 128
/** Of a line's height, squared: "no." has as much ink; dust less. */
const leastInk = 0.15

const heightOf = ({ rowAttributes }: RecognisedLine): number => rowAttributes.rowHeight
const belowBase = ({ rowAttributes }: RecognisedLine): number => Math.abs(rowAttributes.descenders)
const baseOf = ({ baseline }: RecognisedLine): number => (baseline.y0 + baseline.y1) / 2

/** Where the ink within a box reaches from side to side; null where there is next to none. */
function inkWithin(box: Box, least: number, { width, height, pixels }: GreyPicture): Box | null {
  let count = 0
  let [x0, x1] = [box.x1, box.x0]
  for (let y = Math.max(0, Math.ceil(box.y0)); y < Math.min(height, box.y1); y++)
    for (let x = Math.max(0, Math.ceil(box.x0)); x < Math.min(width, box.x1); x++)
      if ((pixels[y * width + x] ?? inkBelow) < inkBelow) {
        count++
        x0 = Math.min(x0, x)
        x1 = Math.max(x1, x + 1)
      }
  return count < least ? null : { ...box, x0, x1 }
}

const overlap = (a: Box, b: Box): boolean => a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1

/** From side to side of the blocks that these lines are of: a column. */
function sidesOf({ blocks }: Recognised, above: RecognisedLine, below: RecognisedLine): Box {
  const boxes = blocks
    .map((block) => linesIn({ blocks: [block] }))
    .filter((lines) => lines.includes(above) || lines.includes(below))
    .flatMap((lines) => lines.filter(({ words }) => words.length > 0).map(boxOf))
  return { ...boxAround(boxes), y0: 0, y1: 0 }
}

/** Finds the lines of a page of text that Tesseract went past: ink between two lines, one behind the other, where one more has room; often it is what parted Tesseract's blocks there. They are read by themselves. */
export function withMissedLines(
  found: Recognised,
  picture: GreyPicture,
  reader: Pick<TextReader, 'recognise'>,
): Recognised {
  const all = linesIn(found).filter(({ words }) => words.length > 0)
  let looks = 0
  const between = (above: RecognisedLine, below: RecognisedLine, sides: Box): RecognisedLine | null => {
    const height = heightOf(above)
    // No more than a line's own height: what the neighbours' letters reach into it makes lines of their own.
    const y1 = (baseOf(above) + baseOf(below)) / 2 + belowBase(above)
    const y0 = y1 - height
    const box = inkWithin({ ...sides, y0, y1 }, height * height * leastInk, picture)
    if (box === null || looks >= mostLooks) return null
    const isTaken = all.some((line) => line !== above && line !== below && overlap(boxOf(line), box))
    if (isTaken) return null
    looks++
    const line = readAlone(box, height, picture, reader, leastSure)
    const isBetween =
      line !== null && baseOf(line) > baseOf(above) + height / 2 && baseOf(line) < baseOf(below) - height / 2
    return isBetween ? line : null
  }
  if (all.length < fewLines) return found
  const usual = median(all.slice(1).map((line, index) => baseOf(line) - baseOf(all[index] ?? line)))
  const missed = new Map<RecognisedLine, RecognisedLine>()
  for (const [index, above] of all.entries()) {
    const below = all[index + 1]
    const by = below === undefined ? 0 : baseOf(below) - baseOf(above)
    if (below === undefined || by < usual * roomForOne.from || by > usual * roomForOne.to) continue
    const line = between(above, below, sidesOf(found, above, below))
    if (line !== null) missed.set(above, line)
  }
  return withLines(found, (line) => {
    const next = missed.get(line)
    return next === undefined ? [line] : [line, next]
  })
}
