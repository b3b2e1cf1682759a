import { describe, expect, it } from 'vitest'
import { layoutOf } from '../page/layout.ts'
import type { Line, PageLines } from '../page/line.ts'
import { groupLines } from './paragraphs.ts'
import { line, pageOf, placed, plainPages } from '../testing/small-pages.ts'

/** How the lines of these pages, among pages of plain text, fall into paragraphs: their first words. */
function paragraphs(...pages: PageLines[]): string[] {
  const around = plainPages(6, 11)
  const layout = layoutOf([...pages, ...around])
  return groupLines(placed(pages), layout).map((group) =>
    group.lines.map((each) => each.text.split(' ')[0]).join(' '),
  )
}

const low = (text: string, baseline: number, more: Partial<Line> = {}): Line =>
  line(text, { baseline, right: 350, ...more })

describe('a paragraph', () => {
  it('begins with an indent', () => {
    expect(
      paragraphs(pageOf(1, ['\tone begins here\t', 'two ends.\t', '\tthree begins\t', 'four ends.'])),
    ).toEqual(['one two', 'three four'])
  })

  it('is each of two indented lines of dialogue', () => {
    expect(paragraphs(pageOf(1, ['\t“one?” he asked.', '\t“two!” she said.', '\t“three.”']))).toEqual([
      '“one?”',
      '“two!”',
      '“three.”',
    ])
  })

  it('begins after a wider gap', () => {
    expect(
      paragraphs(
        pageOf(1, [
          low('one is here', 100),
          low('two goes on', 112),
          low('three begins', 134),
          low('four ends', 146),
        ]),
      ),
    ).toEqual(['one two', 'three four'])
  })

  it('ends with a short last line where there are no indents', () => {
    expect(
      paragraphs(pageOf(1, ['one is full\t', 'two ends here.', 'three is full again\t', 'four goes on\t'])),
    ).toEqual(['one two', 'three four'])
  })

  it('goes on behind a short line that ends no sentence', () => {
    expect(paragraphs(pageOf(1, ['one is full\t', 'two stops', 'three goes on\t']))).toEqual([
      'one two three',
    ])
  })

  it('goes on below where its first line alone stands at the margin', () => {
    const hanging = [
      low('one is full and', 100),
      low('two of it goes', 112, { left: 80 }),
      low('three ends.', 124, { left: 80 }),
    ]
    expect(paragraphs(pageOf(1, hanging))).toEqual(['one two three'])
    const verse = [
      low('one is said:', 100),
      low('so come', 112, { left: 80, right: 150 }),
      low('so go', 124, { left: 80, right: 150 }),
    ]
    expect(paragraphs(pageOf(1, verse))[0]).toBe('one')
  })

  it.each([
    ['a cut word', 'one jumps the hal-', 'yards! and', ['one yards!']],
    ['a cut word in capitals', 'one (THEY SCAT-', 'TER.) and', ['one TER.)']],
    ['no cut word', 'one ends here.', 'Yards! and', ['one', 'Yards!']],
  ])('goes on in other type with %s', (_what, first, second, made) => {
    expect(paragraphs(pageOf(1, [low(first, 100, { size: 8 }), low(second, 112, { left: 80 })]))).toEqual(
      made,
    )
  })

  it.each([
    ['in its midst', ['one and the', 'two set bold', 'three is here.'], 1, ['one two three']],
    ['at its start', ['one set bold', 'two goes on', 'three is here.'], 0, ['one two three']],
    ['behind a cut word', ['one of the distri-', 'two set bold', 'three is here.'], 1, ['one two three']],
    ['but no heading', ['one is here.', 'Two set bold', 'Three is here.'], 1, ['one', 'Two', 'Three']],
    [
      'but no heading behind a full line',
      ['one and the', 'Two set bold', 'Three here.'],
      1,
      ['one', 'Two', 'Three'],
    ],
  ])('has a line that is bold %s', (_what, texts, bold, made) => {
    const lines = texts.map((text, at) => low(text, 100 + at * 12, { bold: at === bold }))
    expect(paragraphs(pageOf(1, lines))).toEqual(made)
  })

  it('begins with lines that are bold', () => {
    const lines = ['one is set bold and', 'Two too', 'three is not'].map((text, at) =>
      low(text, 100 + at * 12, { bold: at < 2 }),
    )
    expect(paragraphs(pageOf(1, lines))).toEqual(['one Two three'])
  })

  it('goes on with an address that a line’s end cuts', () => {
    const [one, two] = ['one (https://www.', 'example.org/) and']
    expect(paragraphs(pageOf(1, [low(one, 100), low(two, 112, { left: 75 })]))).toEqual(['one example.org/)'])
  })

  it('begins under what runs across its column', () => {
    const under = (text: string) => low(text, 130, { left: 60, right: 90, region: 1 })
    const title = low('The Author', 112, { left: 65, right: 235 })
    expect(paragraphs(pageOf(1, [title, under('One begins')]))).toEqual(['The', 'One'])
    expect(paragraphs(pageOf(1, [title, under('and goes')]))).toEqual(['The and'])
  })

  it('goes on over a page', () => {
    expect(
      paragraphs(
        pageOf(1, ['\tone begins\t', 'two goes on\t']),
        pageOf(2, ['three goes on\t', 'four ends.', '\tfive begins\t']),
      ),
    ).toEqual(['one two three four', 'five'])
  })

  it('ends with a page where the next begins with an indent', () => {
    expect(
      paragraphs(
        pageOf(1, ['\tone begins\t', 'two is full and ends.\t']),
        pageOf(2, ['\tThree begins\t', 'four ends.']),
      ),
    ).toEqual(['one two', 'Three four'])
  })

  it('goes on in the next column', () => {
    const right = [
      low('three goes on', 100, { left: 400, right: 700, region: 1 }),
      low('four ends.', 112, { left: 400, right: 450, region: 1 }),
    ]
    expect(paragraphs(pageOf(1, ['\tone begins\t', 'two goes on\t', ...right]))).toEqual([
      'one two three four',
    ])
  })

  it('is not part of a heading above it', () => {
    const page = pageOf(1, [line('The Heading', { baseline: 60, size: 16 }), 'one begins\t', 'two ends.'])
    expect(paragraphs(page)).toEqual(['The', 'one two'])
  })

  it('begins with a drop cap', () => {
    expect(
      paragraphs(
        pageOf(1, [
          'one ends here.\t',
          line('Two has a cap', { baseline: 112, right: 350, dropCap: 1 }),
          'three goes on\t',
        ]),
      ),
    ).toEqual(['one', 'Two three'])
  })
})

it('keeps the lines of one large title together', () => {
  const title = [
    line('A Christmas', { baseline: 100, size: 30 }),
    line('Carol', { baseline: 136, size: 30 }),
    line('by somebody', { baseline: 180, size: 14 }),
  ]
  expect(paragraphs(pageOf(1, title))).toEqual(['A Carol', 'by'])
})
