import { describe, expect, it } from 'vitest'
import { evened } from './even-paper.ts'
import { skewed, type GreyPicture } from './grey-picture.ts'

const size = { width: 600, height: 900 }

/** A picture drawn pixel by pixel. */
function drawn(level: (x: number, y: number) => number): GreyPicture {
  const { width, height } = size
  const pixels = new Uint8Array(width * height)
  for (let at = 0; at < pixels.length; at++) pixels[at] = level(at % width, Math.floor(at / width))
  return { ...size, pixels }
}

/** Lines of strokes three pixels wide with as much between them, as text has, in a block of the page. */
const isLetter = (x: number, y: number): boolean =>
  x > 150 && x < 450 && y > 200 && y < 700 && y % 24 < 8 && x % 6 < 3

const at = ({ pixels, width }: GreyPicture, x: number, y: number): number => pixels[y * width + x] ?? 0
/** A stroke of a letter, and the paper between two lines. */
const letter = { x: 301, y: 410 }
const between = { x: 301, y: 427 }

describe('a page', () => {
  it('on yellowed paper becomes black on white', () => {
    const page = evened(drawn((x, y) => (isLetter(x, y) ? 70 : 180)))
    expect(at(page, between.x, between.y)).toBe(255)
    expect(at(page, letter.x, letter.y)).toBeLessThan(110)
  })

  it('in the shadow of its gutter is lit as the rest of it', () => {
    const lit = (x: number): number => Math.min(1, 0.35 + x / 400)
    const page = evened(drawn((x, y) => (isLetter(x, y) ? 40 : 220) * lit(x)))
    for (const x of [151, 211, 301, 445]) expect(at(page, x, between.y)).toBeGreaterThan(235)
    for (const x of [157, 211, 301]) expect(at(page, x - (x % 6) + 1, letter.y)).toBeLessThan(80)
  })

  it('loses the black of the scanner around it, and nothing else', () => {
    const isBed = (x: number, y: number): boolean => x < 60 || x > 560 || y < 40 || y > 850
    const page = drawn((x, y) => (isBed(x, y) ? 15 : isLetter(x, y) ? 40 : 225))
    for (const picture of [evened(page), evened(skewed(page, 2))]) {
      for (const [x, y] of [
        [5, 5],
        [595, 300],
        [300, 890],
        [30, 500],
      ] as const)
        expect(at(picture, x, y)).toBe(255)
    }
    expect(at(evened(page), letter.x, letter.y)).toBeLessThan(80)
  })

  it('keeps words that are cut by its edge', () => {
    const page = evened(drawn((x, y) => ((x < 90 && y > 400 && y < 420) || isLetter(x, y) ? 20 : 230)))
    expect(at(page, 40, 410)).toBeLessThan(80)
  })

  it('that is dark itself is left as it is', () => {
    const dark = drawn((x, y) => (isLetter(x, y) ? 230 : 30 + ((x + y) % 9)))
    // Not compared number by number: to tell of half a million would take minutes.
    expect(Buffer.compare(evened(dark).pixels, dark.pixels)).toBe(0)
  })

  it('of black and white alone has soft edges and the same strokes', () => {
    const page = evened(drawn((x, y) => (isLetter(x, y) ? 0 : 255)))
    expect(at(page, 301, 411)).toBe(0)
    expect(at(page, 300, 411)).toBeCloseTo(85, 0)
    expect(at(page, between.x, between.y)).toBe(255)
  })
})
