import { describe, expect, it } from 'vitest'
import { startsCaption } from './captions.ts'
import { layoutOf } from './layout.ts'
import type { Line } from './line.ts'
import { pageLines } from './page-lines.ts'
import { takeSetApart } from './set-apart.ts'
import { charsOf, line, pageOfChars, plainPages } from '../testing/small-pages.ts'

describe('captions', () => {
  it.each([
    ['Figure 3.1: A fox', true],
    ['FIGURE 2. A fox', true],
    ['Fig. 4 – A fox', true],
    ['Abb. 12: Ein Fuchs', true],
    ['Table II', true],
    ['Tableau 3. Les renards', true],
    ['Figure 3 shows a fox', false],
    ['Figures of speech', false],
    ['Table for two', false],
    ['Plates were broken.', false],
  ])('%s: %s', (text, caption) => {
    expect(startsCaption(text)).toBe(caption)
  })
})

/** Cells as a line of them is read: each begins at its place, from the left margin on. */
function row(cells: readonly string[], at: Partial<Line>, step = 90): Line {
  let text = ''
  const places = cells.map((cell, index) => {
    text += text === '' ? '' : ' '
    const left = 60 + index * step
    const from = text.length
    text += cell
    return { at: from, left, right: left + cell.length * 5 }
  })
  return line(text, { left: 60, right: places.at(-1)?.right ?? 60, cells: places, ...at })
}

/** A page of text with these lines below it, set apart by a blank; what is taken out of it. */
function apart(lines: readonly Line[]): string[] {
  const [page, ...more] = plainPages(3)
  if (page === undefined) throw new Error('no page')
  const pages = [{ ...page, lines: [...page.lines, ...lines] }, ...more]
  return takeSetApart(pages, layoutOf(pages)).asides.map(
    ({ kind, lines: inside }) => `${kind}: ${inside.map(({ text }) => text).join(' | ')}`,
  )
}

const below = (index: number): Partial<Line> => ({ baseline: 490 + index * 12 })
const foxes = [['Foxes', '12', '3.4'], ['Crows', '140', '22.1'], ['Walls', '7', '0.9']] // prettier-ignore

