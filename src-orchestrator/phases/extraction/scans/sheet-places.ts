import type { Place } from '../../../book/book-text.ts'
import { bentAgain } from '../../../ocr/bend.ts'
import type { ReadSheet } from '../../../ocr/ocr-protocol.ts'
import { pointsAPixel } from '../../../ocr/pdf-sheet.ts'

type Size = { width: number; height: number }
type Point = { x: number; y: number }

/** Points of the sheet as it was set straight: of one that holds two pages, both beside each other. */
function straightSize({ pages }: ReadSheet): Size {
  const sizes = pages.map(({ lines }) => lines)
  return {
    width: sizes.reduce((sum, { width }) => sum + width, 0),
    height: Math.max(0, ...sizes.map(({ height }) => height)),
  }
}

/** Back by the degrees that it was turned clockwise about its middle (src-orchestrator/ocr/grey-picture.ts, `skewed`). */
function askewAgain({ x, y }: Point, { width, height }: Size, degrees: number): Point {
  const sine = Math.sin((degrees * Math.PI) / 180)
  const cosine = Math.cos((degrees * Math.PI) / 180)
  const [right, down] = [x - width / 2, y - height / 2]
  return { x: width / 2 + cosine * right + sine * down, y: height / 2 - sine * right + cosine * down }
}

/** Back by the right angles that it was turned clockwise. */
function turnedBack({ x, y }: Point, { width, height }: Size, quarters: number): Point {
  switch (((quarters % 4) + 4) % 4) {
    case 1:
      return { x: y, y: width - x }
    case 2:
      return { x: width - x, y: height - y }
    case 3:
      return { x: height - y, y: x }
    default:
      return { x, y }
  }
}

/**
 * Where a piece of a recognised page stands on its sheet as the file has it: the box around its corners there. `part`: which of the sheet's pages, from 0; `own`: the
 * sheet's size in the file's points, 0 where it has none, as pictures do not, which are as high as they are shown. Pure.
 */
export function placeOnSheet<Box extends Omit<Place, 'page'>>(
  box: Box,
  sheet: ReadSheet,
  part: number,
  own: Size,
): Box {
  const straight = straightSize(sheet)
  const before = sheet.pages.slice(0, part).reduce((sum, { lines }) => sum + lines.width, 0)
  const isOnSide = sheet.quarters % 2 !== 0
  const read = isOnSide ? straight.width : straight.height
  // A sheet of an implausible size was read at another one (src-orchestrator/ocr/pdf-sheet.ts).
  const scale = read > 0 ? (own.height > 0 ? own.height : pointsAPixel(0, 1)) / read : 1
  const page = sheet.pages[part]
  const asItLay = (place: Point): Point =>
    page?.bend === undefined ? place : { x: place.x, y: bentAgain(page.bend, place, page.lines) }
  const corners = [box.left, box.right].flatMap((x) =>
    [box.top, box.bottom].map((bottom) => {
      const { y } = asItLay({ x, y: bottom })
      const straightened = { x: before + x, y }
      return turnedBack(askewAgain(straightened, straight, sheet.degrees), straight, sheet.quarters)
    }),
  )
  const across = corners.map(({ x }) => x * scale)
  const down = corners.map(({ y }) => y * scale)
  return {
    ...box,
    left: Math.min(...across),
    top: Math.min(...down),
    right: Math.max(...across),
    bottom: Math.max(...down),
  }
}
