import { smallCopy, type GreyPicture } from './grey-picture.ts'

/** Which pixels of a small copy of a page are ink: what its shape is judged by. */
export type Ink = { width: number; height: number; isInk: Uint8Array; factor: number; count: number }

/** Otsu's threshold: https://doi.org/10.1109/TSMC.1979.4310076. Null where all pixels are nearly alike: a blank page. */
function thresholdOf({ pixels }: GreyPicture): number | null {
  const counts = new Float64Array(256)
  for (const value of pixels) counts[value] = (counts[value] ?? 0) + 1
  let total = 0
  for (const [value, count] of counts.entries()) total += value * count
  let below = 0
  let sumBelow = 0
  let best = { spread: 0, threshold: 0, contrast: 0 }
  for (let value = 0; value < 255; value++) {
    below += counts[value] ?? 0
    sumBelow += value * (counts[value] ?? 0)
    const above = pixels.length - below
    if (below === 0 || above === 0) continue
    const contrast = (total - sumBelow) / above - sumBelow / below
    const spread = below * above * contrast * contrast
    if (spread > best.spread) best = { spread, threshold: value, contrast }
  }
  return best.contrast < minContrast ? null : best.threshold
}

/** Grey levels between ink and paper: faded pencil has 40, the grain of empty paper 10. */
const minContrast = 25

/** The ink of a page; none where it is blank. `sidePx`: of the copy, about. */
export function inkOf(picture: GreyPicture, sidePx?: number): Ink {
  const { copy: small, factor } = smallCopy(picture, sidePx)
  const isInk = new Uint8Array(small.pixels.length)
  const threshold = thresholdOf(small)
  let count = 0
  if (threshold !== null)
    for (const [at, value] of small.pixels.entries())
      if (value <= threshold) {
        isInk[at] = 1
        count++
      }
  return { width: small.width, height: small.height, isInk, factor, count }
}

/** Goes through the ink, row by row. */
export function eachInk({ width, height, isInk }: Ink, visit: (column: number, row: number) => void): void {
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) if (isInk[row * width + column] !== 0) visit(column, row)
}

/** How sharply lines stand apart, by the ink of each row: differences between neighbouring rows, squared. */
export function sharpnessOfRows(rows: Float64Array, from = 1, to = rows.length): number {
  let sum = 0
  for (let row = from; row < to; row++) sum += ((rows[row] ?? 0) - (rows[row - 1] ?? 0)) ** 2
  return sum
}
