import { describe, expect, it } from 'vitest'
import type { GreyPicture } from './grey-picture.ts'
import { linesIn } from './recognised.ts'
import { withSecondLooks } from './second-look.ts'
import { answering, pageOf, recognisedLine, textsOf } from './testing/recognised-lines.ts'

const page: GreyPicture = { width: 400, height: 300, pixels: new Uint8Array(400 * 300).fill(255) }
const good = recognisedLine('“What do you want?”', { left: 50, top: 40 })
const poor = recognisedLine('Ses sir', { left: 50, top: 100, confidence: 4 })

describe('a second look', () => {
  it('reads a poor line by itself, twice as large, and puts it where it stands', () => {
    const reader = answering(pageOf(recognisedLine('“Yes, sir.”', { left: 60, top: 18 })))
    const found = withSecondLooks(pageOf(good, poor), page, reader)
    expect(textsOf(found)).toEqual(['“What do you want?”', '“Yes, sir.”'])
    // 70 pixels wide and 30 high, with 30 and 9 around them, twice as large.
    expect(reader.seen.map(({ width, height }) => [width, height])).toEqual([[260, 96]])
    const [, line] = linesIn(found)
    expect(line?.words[0]?.bbox).toEqual({ x0: 50, y0: 100, x1: 75, y1: 115 })
    expect(line?.words[0]?.symbols[1]?.bbox.x0).toBe(55)
    expect(line?.rowAttributes.rowHeight).toBe(15)
  })

  it('looks once more at its own size', () => {
    const still = pageOf(recognisedLine('Sos', { confidence: 30 }))
    const reader = answering(still, pageOf(recognisedLine('“Yes, sir.”')))
    expect(textsOf(withSecondLooks(pageOf(poor), page, reader))).toEqual(['“Yes, sir.”'])
    expect(reader.seen.map(({ width }) => width)).toEqual([260, 130])
  })

  it('looks at large letters as they are, then half as large, and asks of their words how sure they are', () => {
    const large = recognisedLine('Sire', { left: 50, top: 100, confidence: 33 })
    const high = large.words.map((word) => ({ ...word, bbox: { ...word.bbox, y1: 160 } }))
    const [word] = recognisedLine('“Sir?').words
    const [mark] = recognisedLine('”', { confidence: 20 }).words
    if (word === undefined || mark === undefined) throw new Error('two words')
    const unsure = pageOf({ ...recognisedLine('', { confidence: 20 }), words: [word, mark] })
    const reader = answering(pageOf(), unsure)
    expect(textsOf(withSecondLooks(pageOf({ ...large, words: high }), page, reader))).toEqual(['“Sir? ”'])
    expect(reader.seen.map(({ width }) => width)).toEqual([160, 80])
  })

  it.each([
    ['nothing', pageOf()],
    ['no better', pageOf(recognisedLine('Ses sip', { confidence: 40 }))],
    ['two lines', pageOf(recognisedLine('“Yes,'), recognisedLine('sir.”'))],
  ])('leaves a line as it is where it shows %s', (_what, answer) => {
    expect(textsOf(withSecondLooks(pageOf(poor), page, answering(answer, answer)))).toEqual(['Ses sir'])
  })

  it('believes two looks that hardly do, where they see the same letters', () => {
    const [first, second] = [
      pageOf(recognisedLine('“Yes. But...”', { confidence: 53 })),
      pageOf(recognisedLine('“Yes, But...', { confidence: 61 })),
    ]
    expect(textsOf(withSecondLooks(pageOf(poor), page, answering(first, second)))).toEqual(['“Yes, But...'])
    const other = pageOf(recognisedLine('“Yer. But', { confidence: 61 }))
    expect(textsOf(withSecondLooks(pageOf(poor), page, answering(first, other)))).toEqual(['Ses sir'])
  })

  it('is not taken of good lines, and of no more than a few', () => {
    const none = answering()
    withSecondLooks(pageOf(good, good), page, none)
    expect(none.seen).toEqual([])
    const many = answering()
    withSecondLooks(pageOf(...Array.from({ length: 40 }, () => poor)), page, many)
    expect(many.seen.length).toBeLessThan(40)
  })
})
