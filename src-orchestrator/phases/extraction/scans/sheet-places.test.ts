import { describe, expect, it } from 'vitest'
import { quarterTurned, skewed, type GreyPicture } from '../../../ocr/grey-picture.ts'
import type { ReadSheet } from '../../../ocr/ocr-protocol.ts'
import { placeOnSheet } from './sheet-places.ts'

const noSize = { width: 0, height: 0 }
const lines = (width: number, height: number) => ({ page: 1, width, height, lines: [], turned: '' })
const sheet = (about: Partial<ReadSheet>): ReadSheet => ({
  pages: [{ lines: lines(400, 600), confidence: 90 }],
  quarters: 0,
  degrees: 0,
  ...about,
})
const box = { left: 100, top: 50, right: 200, bottom: 80 }

const inkAt = { x: 61, y: 33 }
function onePixel(width: number, height: number): GreyPicture {
  const pixels = new Uint8Array(width * height).fill(255)
  // A few pixels wide: turning by degrees blurs one away.
  for (let y = inkAt.y - 1; y <= inkAt.y + 1; y++)
    for (let x = inkAt.x - 1; x <= inkAt.x + 1; x++) pixels[y * width + x] = 0
  return { width, height, pixels }
}

function darkest({ width, pixels }: GreyPicture): { x: number; y: number } {
  const at = pixels.indexOf(Math.min(...pixels))
  return { x: at % width, y: Math.floor(at / width) }
}

describe('where a piece of a recognised page stands in the file', () => {
  it('as it was read, where nothing was turned', () => {
    expect(placeOnSheet(box, sheet({}), 0, { width: 400, height: 600 })).toEqual(box)
  })

  it('behind the first page of a sheet that holds two', () => {
    const two = sheet({ pages: [300, 310].map((width) => ({ lines: lines(width, 648), confidence: 90 })) })
    expect(placeOnSheet(box, two, 1, noSize)).toEqual({ ...box, left: 400, right: 500 })
  })

  it('on a picture that lay on its side, which is shown as high as others', () => {
    const turned = sheet({ pages: [{ lines: lines(400, 648), confidence: 90 }], quarters: 1 })
    const { left, top, right, bottom } = placeOnSheet(box, turned, 0, noSize)
    expect([left, top, right, bottom].map(Math.round)).toEqual([81, 324, 130, 486])
  })

  it('on a page whose lines bent, where they did', () => {
    // A line that falls by a tenth of half the page's height to the right, and is where it was in the middle.
    const bend = [0.1, ...Array.from({ length: 11 }, () => 0)]
    const bent = sheet({ pages: [{ lines: lines(400, 600), confidence: 90, bend }] })
    const { left, top, right, bottom } = placeOnSheet(box, bent, 0, { width: 400, height: 600 })
    expect([left, top, right, bottom].map(Math.round)).toEqual([100, 40, 200, 80])
  })

  it('larger, on a sheet that was read at a plausible size', () => {
    expect(placeOnSheet(box, sheet({}), 0, { width: 1600, height: 2400 })).toEqual({
      left: 400,
      top: 200,
      right: 800,
      bottom: 320,
    })
  })

  it.each([
    [0, 0],
    [1, 0],
    [2, 0],
    [3, 0],
    [0, 4],
    [0, -3],
    [1, 2.5],
    [2, -2],
    [3, 3],
  ])('as the sheet’s picture was turned: %d right angles, %d degrees', (quarters, degrees) => {
    const original = onePixel(200, 120)
    // As src-orchestrator/ocr/read-sheet.ts does it: half a turn comes last.
    const turned = skewed(quarterTurned(original, quarters % 2), degrees)
    const straight = quarterTurned(turned, quarters - (quarters % 2))
    const seen = darkest(straight)
    const read = sheet({
      pages: [{ lines: lines(straight.width, straight.height), confidence: 90 }],
      quarters,
      degrees,
    })
    const back = placeOnSheet({ left: seen.x, top: seen.y, right: seen.x, bottom: seen.y }, read, 0, {
      width: original.width,
      height: original.height,
    })
    expect(Math.abs(back.left - inkAt.x)).toBeLessThanOrEqual(3)
    expect(Math.abs(back.top - inkAt.y)).toBeLessThanOrEqual(3)
  })
})
