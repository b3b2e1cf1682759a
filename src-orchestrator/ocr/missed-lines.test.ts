import { describe, expect, it } from 'vitest'
import type { GreyPicture } from './grey-picture.ts'
import { withMissedLines } from './missed-lines.ts'
import type { RecognisedLine } from './recognised.ts'
import { answering, pageOf, recognisedLine, textsOf } from './testing/recognised-lines.ts'

const width = 400

/** White, but for boxes of ink. */
function inked(...boxes: { left: number; top: number; wide: number; high: number }[]): GreyPicture {
  const pixels = new Uint8Array(width * 500).fill(255)
  for (const { left, top, wide, high } of boxes)
    for (let y = top; y < top + high; y++) pixels.fill(0, y * width + left, y * width + left + wide)
  return { width, height: 500, pixels }
}

/** A recognised line at each of these heights, which leave room for one more behind the third. */
const tops = [0, 40, 80, 160, 200, 240]
const text = (heights: readonly number[]): RecognisedLine[] =>
  heights.map((top) => recognisedLine('and so they went on', { left: 50, top }))
const word = { left: 50, top: 125, wide: 60, high: 20 }

/** What a look shows, twice as large as it is on the page; the line's height is 30 pixels there. */
const shown = pageOf(recognisedLine('net!!!”', { left: 30, top: 20 }))

describe('a line that was gone past', () => {
  it('is read by itself, and stands between its neighbours', () => {
    const reader = answering(shown)
    const found = withMissedLines(pageOf(...text(tops)), inked(word), reader)
    expect(textsOf(found)[3]).toBe('net!!!”')
    expect(textsOf(found)).toHaveLength(tops.length + 1)
    // As wide as its ink, with a line's height beside it, twice as large.
    expect(reader.seen.map((picture) => picture.width)).toEqual([240])
  })

  it('is found where it parts two blocks', () => {
    const blocks = [text(tops.slice(0, 3)), text(tops.slice(3))].map((lines) => ({ paragraphs: [{ lines }] }))
    expect(textsOf(withMissedLines({ blocks }, inked(word), answering(shown)))[3]).toBe('net!!!”')
  })

  it.each([
    ['there is no ink', text(tops), inked()],
    ['there is a speck', text(tops), inked({ left: 60, top: 130, wide: 5, high: 5 })],
    ['there is no room', text([0, 40, 80, 120, 160, 200]), inked(word)],
    ['there is room for many lines, or a picture', text([0, 40, 80, 320, 360, 400]), inked(word)],
    [
      'another line stands there',
      [...text(tops), recognisedLine('net', { left: 50, top: 118 })],
      inked(word),
    ],
    ['the lines are too few to tell', text([80, 160]), inked(word)],
  ])('is not looked for where %s', (_what, lines, picture) => {
    const reader = answering(shown)
    expect(textsOf(withMissedLines(pageOf(...lines), picture, reader))).toHaveLength(lines.length)
    expect(reader.seen).toEqual([])
  })

  it.each([
    ['nothing', pageOf()],
    ['what is hardly a line', pageOf(recognisedLine('ne:', { left: 30, top: 20, confidence: 40 }))],
    ['what stands elsewhere', pageOf(recognisedLine('net!!!”', { left: 30, top: 300 }))],
  ])('is none where a look shows %s', (_what, answer) => {
    const found = withMissedLines(pageOf(...text(tops)), inked(word), answering(answer, answer))
    expect(textsOf(found)).toHaveLength(tops.length)
  })

  it('is looked for a few times on a page', () => {
    // One line has room behind the third of each seven.
    const heights = Array.from({ length: 80 }, (_, index) => 40 * (index + Math.floor((index + 4) / 7)))
    const ink = heights.map((top) => ({ left: 50, top: top + 45, wide: 60, high: 20 }))
    const pixels = new Uint8Array(width * 4000).fill(255)
    for (const { left, top, wide, high } of ink)
      for (let y = top; y < Math.min(4000, top + high); y++)
        pixels.fill(0, y * width + left, y * width + left + wide)
    const reader = answering()
    withMissedLines(pageOf(...text(heights)), { width, height: 4000, pixels }, reader)
    // Each twice, in two sizes.
    expect(reader.seen).toHaveLength(12)
  })
})