describe('what is set apart', () => {
  it('a table: rows of cells under each other', () => {
    expect(apart(foxes.map((cells, index) => row(cells, below(index))))).toEqual([
      'table: Foxes 12 3.4 | Crows 140 22.1 | Walls 7 0.9',
    ])
  })

  it.each([
    [
      'with the names of its columns above a rule',
      row(['Kind', '1811', 'Sum'], below(0)),
      'Kind 1811 Sum | ',
    ],
    [
      'but for a line above whose words stand elsewhere',
      row(['The field has', 'foxes in it'], below(0), 130),
      '',
    ],
    ['but for a line of text', line('The field has foxes', below(0)), ''],
  ])('a table %s', (_what, head, words) => {
    const rows = foxes.map((cells, index) => row(cells, { baseline: 508 + index * 12 }))
    expect(apart([head, ...rows])).toEqual([`table: ${words}Foxes 12 3.4 | Crows 140 22.1 | Walls 7 0.9`])
  })

  it('a caption whose own lines have wide spaces', () => {
    const wide = row(['of a fox that runs', 'over all the wide field'], below(1), 130)
    const more = line('and then comes home.', below(2))
    expect(apart([line('Figure 1: The way', below(0)), wide, more])).toEqual([
      'caption: Figure 1: The way | of a fox that runs over all the wide field | and then comes home.',
    ])
  })

  it('a caption beside the text, under a figure around which that is set', () => {
    const beside = (text: string, index: number): Line =>
      line(text, { left: 260, baseline: 495 + index * 12 })
    const text = [0, 1, 2, 3].map((index) => line(`half a line of text ${index} that`, below(index)))
    expect(apart([...text, beside('Figure 3: A fox that', 0), beside('sleeps.', 1)])).toEqual([
      'caption: Figure 3: A fox that | sleeps.',
    ])
    expect(apart([...text, beside('of Figure 3: a fox', 0)])).toEqual([])
    expect(apart([line('of all that is in', below(0)), line('Figure 3: a fox that', below(1))])).toEqual([])
  })

  it('a table of two rows under its caption', () => {
    const rows = foxes.slice(1).map((cells, index) => row(cells, below(index + 3)))
    expect(apart([line('Table 1: Numbers', below(0)), ...rows])).toEqual([
      'caption: Table 1: Numbers',
      'table: Crows 140 22.1 | Walls 7 0.9',
    ])
  })

  it('a table close under its caption', () => {
    const rows = foxes.map((cells, index) => row(cells, below(index + 1)))
    expect(apart([line('Table 1: Numbers', below(0)), ...rows])).toEqual([
      'caption: Table 1: Numbers',
      'table: Foxes 12 3.4 | Crows 140 22.1 | Walls 7 0.9',
    ])
  })

  it.each([
    ['a list with its numbers', ['1.', '2.', '3.'].map((label, index) => row([label, 'some words'], below(index)))],
    ['a play with its speakers', ['FOX.', 'CROW.', 'FOX.'].map((label, index) => row([label, 'I say that you have gone too far'], below(index)))],
    ['verse with its lines counted', ['one', 'two', 'three', 'four'].map((word, index) => index === 1 ? row([word, '5'], below(index)) : line(word, below(index)))],
    ['a paragraph', [line('Some words of text that stand apart,', below(0)), line('and more of them.', below(1))]],
    ['a sentence with a sign', [line('So the whole is x = 3, as was said.', below(0))]],
    ['verse in typewriter type', [line('Fury said to a mouse,', { ...below(0), mono: true }), line('That he met in the house', { ...below(1), mono: true })]],
    ['a paragraph about a figure', [line('Figure 3 shows what was said.', below(0))]],
  ])('not %s', (_what, lines) => {
    expect(apart(lines)).toEqual([])
  }) // prettier-ignore

  it('a formula, with its limits', () => {
    const limit = line('i=1', { ...below(1), baseline: 500, size: 7 })
    expect(apart([line('E = mc + xi', { ...below(0), left: 170 }), limit])).toEqual([
      'formula: E = mc + xi',
      'formula: i=1',
    ])
  })

  it('a formula with a fraction that stands close over the text below it', () => {
    const rows = [line('a+b', below(0)), line('E = f(x)dx (1.2)', below(1)), line('2', below(2))]
    const text = line('and so the text goes on close below it,', below(3))
    expect(apart([...rows, text])).toEqual(['formula: a+b | E = f(x)dx (1.2) | 2'])
  })

  it('no line of a text with such a sign that has no words', () => {
    expect(
      apart([
        line('so that the whole is', below(0)),
        line('x = 3', below(1)),
        line('as was said.', below(2)),
      ]),
    ).toEqual([])
  })

  it('program code in typewriter type', () => {
    const texts = ['for (i = 0; i < n; i++) {', 'total += value[i];', '}']
    expect(apart(texts.map((text, index) => line(text, { ...below(index), mono: true })))).toEqual([
      `code: ${texts.join(' | ')}`,
    ])
  })

  it('not what a page of contents has', () => {
    const rows = ['1', '7', '19'].map((number, index) =>
      row([`The Fox ${number}`, 'a', number], below(index)),
    )
    expect(apart([line('Contents', { baseline: 90 }), ...rows])).toEqual([])
  })

  it('is told by the line before it', () => {
    const pages = plainPages(3)
    const [page] = pages
    const last = page?.lines.at(-1)
    page?.lines.push(line('Figure 1: A fox', below(0)))
    const { anchors, pages: kept } = takeSetApart(pages, layoutOf(pages))
    expect(last === undefined ? null : anchors.get(last)).toEqual([0])
    expect(kept[0]?.lines).toHaveLength(30)
  })
})

