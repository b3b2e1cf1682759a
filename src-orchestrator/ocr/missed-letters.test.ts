import { describe, expect, it } from 'vitest'
import type { GreyPicture } from './grey-picture.ts'
import { withMissedLetters } from './missed-letters.ts'
import type { RecognisedLine } from './recognised.ts'
import { answering, pageOf, recognisedLine, textsOf } from './testing/recognised-lines.ts'

type Ink = { left: number; top: number; wide: number; high: number }

function inked(...boxes: Ink[]): GreyPicture {
  const pixels = new Uint8Array(400 * 500).fill(255)
  for (const { left, top, wide, high } of boxes)
    for (let y = top; y < top + high; y++) pixels.fill(0, y * 400 + left, y * 400 + left + wide)
  return { width: 400, height: 500, pixels }
}

/** Lines 40 pixels apart, whose capitals are 25 high; each begins so far to the right. */
const linesFrom = (...lefts: number[]): RecognisedLine[] =>
  lefts.map((left, index) => recognisedLine('so they went home', { left, top: 200 + index * 40 }))
const plain = linesFrom(50, 50, 50, 50, 50)
const texts = textsOf(pageOf(...plain))
const answer = (text: string, confidence = 95) => pageOf(recognisedLine(text, { confidence }))

/** What a page says where each look at something shows the same. */
function seen(lines: readonly RecognisedLine[], ink: readonly Ink[], text = 'I', confidence = 95): string[] {
  const answers = Array.from({ length: 20 }, () => answer(text, confidence))
  return textsOf(withMissedLetters(pageOf(...lines), inked(...ink), answering(...answers)))
}

describe('a number alone over a text', () => {
  const number: Ink = { left: 50, top: 100, wide: 14, high: 40 }

  it.each(['I', 'XII', '4', 'V.'])('is what it is read as: %s', (text) => {
    expect(seen(plain, [number], text)).toEqual([text, ...texts])
  })

  it('is one of several letters, and a stroke is one', () => {
    const letters: Ink[] = [50, 70, 90].map((left) => ({ left, top: 100, wide: 14, high: 40 }))
    const reader = answering(answer('|||'), answer('no second look'))
    expect(textsOf(withMissedLetters(pageOf(...plain), inked(...letters), reader))).toEqual(['III', ...texts])
    expect(reader.seen).toHaveLength(1)
  })

  it('stands between two lines that have room for it', () => {
    const apart = [...plain.slice(0, 3), ...linesFrom(50, 50, 50, 50, 50, 50, 50).slice(5)]
    const found = seen(apart, [{ ...number, top: 340, high: 26 }], 'II')
    expect(found).toEqual([...texts.slice(0, 3), 'II', ...texts.slice(0, 2)])
  })

  it.each<[what: string, ink: Ink[], text: string, confidence: number]>([
    ['a word', [number], 'so', 95],
    ['hardly anything', [number], 'I', 40],
    ['close to the text', [{ ...number, top: 150 }], 'I', 95],
    ['as small as the text, above all of it, as a page’s number is', [{ ...number, high: 26 }], '12', 95],
    ['below all of the text', [{ ...number, top: 430 }], 'I', 95],
    ['outside of the text', [{ ...number, left: 380 }], 'I', 95],
    ['a rule', [{ ...number, wide: 4 }], 'I', 95],
    ['a line across', [{ ...number, wide: 150, high: 3 }], 'I', 95],
    ['a picture', [{ ...number, top: 40, wide: 90, high: 130 }], 'I', 95],
    ['one of a list', [20, 80, 140].map((top) => ({ left: 50, top, wide: 14, high: 30 })), 'I', 95],
  ])('is none where it is %s', (_what, ink, text, confidence) => {
    expect(seen(plain, ink, text, confidence)).toEqual(texts)
  })

  it('is none on a page with hardly a line', () => {
    expect(seen(plain.slice(0, 3), [number])).toEqual(texts.slice(0, 3))
  })
})

describe('an initial beside two lines', () => {
  const initial: Ink = { left: 50, top: 206, wide: 40, high: 64 }
  const beside = linesFrom(100, 100, 50, 50, 50)
  const [first = '', ...others] = texts

  it('is the first letter of the upper one', () => {
    expect(seen(beside, [initial], 'T')).toEqual([`T ${first}`, ...others])
  })

  it('is the letter that one look is sure of, or two believe', () => {
    const read = (...looks: [string, number][]): string[] => {
      const answers = looks.map(([text, confidence]) => answer(text, confidence))
      return textsOf(withMissedLetters(pageOf(...beside), inked(initial), answering(...answers)))
    }
    expect(read(['i', 60], ['T', 84], ['om', 90])).toEqual([`T ${first}`, ...others])
    expect(read(['E', 60], ['T', 55], ['T', 55], ['B', 60])).toEqual([`T ${first}`, ...others])
    expect(read(['E', 60], ['T', 55], ['i', 95], ['B', 60])).toEqual(texts)
  })

  it.each<[what: string, lines: RecognisedLine[], ink: Ink, text: string]>([
    ['no letter', beside, initial, '&'],
    ['a small letter', beside, initial, 't'],
    ['no higher than its line', beside, { ...initial, high: 30 }, 'T'],
    ['beside one line alone', linesFrom(100, 50, 50, 50, 50), initial, 'T'],
    ['lower than its line', beside, { ...initial, top: 225, high: 50 }, 'T'],
    ['far from the text', linesFrom(150, 150, 50, 50, 50), initial, 'T'],
  ])('is none where it is %s', (_what, lines, ink, text) => {
    expect(seen(lines, [ink], text)).toEqual(texts)
  })
})
