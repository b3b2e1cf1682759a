import { white, type GreyPicture } from './grey-picture.ts'

/** Powers of x from 1 (from 0 on all of a line would be moved) and of y from 0: a page that bends into the gutter, and is seen from one side. */
export const powers = { x: [1, 2, 3, 4], y: [0, 1, 2] }

/** How a page's lines run: of what is printed at a place, by how much it stands below where its line is in the middle of the page. Both from -1 to 1 along the longer side, 0 in the middle. */
export type Bend = readonly number[]

export const terms = powers.y.flatMap((y) => powers.x.map((x) => ({ x, y })))

export function below(bend: Bend, x: number, y: number): number {
  let sum = 0
  for (let power = powers.y.length - 1; power >= 0; power--) {
    const at = power * powers.x.length
    const along =
      ((((bend[at + 3] ?? 0) * x + (bend[at + 2] ?? 0)) * x + (bend[at + 1] ?? 0)) * x + (bend[at] ?? 0)) * x
    sum = sum * y + along
  }
  return sum
}

/** How high a place of a flat page stands on the bent one; `size`: the page's, in the same unit. */
export function bentAgain(
  bend: Bend,
  place: { x: number; y: number },
  size: { width: number; height: number },
): number {
  const unit = Math.max(size.width, size.height) / 2
  const x = (place.x - size.width / 2) / unit
  const flat = (place.y - size.height / 2) / unit
  let y = flat
  // Each round is nearer by ten times: lines near each other bend alike.
  for (let round = 0; round < 3; round++) y = flat + below(bend, x, y)
  return y * unit + size.height / 2
}

/** Pixels between places at which the bend is reckoned; between these it is straight. */
const gridPx = 16

/** A page whose lines are level: each pixel from where it stands on the bent one. */
export function flattened(picture: GreyPicture, bend: Bend): GreyPicture {
  const { width, height, pixels } = picture
  const columns = Math.ceil(width / gridPx) + 1
  const flat = new Uint8Array(pixels.length).fill(white)
  const row = new Float64Array(columns)
  for (let y = 0; y < height; y++) {
    for (let column = 0; column < columns; column++)
      row[column] = bentAgain(bend, { x: column * gridPx, y }, picture)
    for (let x = 0; x < width; x++) {
      const at = Math.floor(x / gridPx)
      const part = (x % gridPx) / gridPx
      const from = (row[at] ?? 0) * (1 - part) + (row[at + 1] ?? 0) * part
      const top = Math.floor(from)
      if (top < 0 || top >= height - 1) continue
      const above = pixels[top * width + x] ?? white
      flat[y * width + x] = above + ((pixels[(top + 1) * width + x] ?? white) - above) * (from - top)
    }
  }
  return { width, height, pixels: flat }
}
