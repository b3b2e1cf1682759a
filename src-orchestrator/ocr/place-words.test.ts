import { describe, expect, it } from 'vitest'
import { pageLines } from '../phases/extraction/page/page-lines.ts'
import { placeWords } from './place-words.ts'
import type { RecognisedLine } from './recognised.ts'
import { recognisedLine } from './testing/recognised-lines.ts'

const textsOf = (lines: RecognisedLine[]): string[] =>
  pageLines({ width: 400, height: 300, chars: placeWords(lines, 0.5), turned: '' }, 1).lines.map(
    ({ text }) => text,
  )

describe('the words of a recognised line', () => {
  it('are apart where the box of one reaches over the next', () => {
    const line = recognisedLine('the house of Bly', { left: 40, top: 50 })
    const words = line.words.map((word) => ({ ...word, bbox: { ...word.bbox, x1: word.bbox.x1 + 14 } }))
    expect(textsOf([{ ...line, words }])).toEqual(['the house of Bly'])
  })

  it('lose what a drawing beside them looks like, and nothing that may be a word', () => {
    const line = recognisedLine('Ww x’ I’m 12 there was To a of', { left: 40, top: 50 })
    const unsure = [12, 15, 0, 20, 90, 90, 50, 5, 5]
    const words = line.words.map((word, index) => ({ ...word, confidence: unsure[index] ?? 0 }))
    expect(textsOf([{ ...line, words }])).toEqual(['I’m 12 there was To a of'])
  })

  it('lose a serif of an initial that looks like a figure, and no small letter that is sure', () => {
    const line = recognisedLine('5 a he went', { left: 40, top: 50 })
    const words = line.words.map((word, index) =>
      index > 1
        ? word
        : { ...word, confidence: index === 0 ? 52 : 90, bbox: { ...word.bbox, y0: 71, y1: 80 } },
    )
    expect(textsOf([{ ...line, words }])).toEqual(['a he went'])
  })

  it('begin with an initial that Tesseract put before the second of the lines beside it', () => {
    const [above, second, third, below] = [
      'GENTLEMAN called',
      'out last night sir',
      'and he went',
      'away to the town once more',
    ].map((text, index) => recognisedLine(text, { left: index < 3 ? 120 : 40, top: 50 + index * 36 }))
    if (above === undefined || second === undefined || third === undefined || below === undefined)
      throw new Error('four lines')
    const box = { x0: 40, y0: 50, x1: 110, y1: 150 }
    const initial = { text: 'A', confidence: 90, bbox: box, symbols: [{ text: 'A', bbox: box }] }
    const lines = [above, { ...second, words: [initial, ...second.words] }, third, below]
    expect(textsOf(lines)[0]).toMatch(/^A ?GENTLEMAN called$/u)
    expect(textsOf(lines)[1]).toBe('out last night sir')
  })

  it('are no words where Tesseract itself made nothing of the line', () => {
    const stain = recognisedLine('ty 4 Ww', { left: 40, top: 150, confidence: 20 })
    expect(textsOf([recognisedLine('the house', { left: 40, top: 50 }), stain])).toEqual(['the house'])
  })

  it('have the size of their letters where a raised number made the line look higher', () => {
    const line = recognisedLine('3The old Hall of the Fair', { left: 40, top: 50 })
    const sizesAt = (rowHeight: number): number[] => {
      const rowAttributes = { ...line.rowAttributes, rowHeight }
      return [...new Set(placeWords([{ ...line, rowAttributes }], 1).map(({ size }) => Math.round(size)))]
    }
    expect(sizesAt(42)).toEqual([Math.round(30 / 0.7)])
    // Heights are whole pixels: what is about as high as the letters stays.
    expect(sizesAt(36)).toEqual([Math.round(31 / 0.7)])
  })

  it('have the size of those they stand close to, where several together are smaller than the text', () => {
    const sizes = (rows: readonly [top: number, height: number][]): number[] => {
      const lines = rows.map(([top, rowHeight]) => {
        const line = recognisedLine('come on run us now see me', { left: 40, top })
        return { ...line, rowAttributes: { ...line.rowAttributes, rowHeight } }
      })
      return [...new Set(placeWords(lines, 1).map(({ size }) => Math.round(size)))]
    }
    const text = [0, 50, 100, 150, 200].map((top): [number, number] => [top, 41])
    const usual = Math.round(36 / 0.7)
    // Of one note 32, 31 and 34 pixels: alone the first and the last are within a seventh of 36.
    const note = [300, 337, 374].map((top, index): [number, number] => [top, [37, 36, 39][index] ?? 0])
    expect(sizes([...text, ...note])).toEqual([usual, Math.round(32 / 0.7)])
    // As far apart as the text, or of its size, they are text whose heights were measured a little lower.
    const apart = note.map(([top, height], index): [number, number] => [top + index * 13, height])
    expect(sizes([...text, ...apart])).toEqual([usual])
    const tight = note.map(([top]): [number, number] => [top, 40])
    expect(sizes([...text, ...tight])).toEqual([usual])
  })

  it('are one heading’s where large lines differ by little, as letters make them', () => {
    const sizes = (heights: readonly number[]): number[] => {
      const lines = heights.map((rowHeight, index) => {
        const line = recognisedLine('come on run us now see me', { left: 40, top: 50 * index })
        return { ...line, rowAttributes: { ...line.rowAttributes, rowHeight } }
      })
      return [...new Set(placeWords(lines, 1).map(({ size }) => Math.round(size)))]
    }
    const text = [33, 33, 33]
    expect(sizes([60, 63, ...text])).toEqual([Math.round(55 / 0.7), 40])
    expect(sizes([60, 75, ...text])).toEqual([Math.round(55 / 0.7), 100, 40])
    // Smaller ones are notes, whose size tells them.
    expect(sizes([...text, 25, 27])).toEqual([40, Math.round(20 / 0.7), Math.round(22 / 0.7)])
  })
})
