import { smallCopy, white, type GreyPicture } from './grey-picture.ts'

/** Half of white, which is what paper is by now. */
const isDark = (value: number | undefined): boolean => (value ?? white) < white / 2
/** Share of the sheet's width or height over which the bed reaches: a word that a tight cut runs through reaches over less. */
const bedReach = 0.25
/** Share of the sheet that is bed at most: more is a page that is dark itself (even-paper.ts, `pageShare`). */
const mostBed = 0.75

/** Pixels of the copy by which a shadow goes on beside the bed, and the level below which it is one: on a page of a few words it is more ink than they are. */
const shadow = { reach: 8, level: 225 }

function neighboursOf(at: number, { width, height }: GreyPicture): number[] {
  const x = at % width
  return [
    x > 0 ? at - 1 : at,
    x < width - 1 ? at + 1 : at,
    at >= width ? at - width : at,
    at < width * (height - 1) ? at + width : at,
  ]
}

/** Pixels of the copy that are dark and hang together with its edge, over a good part of it, and their shadow. */
function bedOf(copy: GreyPicture): Uint8Array {
  const { width, height, pixels } = copy
  const bed = new Uint8Array(pixels.length)
  let edge: number[] = []
  const seen = new Uint8Array(pixels.length)
  const follow = (start: number): void => {
    if (seen[start] === 1 || !isDark(pixels[start])) return
    seen[start] = 1
    const found = [start]
    const box = { left: width, right: 0, top: height, bottom: 0 }
    for (let next = 0; next < found.length; next++) {
      const at = found[next] ?? 0
      const x = at % width
      const y = (at - x) / width
      box.left = Math.min(box.left, x)
      box.right = Math.max(box.right, x)
      box.top = Math.min(box.top, y)
      box.bottom = Math.max(box.bottom, y)
      for (const to of neighboursOf(at, copy))
        if (seen[to] === 0 && isDark(pixels[to])) {
          seen[to] = 1
          found.push(to)
        }
    }
    if (box.right - box.left < width * bedReach && box.bottom - box.top < height * bedReach) return
    for (const at of found) bed[at] = 1
    edge = edge.concat(found)
  }
  for (let x = 0; x < width; x++) {
    follow(x)
    follow((height - 1) * width + x)
  }
  for (let y = 0; y < height; y++) {
    follow(y * width)
    follow(y * width + width - 1)
  }
  for (let step = 0; step < shadow.reach; step++) {
    const next: number[] = []
    for (const from of edge)
      for (const to of neighboursOf(from, copy))
        if (bed[to] === 0 && (pixels[to] ?? white) < shadow.level) {
          bed[to] = 1
          next.push(to)
        }
    edge = next
  }
  return bed
}

/** Without what is black around the paper: a scanner's bed, a copier's margins. Its edges would be taken for the page's lines. */
export function withoutBed(picture: GreyPicture): GreyPicture {
  const { copy, factor } = smallCopy(picture)
  const bed = bedOf(copy)
  const share = bed.reduce((sum, is) => sum + is, 0) / bed.length
  if (share === 0 || share > mostBed) return picture
  const { width, height } = picture
  const pixels = picture.pixels.slice()
  const isBed = (x: number, y: number): boolean => bed[y * copy.width + x] === 1
  for (let y = 0; y < height; y++) {
    const row = Math.min(copy.height - 1, Math.floor(y / factor))
    for (let x = 0; x < width; x++) {
      const column = Math.min(copy.width - 1, Math.floor(x / factor))
      // Beside it too: its edge is half paper.
      if (
        isBed(column, row) ||
        (column > 0 && isBed(column - 1, row)) ||
        (column < copy.width - 1 && isBed(column + 1, row)) ||
        (row > 0 && isBed(column, row - 1)) ||
        (row < copy.height - 1 && isBed(column, row + 1))
      )
        pixels[y * width + x] = white
    }
  }
  return { width, height, pixels }
}
