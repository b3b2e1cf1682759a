import { beforeAll, describe, expect, it } from 'vitest'
import type { TextAt } from '../pdf/testing/pdf-writer.ts'
import { pageLines } from '../phases/extraction/page/page-lines.ts'
import { cropped, quarterTurned, skewed, type GreyPicture } from './grey-picture.ts'
import { readLanguage } from './language-data.ts'
import { readSheet } from './read-sheet.ts'
import { openTextReader, type TextReader } from './tesseract.ts'
import { bendWith, bent, prose, proseSize } from './testing/bent-page.ts'
import { drawnPage } from './testing/drawn-page.ts'

const lines = ['The house stood by the river', 'and nobody had lived in it', 'for as long as anybody knew.']
const texts: TextAt[] = lines.map((text, index) => ({ text, x: 20, y: 40 + index * 20, size: 12 }))
const small = { width: 250, height: 120 }

let reader: TextReader
let page: GreyPicture
beforeAll(async () => {
  reader = await openTextReader(new Map([['eng', await readLanguage('eng')]]))
  page = await drawnPage(texts, 700, small)
})

const wordsIn = ({ pages }: ReturnType<typeof readSheet>): string[][] =>
  pages.map((each) => pageLines({ ...each, turned: '' }, 1).lines.map(({ text }) => text))
const wordsOn = (picture: GreyPicture): string[][] =>
  wordsIn(readSheet({ picture: picture, scale: 0.36 }, reader))

describe('a sheet', () => {
  it('is read line by line', () => {
    const sheet = readSheet({ picture: page, scale: 0.36 }, reader)
    expect(sheet.quarters).toBe(0)
    expect(sheet.degrees).toBeCloseTo(0, 0)
    expect(sheet.pages[0]?.confidence).toBeGreaterThan(80)
    expect(wordsIn(sheet)).toEqual([lines])
  })

  it.each([1, 2, 3])('is turned upright from %d quarters', (quarters) => {
    const sheet = readSheet({ picture: quarterTurned(page, quarters), scale: 0.36 }, reader)
    expect(sheet.quarters).toBe(4 - quarters)
    expect(wordsIn(sheet)).toEqual([lines])
  })

  it('whose size nobody knows is as high as pages are, and so is one that lies on its side', () => {
    const sizes = [page, quarterTurned(page, 1)].map((picture) =>
      readSheet({ picture, scale: 0 }, reader).pages.map(({ width, height }) =>
        [width, height].map(Math.round),
      ),
    )
    expect(sizes[0]).toEqual([[1350, 648]])
    expect(sizes[1]).toEqual(sizes[0])
  })

  it.each([-3, 1.5])('is set straight from %d degrees', (degrees) => {
    const { width, height } = page
    const roomy = cropped(page, { left: -40, top: -40, width: width + 80, height: height + 80 })
    const sheet = readSheet({ picture: skewed(roomy, degrees), scale: 0.36 }, reader)
    expect(sheet.degrees).toBeCloseTo(-degrees, 0)
    expect(wordsIn(sheet)).toEqual([lines])
  })

  it.each([0, 1, 2])(
    'whose lines bend into the gutter is made flat, turned by %d quarters',
    async (quarters) => {
      const lower = prose.slice(0, 22)
      const wanted = lower.map(({ text }) => text)
      const flat = await drawnPage(lower, 1700, proseSize)
      const sheet = readSheet(
        {
          picture: quarterTurned(bent(flat, bendWith({ 20: -0.05, 30: 0.045, 21: 0.04 })), quarters),
          scale: 0.35,
        },
        reader,
      )
      expect(sheet.pages[0]?.bend).toHaveLength(12)
      expect(wordsIn(sheet)).toEqual([wanted])
    },
  )

  it('on grey paper', () => {
    const grey = { ...page, pixels: page.pixels.map((value) => 60 + (value * 120) / 255) }
    expect(wordsOn(grey)).toEqual([lines])
  })

  it('that holds two pages is read as two, the left one first', async () => {
    const more = ['On the other page a dog', 'was asleep beside the wall', 'of the long, dark kitchen.']
    const right = more.map((text, index) => ({ text, x: 300, y: 45 + index * 20, size: 12 }))
    const two = await drawnPage([...texts, ...right], 1500, { width: 530, height: 320 })
    expect(wordsOn(two)).toEqual([lines, more])
  })

  it('that is one wide page is not parted', async () => {
    const across = 'A line that runs over the middle of the whole wide page.'
    const wide = await drawnPage([{ text: across, x: 20, y: 40, size: 12 }], 1300, {
      width: 460,
      height: 200,
    })
    expect(wordsOn(wide)).toEqual([[across]])
  })

  it('without ink holds nothing, and one that shows no letters holds no words', () => {
    const pixels = new Uint8Array(300 * 400).fill(250)
    expect(readSheet({ picture: { width: 300, height: 400, pixels }, scale: 1 }, reader).pages).toEqual([])
    const blots = pixels.map((_, at) => ((at * 7919) % 1013 < 300 ? 20 : 240))
    const seen = readSheet({ picture: { width: 300, height: 400, pixels: blots }, scale: 1 }, reader)
    expect(seen.pages.flatMap(({ chars }) => chars)).toEqual([])
  })
})

describe('a picture file', () => {
  it('that is none is not read', () => {
    expect(reader.decode(Buffer.from('no picture'))).toBeNull()
  })
})
