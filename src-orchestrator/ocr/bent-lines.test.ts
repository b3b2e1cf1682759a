import { beforeAll, describe, expect, it } from 'vitest'
import type { TextAt } from '../pdf/testing/pdf-writer.ts'
import { bentAgain, type Bend } from './bend.ts'
import { bendOf } from './bent-lines.ts'
import { skewed, white, type GreyPicture } from './grey-picture.ts'
import { bendWith, bent, prose, proseSize as size } from './testing/bent-page.ts'
import { drawnPage } from './testing/drawn-page.ts'

/** Two columns whose lines stand beside those of the other by half. */
const columns: TextAt[] = prose.flatMap(({ text, y }) => [
  { text: text.slice(0, 30), x: 40, y, size: 10 },
  { text: text.slice(20, 50), x: 220, y: y + 7, size: 10 },
])

/** Most by which lines are off a straight one, in pixels, where there is text. */
function mostOff(bend: Bend, of: Bend, { width, height }: GreyPicture): number {
  const off = [0.15, 0.3, 0.5, 0.7, 0.85].flatMap((x) =>
    [0.15, 0.5, 0.85].map((y) => {
      const place = { x: x * width, y: y * height }
      return bentAgain(bend, place, { width, height }) - bentAgain(of, place, { width, height })
    }),
  )
  return Math.max(...off.map(Math.abs))
}

let page: GreyPicture
beforeAll(async () => {
  page = await drawnPage(prose, 1700, size)
})

describe('how the lines of a page bend', () => {
  it.each([
    ['into the gutter', bendWith({ 20: -0.04, 30: 0.03 })],
    ['like a bow', bendWith({ 20: 0.06 })],
    ['more towards its foot', bendWith({ 11: 0.06, 21: -0.04 })],
  ])('%s', (_, bend) => {
    const found = bendOf(bent(page, bend))
    expect(found).not.toBeNull()
    // A line is 40 pixels high, a small letter 13.
    expect(mostOff(found ?? [], bend, page)).toBeLessThan(7)
  })

  it('not at all, where they are straight, askew by what is left of setting them straight, or none', () => {
    expect(bendOf(page)).toBeNull()
    expect(bendOf(skewed(page, 0.15))).toBeNull()
    expect(bendOf({ ...page, pixels: new Uint8Array(page.pixels.length).fill(white) })).toBeNull()
    let seed = 1
    const blots = page.pixels.map(() => ((seed = (seed * 48_271) % 2_147_483_647) % 100 < 20 ? 20 : 240))
    expect(bendOf({ ...page, pixels: blots })).toBeNull()
  })

  it('not at all on a page of a few lines, or of two columns that are straight', async () => {
    expect(bendOf(await drawnPage(prose.slice(0, 3), 1700, size))).toBeNull()
    expect(bendOf(await drawnPage(columns, 1700, size))).toBeNull()
  })
})
