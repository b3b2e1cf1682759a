/** A picture of a page, a byte a pixel, row by row: 0 is black. */
export type GreyPicture = { width: number; height: number; pixels: Uint8Array }

export const white = 255

/** As a PGM file (https://netpbm.sourceforge.net/doc/pgm.html), which Leptonica reads without decoding anything. */
export function pgmOf({ width, height, pixels }: GreyPicture): Uint8Array {
  const head = Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1')
  const file = new Uint8Array(head.length + pixels.length)
  file.set(head)
  file.set(pixels, head.length)
  return file
}

/** A part of a picture; what lies outside of it is white. */
export function cropped(
  picture: GreyPicture,
  box: { left: number; top: number; width: number; height: number },
): GreyPicture {
  const { left, top, width, height } = box
  const pixels = new Uint8Array(width * height).fill(white)
  const from = Math.max(0, left)
  const to = Math.min(picture.width, left + width)
  for (let y = Math.max(0, -top); y < Math.min(height, picture.height - top); y++) {
    const row = (y + top) * picture.width
    pixels.set(picture.pixels.subarray(row + from, row + Math.max(from, to)), y * width + from - left)
  }
  return { width, height, pixels }
}

/** Turned clockwise by so many right angles. */
export function quarterTurned(picture: GreyPicture, quarters: number): GreyPicture {
  const turns = ((quarters % 4) + 4) % 4
  if (turns === 0) return picture
  const { width, height, pixels } = picture
  if (turns === 2) return { width, height, pixels: pixels.slice().reverse() }
  const turned = new Uint8Array(pixels.length)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = turns === 1 ? x * height + (height - 1 - y) : (width - 1 - x) * height + y
      turned[at] = pixels[y * width + x] ?? white
    }
  return { width: height, height: width, pixels: turned }
}

/** Turned clockwise about its middle by a few degrees, of the same size; the corners that come in are white. */
export function skewed(picture: GreyPicture, degrees: number): GreyPicture {
  const { width, height, pixels } = picture
  const turned = new Uint8Array(width * height).fill(white)
  const sine = Math.sin((-degrees * Math.PI) / 180)
  const cosine = Math.cos((degrees * Math.PI) / 180)
  const middleX = (width - 1) / 2
  const middleY = (height - 1) / 2
  for (let y = 0; y < height; y++) {
    let fromX = cosine * -middleX - sine * (y - middleY) + middleX
    let fromY = sine * -middleX + cosine * (y - middleY) + middleY
    for (let x = 0; x < width; x++, fromX += cosine, fromY += sine) {
      const left = Math.floor(fromX)
      const top = Math.floor(fromY)
      if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) continue
      const at = top * width + left
      const a = pixels[at] ?? white
      const b = pixels[at + 1] ?? white
      const c = pixels[at + width] ?? white
      const d = pixels[at + width + 1] ?? white
      const right = fromX - left
      const above = a + (b - a) * right
      const below = c + (d - c) * right
      turned[y * width + x] = above + (below - above) * (fromY - top)
    }
  }
  return { width, height, pixels: turned }
}

/** Made smaller by a whole factor: each pixel is the mean of those that it stands for. */
export function shrunk(picture: GreyPicture, factor: number): GreyPicture {
  const width = Math.floor(picture.width / factor)
  const height = Math.floor(picture.height / factor)
  const pixels = new Uint8Array(width * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      let sum = 0
      for (let row = 0; row < factor; row++) {
        const at = (y * factor + row) * picture.width + x * factor
        for (let column = 0; column < factor; column++) sum += picture.pixels[at + column] ?? white
      }
      pixels[y * width + x] = sum / (factor * factor)
    }
  return { width, height, pixels }
}

/** Pixels of the longer side: lines of text stay apart, and a page is judged in a few hundredths of a second. */
const copySidePx = 900

/** A small copy that a page's shape is judged by: about so large, smaller by a whole factor. */
export function smallCopy(picture: GreyPicture, sidePx = copySidePx): { copy: GreyPicture; factor: number } {
  const factor = Math.max(1, Math.round(Math.max(picture.width, picture.height) / sidePx))
  return { copy: shrunk(picture, factor), factor }
}

/** Made larger, between its pixels linearly. */
export function enlarged(picture: GreyPicture, across: number, down = across): GreyPicture {
  const width = Math.round(picture.width * across)
  const height = Math.round(picture.height * down)
  const pixels = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    const fromY = Math.min(picture.height - 1, Math.max(0, (y + 0.5) / down - 0.5))
    const top = Math.min(picture.height - 2, Math.floor(fromY))
    for (let x = 0; x < width; x++) {
      const fromX = Math.min(picture.width - 1, Math.max(0, (x + 0.5) / across - 0.5))
      const left = Math.min(picture.width - 2, Math.floor(fromX))
      const at = top * picture.width + left
      const a = picture.pixels[at] ?? white
      const b = picture.pixels[at + 1] ?? white
      const c = picture.pixels[at + picture.width] ?? white
      const d = picture.pixels[at + picture.width + 1] ?? white
      const above = a + (b - a) * (fromX - left)
      const below = c + (d - c) * (fromX - left)
      pixels[y * width + x] = above + (below - above) * (fromY - top)
    }
  }
  return { width, height, pixels }
}

/** Larger or smaller by any factor: each pixel is the mean of those that it stands for, or lies between them. */
export function resized(picture: GreyPicture, factor: number): GreyPicture {
  const halvings = Math.max(0, Math.round(Math.log2(1 / factor)))
  return enlarged(halvings === 0 ? picture : shrunk(picture, 2 ** halvings), factor * 2 ** halvings)
}

/** The same picture with four bytes a pixel: red, green, blue and no transparency. */
export function inColours({ width, height, pixels }: GreyPicture): {
  width: number
  height: number
  rgba: Uint8Array
} {
  const rgba = new Uint8Array(pixels.length * 4).fill(white)
  for (const [at, value] of pixels.entries())
    for (let channel = 0; channel < 3; channel++) rgba[at * 4 + channel] = value
  return { width, height, rgba }
}
