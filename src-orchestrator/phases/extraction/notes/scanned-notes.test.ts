import { describe, expect, it } from 'vitest'
import { takeFootnotes } from './footnotes.ts'
import { layoutOf } from '../page/layout.ts'
import type { Line, PageLines } from '../page/line.ts'
import { line, plainPages } from '../testing/small-pages.ts'

const foot = (text: string, row = 0, at: Partial<Line> = {}): Line =>
  line(text, { size: 8, baseline: 500 + row * 9.5, ...at })
const labelled = (number: string): Line =>
  foot(`${number}A note that was read.`, 0, { raised: [{ at: 0, length: number.length }] })

/** A foot under a sentence that is over is not what is left of the last page's note. */
const lastOfText = line('The end of it.', { baseline: 470 })

const recognised = (page: PageLines, lines: readonly Line[]): PageLines => ({
  ...page,
  recognised: true,
  lines: lines.toSorted((a, b) => a.baseline - b.baseline),
})

function scan(feet: readonly (readonly Line[])[]): PageLines[] {
  return plainPages(feet.length).map((page, index) =>
    recognised(page, [...page.lines, lastOfText, ...(feet[index] ?? [])]),
  )
}

function takenOf(pages: readonly PageLines[]): string[] {
  const { asides } = takeFootnotes({ pages: [...pages], asides: [], anchors: new Map() }, layoutOf(pages))
  return asides.map(({ label, lines }) => `${label}: ${lines.map(({ text }) => text).join(' ')}`)
}

const read = ['1: A note that was read.', '2: A note that was read.']

describe('notes in scans', () => {
  it.each([
    ['whose number was read as a letter', [foot('SA place of entertainment.')], [': SA place of entertainment.']],
    ['whose number is not there', [foot('A place of'), foot('entertainment.', 1)], [': A place of entertainment.']],
    ['of which heights differ', [foot('‘A place of', 0, { size: 8.3 }), foot('entertainment.', 1, { size: 7.7 })], [': ‘A place of entertainment.']],
    ['close under the text: the end of a quotation', [foot('Yours truly,', 0, { baseline: 482 })], []],
    ['of another size', [foot('A motto in tiny letters', 0, { size: 6 })], []],
  ])('small type at a foot, %s', (_what, lines, notes) => {
    expect(takenOf(scan([[labelled('1')], [labelled('2')], lines]))).toEqual([...read, ...notes])
  }) // prettier-ignore

  it('have a first line that its raised number made look larger', () => {
    const first = foot('3A place of', 0, { size: 10, raised: [{ at: 0, length: 1 }] })
    const pages = scan([[labelled('1')], [labelled('2')], [first, foot('entertainment.', 1)]])
    expect(takenOf(pages)).toEqual([...read, '3: A place of entertainment.'])
  })

  it('are none far above where pages end: a date under a chapter', () => {
    const date = foot('London, May 1848', 0, { baseline: 310 })
    const end = { ...lastOfText, baseline: 280 }
    const pages = scan([[labelled('1')], [labelled('2')], []]).map((page) =>
      page.page < 3 ? page : recognised(page, [...page.lines.slice(0, 15), end, date]),
    )
    expect(takenOf(pages)).toEqual(read)
  })

  it('are none where quotations in the text have their size', () => {
    const quoted = [
      foot('Dear Sir, I have', 0, { baseline: 101 }),
      foot('to inform you', 0, { baseline: 102 }),
    ]
    const pages = scan([[labelled('1')], [labelled('2'), ...quoted], [foot('Yours truly,')]])
    expect(takenOf(pages)).toEqual(read)
  })

  it('are none where the text is no picture', () => {
    const pages = scan([[labelled('1')], [labelled('2')], [foot('SA place of entertainment.')]])
    expect(takenOf(pages.map(({ recognised: _recognised, ...page }) => page))).toEqual(read)
  })

  it('whose stars were read as quotation marks are told where there are four', () => {
    const starred = [foot('‘A place of entertainment.')]
    expect(takenOf(scan([starred, starred, starred, starred]))).toHaveLength(4)
    expect(takenOf(scan([starred, starred, starred, []]))).toEqual([])
  })
})