describe('notes in the margin', () => {
  const text = Array.from({ length: 12 }, (_, at) =>
    charsOf('a line of running text that is long enough', { y: 100 + at * 12, from: at * 100 }),
  ).flat()
  const beside = (words: string, x: number, size = 8): string[] => {
    const note = charsOf(words, { x, y: 148, size, from: 5000 })
    return pageLines(pageOfChars([...text, ...note]), 1)
      .lines.filter((each) => each.beside)
      .map((each) => each.text)
  }

  it.each([
    ['two lines of it', 2, 8, 2],
    ['one line, which may be anything', 1, 8, 0],
    ['lines in the text’s own type', 2, 10, 0],
  ])('stand beside a chapter’s last lines: %s', (_what, rows, size, found) => {
    const text = [0, 1, 2].flatMap((row) => charsOf('words of the text that fill it', { y: 100 + row * 12 }))
    const note = Array.from({ length: rows }, (_, row) =>
      charsOf('a note', { x: 225, y: 103 + row * 9, size }),
    )
    const { lines } = pageLines(pageOfChars([...text, ...note.flat()]), 1)
    expect(lines.filter((each) => each.beside)).toHaveLength(found)
  })

  it('stand beside the text in smaller type', () => {
    expect(beside('a note', 270)).toEqual(['a note'])
    expect(beside('a note', 10)).toEqual(['a note'])
  })

  it('are not a footnote’s label that hangs out', () => {
    // The text's lines end at 244, 4.3 points before it.
    expect(beside('a note', 248.3)).toEqual(['a note'])
    expect(beside('12', 248.3)).toEqual([])
  })

  it('are not what stands in the text’s own type, but for a number', () => {
    expect(beside('a note', 270, 10)).toEqual([])
    expect(beside('12', 270, 10)).toEqual(['12'])
    expect(beside('12          13', 270, 10)).toEqual([])
  })

  it.each([
    ['the numbers of verses', [5, 10], 2],
    ['numbers that count otherwise', [5, 20], 0],
  ])('are %s', (_what, values, found) => {
    const numbers = values.flatMap((value, at) =>
      charsOf(String(value), { x: 270, y: 148 + at * 60, from: 5000 + at * 9 }),
    )
    const { lines } = pageLines(pageOfChars([...text, ...numbers]), 1)
    expect(lines.filter((each) => each.beside)).toHaveLength(found)
  })

  it.each([
    [
      'the numbers of lines, the empty ones too',
      (_at: number) => 'a line of running text that is long enough',
      14,
    ],
    [
      'no numbers of entries',
      (at: number) => `Entry ${'abcdefghijkl'.charAt(at)} of a list that is long enough`,
      0,
    ],
  ])('are %s', (_what, words, found) => {
    const entries = Array.from({ length: 12 }, (_, at) =>
      charsOf(words(at), { y: 100 + at * 12, from: at * 100 }),
    ).flat()
    const numbers = Array.from({ length: 14 }, (_, at) =>
      charsOf(String(at + 1), { x: 15, y: 100 + at * 12, from: 5000 + at * 9 }),
    ).flat()
    const shown = found === 0 ? numbers.filter(({ baseline }) => baseline < 240) : numbers
    const { lines } = pageLines(pageOfChars([...entries, ...shown]), 1)
    expect(lines.filter((each) => each.beside)).toHaveLength(found)
  })

  it('are clear of the text’s edge, not of a line or two that reach over', () => {
    const head = charsOf('a head that reaches far over what stands below it on the page', {
      y: 60,
      from: 7000,
    })
    const note = charsOf('a note', { x: 270, y: 148, size: 8, from: 5000 })
    const found = pageLines(pageOfChars([...text, ...head, ...note]), 1).lines.filter((each) => each.beside)
    expect(found.map((each) => each.text)).toEqual(['a note'])
  })

  it('are beside a line that is a little too full for its edge, most of the others being just so', () => {
    const full = charsOf('a line of running text that is long enoughs', { y: 244, from: 7000 })
    const note = charsOf('15', { x: 252, y: 148, size: 6, from: 5000 })
    const found = pageLines(pageOfChars([...text, ...full, ...note]), 1).lines.filter((each) => each.beside)
    expect(found.map((each) => each.text)).toEqual(['15'])
  })

  it.each([
    ['goes on beside a heading', [148, 208, 40], 3],
    ['does not begin there', [40], 0],
  ])('are a count of lines that %s', (_what, ys, count) => {
    const heading = charsOf('Heading', { y: 40, size: 20, from: 7000 })
    const numbers = ys.flatMap((y, at) =>
      charsOf(String(110 + at), { x: 270, y, size: 6, from: 5000 + at * 9 }),
    )
    const { lines } = pageLines(pageOfChars([...text, ...heading, ...numbers]), 1)
    expect(lines.filter((each) => each.beside)).toHaveLength(count)
  })

  it('count the lines beside a page’s own number, which stands at the other side', () => {
    const numbers = [148, 208].flatMap((y, at) =>
      charsOf(String(25 + at * 5), { x: 270, y, from: 5000 + at * 9 }),
    )
    const own = charsOf('2', { x: 10, y: 40, from: 7000 })
    const { lines } = pageLines(pageOfChars([...text, ...own, ...numbers]), 1)
    expect(lines.filter((each) => each.beside).map((each) => each.text)).toEqual(['25', '30'])
  })

  it('run on below the text', () => {
    const note = Array.from({ length: 9 }, (_, at) =>
      charsOf('the note', { x: 270, y: 220 + at * 10, size: 8, from: 5000 + at * 20 }),
    ).flat()
    const elsewhere = charsOf('a head', { x: 270, y: 30, size: 8, from: 9000 })
    const { lines } = pageLines(pageOfChars([...text, ...note, ...elsewhere]), 1)
    expect(lines.filter((each) => each.beside)).toHaveLength(9)
  })

  it('are nothing that a page without full lines has', () => {
    const few = [...charsOf('a few words'), ...charsOf('and more', { x: 200, size: 8, from: 100 })]
    expect(pageLines(pageOfChars(few), 1).lines.map((each) => each.beside)).toEqual([false])
  })
})
