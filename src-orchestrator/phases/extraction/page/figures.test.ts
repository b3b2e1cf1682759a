import { describe, expect, it } from 'vitest'
import type { Drawing } from '../../../pdf/page-drawings.ts'
import type { PageChar } from '../../../pdf/placed-char.ts'
import { figuresOf } from './figures.ts'
import { layoutOf } from './layout.ts'
import { pageLines } from './page-lines.ts'
import { takeSetApart } from './set-apart.ts'
import { charsOf, pageOfChars, plainPages } from '../testing/small-pages.ts'

const row = (text: string, x: number, y: number): PageChar[] => charsOf(text, { x, y, from: y * 1000 + x })
const box = (left: number, top: number, right: number, bottom: number, isWhole = false): Drawing => ({ left, top, right, bottom, isWhole }) // prettier-ignore

const text = (from: number, rows: number): PageChar[] =>
  Array.from({ length: rows }, (_, at) =>
    row('some plain words of running text that fill the line', 50, from + at * 12),
  ).flat()
/** Two boxes with an arrow between them, and what is written into them, above and below. */
const boxes = [box(80, 320, 130, 350), box(130, 335, 200, 336), box(200, 320, 250, 350)]
const words = [
  ...row('Fox', 90, 340),
  ...row('Crow', 210, 340),
  ...row('sees', 150, 331),
  ...row('Time', 160, 366),
]
const page = [...text(100, 16), ...words, ...row('Figure 1: A fox and a crow.', 80, 390), ...text(420, 8)]

/** What is left as text, and what was taken out of it, with these things drawn. */
function read(chars: PageChar[], drawings: readonly Drawing[]): { kept: string[]; out: string[] } {
  const first = pageLines(pageOfChars(chars), 1)
  const found = pageLines(pageOfChars(chars), 1, figuresOf(first, drawings, 10))
  const pages = [found, ...plainPages(3, 2)]
  const { pages: kept, asides } = takeSetApart(pages, layoutOf(pages))
  return {
    kept: (kept[0]?.lines ?? []).map((line) => line.text).filter((words) => !words.startsWith('some')),
    out: asides.map(({ kind, lines }) => `${kind}: ${lines.map((line) => line.text).join(' | ')}`),
  }
}

const caption = 'caption: Figure 1: A fox and a crow.'

describe('what is written into a drawing', () => {
  it('belongs to the figure, with what stands between it and its caption', () => {
    expect(read(page, boxes)).toEqual({ kept: [], out: ['picture: sees | Fox Crow | Time', caption] })
  })

  it('belongs to it where all of the drawing is one thing, made elsewhere', () => {
    expect(read(page, [box(80, 318, 250, 352, true)])).toEqual({
      kept: [],
      out: ['picture: sees | Fox Crow | Time', caption],
    })
  })

  it('does so under its caption', () => {
    const above = [
      ...text(100, 16),
      ...row('Figure 1: A fox and a crow.', 80, 305),
      ...words,
      ...text(420, 8),
    ]
    expect(read(above, boxes)).toEqual({
      kept: ['Time'],
      out: ['picture: sees | Fox Crow', caption],
    })
  })

  it.each([
    ['nothing is drawn', page, []],
    ['only a rule is', page, [box(80, 335, 250, 336)]],
    ['a frame is around it all', page, [...boxes.slice(1), box(60, 300, 340, 400)]],
    ['it is the page’s ground', page, [box(0, 0, 400, 600), box(0, 0, 400, 600), box(0, 0, 400, 600)]],
    ['it is far from the caption', page, boxes.map((each) => box(each.left, each.top - 90, each.right, each.bottom - 90))],
  ])('is text where %s', (_what, chars, drawings) => {
    expect(read(chars, drawings)).toEqual({ kept: ['sees', 'Fox Crow', 'Time'], out: [caption] })
  }) // prettier-ignore

  it('is text where no caption stands by it', () => {
    expect(read([...text(100, 16), ...words, ...text(420, 8)], boxes).out).toEqual([])
  })

  it('is no line of the text above or below it', () => {
    const close = [
      ...text(100, 18),
      ...words,
      ...row('Figure 1: A fox and a crow.', 80, 390),
      ...text(414, 8),
    ]
    expect(read(close, boxes).out).toEqual(['picture: sees | Fox Crow | Time', caption])
  })
})
