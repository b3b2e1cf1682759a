import { white, type GreyPicture } from './grey-picture.ts'
import { withoutBed } from './scanner-bed.ts'

/** Blocks along the longer side: each a line of text high, so that paper is seen in it between the letters. */
const blocks = 64
/** Share of a block's pixels that are darker than what counts as its paper. */
const paperShare = 0.9
/** Share of the blocks that are darker than what counts as the page's paper: the scanner's bed around it may be more than half of the sheet. */
const pageShare = 0.75
/** Below this a page is dark itself: white letters on black, a photograph. */
const darkPage = 90
/** Share of the page's paper: a shadow in the gutter that is as dark still shows letters, the scanner's bed is darker. */
const darkestShadow = 0.35

/** Every other pixel of every other row says as much of a block. */
const every = 2

/** The level below which this share of the values lies. */
function levelAt(counts: Uint32Array, total: number, share: number): number {
  let seen = 0
  for (const [level, count] of counts.entries()) {
    seen += count
    if (seen > total * share) return level
  }
  return white
}

type Levels = { columns: number; rows: number; side: number; levels: Float64Array }

function paperLevels({ width, height, pixels }: GreyPicture): Levels {
  const side = Math.max(8, Math.ceil(Math.max(width, height) / blocks))
  const columns = Math.ceil(width / side)
  const rows = Math.ceil(height / side)
  const levels = new Float64Array(columns * rows)
  const counts = new Uint32Array(256)
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      counts.fill(0)
      let total = 0
      for (let y = row * side; y < Math.min(height, (row + 1) * side); y += every)
        for (let x = column * side; x < Math.min(width, (column + 1) * side); x += every) {
          const value = pixels[y * width + x] ?? white
          counts[value] = (counts[value] ?? 0) + 1
          total++
        }
      levels[row * columns + column] = levelAt(counts, total, paperShare)
    }
  return { columns, rows, side, levels }
}

/**
 * A page as if it lay flat in even light: what is grey paper becomes white, in a gutter's shadow, in yellowed corners and in between. Tesseract takes one threshold for all of a
 * picture.
 */
function evenlyLit(picture: GreyPicture): GreyPicture {
  const { columns, rows, side, levels } = paperLevels(picture)
  const page = levels.toSorted()[Math.floor(levels.length * pageShare)] ?? white
  if (page < darkPage) return picture
  const { width, height, pixels } = picture
  const factors = levels.map((level) => white / Math.max(level, page * darkestShadow))
  const even = new Uint8Array(pixels.length)
  for (let y = 0; y < height; y++) {
    const fromRow = Math.min(rows - 1, Math.max(0, (y + 0.5) / side - 0.5))
    const above = Math.floor(fromRow) * columns
    const below = Math.min(rows - 1, Math.floor(fromRow) + 1) * columns
    const down = fromRow % 1
    for (let x = 0; x < width; x++) {
      const fromColumn = Math.min(columns - 1, Math.max(0, (x + 0.5) / side - 0.5))
      const left = Math.floor(fromColumn)
      const right = Math.min(columns - 1, left + 1)
      const across = fromColumn - left
      const a = (factors[above + left] ?? 1) * (1 - across) + (factors[above + right] ?? 1) * across
      const b = (factors[below + left] ?? 1) * (1 - across) + (factors[below + right] ?? 1) * across
      const at = y * width + x
      even[at] = Math.min(white, (pixels[at] ?? white) * (a + (b - a) * down))
    }
  }
  return { width, height, pixels: even }
}

/** Share of the pixels that are black or white in a picture of nothing else. */
const bilevelShare = 0.999

function isBilevel({ pixels }: GreyPicture): boolean {
  let grey = 0
  for (const value of pixels) if (value > 0 && value < white) grey++
  return grey <= pixels.length * (1 - bilevelShare)
}

/** Each pixel the mean of itself and its eight neighbours. */
function softened({ width, height, pixels }: GreyPicture): GreyPicture {
  const soft = pixels.slice()
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++) {
      let sum = 0
      for (let at = (y - 1) * width + x; at <= (y + 1) * width + x; at += width)
        sum += (pixels[at - 1] ?? white) + (pixels[at] ?? white) + (pixels[at + 1] ?? white)
      soft[y * width + x] = sum / 9
    }
  return { width, height, pixels: soft }
}

/** A scan made ready for reading: black ink on white paper, and nothing around it. */
export function evened(picture: GreyPicture): GreyPicture {
  return withoutBed(isBilevel(picture) ? softened(picture) : evenlyLit(picture))
}
