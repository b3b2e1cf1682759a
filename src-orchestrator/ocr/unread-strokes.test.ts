import { describe, expect, it } from 'vitest'
import type { GreyPicture } from './grey-picture.ts'
import type { RecognisedLine } from './recognised.ts'
import { pageOf, recognisedLine, textsOf } from './testing/recognised-lines.ts'
import { withUnreadStrokes } from './unread-strokes.ts'

/** Its words 30 pixels apart, in which "I" has room; capitals are 25 high and stand at 130. */
function wide(text: string, blank = 30): RecognisedLine {
  const line = recognisedLine(text, { left: 50, top: 100 })
  const words = line.words.map((word, index) => {
    const by = index * (blank - 10)
    return { ...word, bbox: { ...word.bbox, x0: word.bbox.x0 + by, x1: word.bbox.x1 + by } }
  })
  return { ...line, words }
}

type Ink = { left: number; top: number; wide: number; high: number }

function inked(...boxes: Ink[]): GreyPicture {
  const pixels = new Uint8Array(400 * 200).fill(255)
  for (const { left, top, wide: across, high } of boxes)
    for (let y = top; y < top + high; y++) pixels.fill(0, y * 400 + left, y * 400 + left + across)
  return { width: 400, height: 200, pixels }
}

const line = wide('as am')
const stroke: Ink = { left: 83, top: 108, wide: 5, high: 22 }

describe('a stroke between two words that was not read', () => {
  it('stands there, where it left its ink', () => {
    const found = withUnreadStrokes(pageOf(line), inked(stroke))
    expect(textsOf(found)).toEqual(['as | am'])
    const [, word] = found.blocks[0]?.paragraphs[0]?.lines[0]?.words ?? []
    expect(word?.bbox).toEqual({ x0: 83, y0: 108, x1: 88, y1: 130 })
  })

  it('is seen beside what reaches out of a box that is too narrow', () => {
    const rest: Ink = { left: 68, top: 115, wide: 6, high: 15 }
    expect(textsOf(withUnreadStrokes(pageOf(line), inked(stroke, rest)))).toEqual(['as | am'])
  })

  it.each([
    ['nothing', line, []],
    ['a comma', line, [{ ...stroke, top: 126, high: 8 }]],
    ['a quotation mark', line, [{ ...stroke, high: 8 }]],
    ['a dash', line, [{ left: 74, top: 118, wide: 22, high: 3 }]],
    ['two strokes', line, [stroke, { ...stroke, left: 91 }]],
    [
      'an exclamation mark',
      line,
      [
        { ...stroke, high: 14 },
        { ...stroke, top: 126, high: 4 },
      ],
    ],
    ['a rule that goes on above', line, [{ ...stroke, top: 60, high: 100 }]],
    ['a letter of some width', line, [{ ...stroke, left: 77, wide: 16 }]],
    ['no room', wide('as am', 14), [{ ...stroke, left: 75 }]],
    ['too much room', wide('as am', 90), [stroke]],
  ])('is none where there is %s', (_what, words, ink) => {
    expect(textsOf(withUnreadStrokes(pageOf(words), inked(...ink)))).toEqual(['as am'])
  })

  it('is a rule’s where the next line has one right below, and none’s where that stands elsewhere', () => {
    const moved = (text: string, blank = 30): RecognisedLine => {
      const by = ({ x0, x1, y0, y1 }: RecognisedLine['baseline']) => ({ x0, x1, y0: y0 + 40, y1: y1 + 40 })
      const { words, baseline, ...rest } = wide(text, blank)
      return {
        ...rest,
        baseline: by(baseline),
        words: words.map((word) => Object.assign(word, { bbox: by(word.bbox) })),
      }
    }
    const below = moved('he is')
    const two = inked(stroke, { ...stroke, top: 148 })
    expect(textsOf(withUnreadStrokes(pageOf(line, below), two))).toEqual(['as am', 'he is'])
    const aside = inked(stroke, { ...stroke, left: 103, top: 148 })
    const apart = withUnreadStrokes(pageOf(wide('as am', 50), moved('he is', 50)), aside)
    expect(textsOf(apart)).toEqual(['as | am', 'he | is'])
  })
})
