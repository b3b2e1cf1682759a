import { describe, expect, it } from 'vitest'
import { charWith, type PageChar } from '../../pdf/placed-char.ts'
import { partBehindF } from './blocks/blocks.ts'
import { removeFurniture } from './furniture/furniture.ts'
import { edgeNumerals } from './furniture/page-edges.ts'
import { isOutsideText, leadingNumber } from './words/heading-words.ts'
import { vocabularyOf } from './words/hyphens.ts'
import type { Line } from './page/line.ts'
import { chapterEntries } from './chapters/outline-chapters.ts'
import { bookFromPages } from './pdf-book.ts'
import { pageLines } from './page/page-lines.ts'
import { charsOf, line, pageOf, pageOfChars, plainPages } from './testing/small-pages.ts'

const row = (text: string, x: number, y: number, size = 10): PageChar[] =>
  charsOf(text, { x, y, size, from: y * 1000 + x })
const rows = (word: string, x: number, ys: readonly number[]): PageChar[] =>
  ys.flatMap((y, index) => row(`${word} has line ${index} of text`, x, y))
const textsOf = (chars: PageChar[]): string[] =>
  pageLines(pageOfChars(chars), 1).lines.map(({ text }) => text)
const ys = (from: number, count: number): number[] => Array.from({ length: count }, (_, at) => from + at * 12)

describe('a hyphen at a line’s end', () => {
  const read = (mono: boolean): string => {
    const [first = [], second = []] = ['it is asked for by apt-', 'listbugs before all of it goes'].map((text, at) => row(text, 50, 100 + at * 12))
    const chars = [...first.map((char) => charWith(char, { mono: mono && char.left >= 142 })), ...second]
    const page = pageLines(pageOfChars(chars), 1)
    return bookFromPages([page], [], { title: 'The Book', language: 'de' }).chapters.map(({ blocks }) => blocks.map(({ text }) => text).join(' ')).join(' ')
  }

  it('is real in typewriter type, in which names of commands are set', () => {
    expect(read(true)).toContain('by apt-listbugs before')
    expect(read(false)).toContain('by aptlistbugs before')
  })
}) // prettier-ignore

describe('columns', () => {
  // Characters are half an em wide: "left has line 0 of text" ends at x = 50 + 107.
  const left = 50
  const right = 172

  it('are seen although the page’s number stands under the gutter', () => {
    const texts = textsOf([
      ...rows('left', left, ys(100, 12)),
      ...rows('next', right, ys(100, 12)),
      ...row('12', 159, 560),
    ])
    expect(texts.slice(0, 12).every((text) => text.startsWith('left'))).toBe(true)
    expect(texts.slice(12, 24).every((text) => text.startsWith('next'))).toBe(true)
  })

  it('are parted where a line is so full that it reaches into the gutter', () => {
    const texts = textsOf([
      ...rows('left', left, ys(100, 6)),
      ...row('left overfull line of its', left, 172),
      ...rows('left', left, ys(184, 5)),
      ...rows('next', right, ys(100, 12)),
    ])
    expect(texts.slice(0, 12).every((text) => text.startsWith('left'))).toBe(true)
    expect(texts.slice(12).every((text) => text.startsWith('next'))).toBe(true)
  })

  it('are parted where a line is so full that its letters lie over the next column’s', () => {
    const texts = textsOf([
      ...rows('left', left, ys(100, 6)),
      ...row('left overfull line of its col', left, 172),
      ...rows('left', left, ys(184, 5)),
      ...rows('next', right, ys(100, 12)),
    ])
    expect(texts[6]).toBe('left overfull line of its col')
    expect(texts.slice(12).map((text) => text.slice(0, 4))).toEqual(Array.from({ length: 12 }, () => 'next'))
  })

  it('keep what ends close beside a heading of the next one, a little above or below it', () => {
    const texts = textsOf([
      ...rows('left', left, ys(100, 5)),
      ...row('left lines that were cut-', left, 160),
      ...rows('left', left, ys(172, 6)),
      ...rows('next', right, ys(100, 4)),
      ...row('HEADING', right, 155, 14),
      ...rows('next', right, ys(172, 6)),
    ])
    expect(texts).toContain('left lines that were cut-')
    expect(texts).toContain('HEADING')
  })

  // "left has a line of text" ends at 155: six points are as wide as a loose line's blanks.
  const close = 161
  const leftColumn = ys(100, 12).flatMap((y) => row('left has a line of text', left, y))

  it('are parted where no more than a blank is between them, and a heading across both is not', () => {
    const texts = textsOf([
      ...row('The heading runs over both of them', left, 76, 12),
      ...leftColumn,
      ...rows('next', close, ys(100, 12)),
    ])
    expect(texts.slice(1, 13).every((text) => text === 'left has a line of text')).toBe(true)
    expect(texts.slice(13).every((text) => text.startsWith('next'))).toBe(true)
    expect(texts[0]).toBe('The heading runs over both of them')
  })

  it.each([
    ['are parted where it ends so beside ragged lines, in the midst of a sentence', 'goes on here', 12],
    ['are none where a sentence begins there: what stands beside the text may be a note', 'Goes on here', 0],
  ])('%s', (_what, text, after) => {
    const raggedLines = ['left has lines of text', 'left has lines', 'left has lines of te', 'left has lines of t', 'left has lines of tex']
    const chars = ys(100, 15).flatMap((y, at) => row(raggedLines[at % 5] ?? '', left, y))
    const texts = textsOf([...chars, ...row(text, right, 100), ...row('and ends', right, 112)])
    expect(texts.indexOf(text) > after).toBe(after > 0)
  }) // prettier-ignore

  it('are parted so where the chapter ends two lines into the right one', () => {
    const texts = textsOf([...leftColumn, ...rows('next', close, ys(100, 2))])
    expect(texts).toHaveLength(14)
    expect(texts.slice(12).every((text) => text.startsWith('next'))).toBe(true)
  })

  it.each([
    ['in other type', row('A motto in small type', right, 70, 8), true],
    ['clear of it', row('A motto clear of it', right, 70), true],
    ['but not of what goes on below', row('next line as the others', right, 88), false],
  ])('have a motto above both where it stands over the right one, %s', (_what, motto, isAbove) => {
    const columns = [...rows('left', left, ys(100, 12)), ...rows('next', right, ys(100, 12))]
    const texts = textsOf([...motto, ...columns])
    expect(texts.findIndex((text) => !text.startsWith('left')) === 0).toBe(isAbove)
    expect(texts).toHaveLength(25)
  })

  it('are none where a page is all of a table, which is read row by row', () => {
    const cells = (y: number): PageChar[] => [
      ...row('Town by sea', left, y),
      ...row('Village here', 130, y),
      ...row(String(y), 230, y),
    ]
    const texts = textsOf([...row('Table 1: Journeys', 90, 80), ...ys(104, 13).flatMap(cells)])
    expect(texts.slice(0, 3)).toEqual([
      'Table 1: Journeys',
      'Town by sea Village here 104',
      'Town by sea Village here 116',
    ])
  })

  it('are none where words of one column’s lines stand under each other', () => {
    const texts = textsOf(
      ys(100, 12).flatMap((y) => row('the lines of this one go on behind each blank again', left, y)),
    )
    expect(texts).toHaveLength(12)
  })

  it('are parted where a line of the right one is hung out into the gutter', () => {
    const texts = textsOf([
      ...rows('left', left, ys(100, 6)),
      ...row('left line that is quites', left, 172),
      ...row('“next hung', right - 3, 172),
      ...rows('left', left, ys(184, 5)),
      ...rows('next', right, ys(100, 6)),
      ...rows('next', right, ys(184, 5)),
    ])
    expect(texts.slice(12)[6]).toBe('“next hung')
  })

  it.each([
    ['are parted where a line is hung out by no more than the blanks of the left one', 90_000, '—hung out'],
    ['leave a line across both whole whose blank stands there', 50_019, 'left lines set as wides —hung out'],
  ])('%s', (_what, from, found) => {
    const texts = textsOf([
      ...rows('left', left, ys(100, 6)),
      ...charsOf('left lines set as wides', { x: left, y: 172, gap: 0.45, from: 50_000 }),
      ...charsOf('—hung out', { x: right - 3, y: 172, from }),
      ...rows('left', left, ys(184, 5)),
      ...rows('next', right, ys(100, 6)),
      ...rows('next', right, ys(184, 5)),
    ])
    expect(texts).toContain(found)
  })

  it('are parted where most lines of the right one are indented, as of a page of dialogue', () => {
    const texts = textsOf([
      ...rows('left', left, ys(100, 6)),
      ...row('left overfull line of its', left, 172),
      ...rows('left', left, ys(184, 5)),
      ...rows('said', right + 15, ys(100, 6)),
      ...row('went on.', right, 172),
      ...ys(184, 2).flatMap((y) => row('went on and on', right, y)),
      ...rows('said', right + 15, ys(208, 3)),
    ])
    expect(texts[6]).toBe('left overfull line of its')
    expect(texts.slice(18, 20)).toEqual(['went on.', 'went on and on'])
  })

  it('are not parted by a note’s mark at a line’s end, raised to between the rows of both', () => {
    const texts = textsOf([
      ...rows('left', left, ys(100, 6)),
      ...row('left has line 6 of texts', left, 172),
      ...row('3', left + 110.2, 168.2, 7),
      ...rows('left', left, ys(184, 5)),
      ...rows('next', right, ys(98.3, 12)),
    ])
    expect(texts.slice(0, 12).every((text) => text.startsWith('left'))).toBe(true)
    expect(texts.slice(12).every((text) => text.startsWith('next'))).toBe(true)
  })

  it('keep a full line whole whose blank stands where first lines begin', () => {
    const texts = textsOf([
      ...rows('left', left, ys(100, 12)),
      ...rows('said', right + 15, ys(100, 5)),
      ...row('he went on and', right, 160),
      ...row('he said it all', right, 172),
      ...rows('said', right + 15, ys(184, 5)),
    ])
    expect(texts).toContain('he went on and')
    expect(texts).toContain('he said it all')
  })

  it('leave a title across both whole whose blank stands in the gutter', () => {
    const title = [...row('Titles heres', left, 60, 20), ...row('more of it', right + 1, 60, 20)]
    const texts = textsOf([...title, ...rows('left', left, ys(100, 12)), ...rows('next', right, ys(100, 12))])
    expect(texts[0]).toBe('Titles heres more of it')
  })

  it('leave one whole that is a little smaller and stands in the middle', () => {
    const title = [...row('Titl', 140, 60, 14), ...row('more', right + 1, 60, 14)]
    expect(textsOf([...title, ...rows('left', left, ys(100, 12)), ...rows('next', right, ys(100, 12))])[0]).toBe('Titl more') // prettier-ignore
  })

  it('leave one whole that is hardly larger than the text and stands in the middle', () => {
    const name = [...row('Titls', 140, 60, 10.9), ...row('more', right + 1, 60, 10.9)]
    const texts = textsOf([...name, ...rows('left', left, ys(100, 12)), ...rows('next', right, ys(100, 12))])
    expect(texts[0]).toBe('Titls more')
  })

  it('are read band by band where four stand under titles across the middle ones', () => {
    const columns = [0, 130, 260, 390].map((x) => x + 20)
    const band = (name: string, y: number): PageChar[] => [
      ...row(`The ${name}`, 240, y, 16),
      ...columns.flatMap((x, at) => rows(`${name}${at}`, x, ys(y + 24, 8))),
    ]
    const texts = textsOf([...band('fox', 100), ...band('owl', 260)])
    const order = texts.map((text) => text.split(' ', 2).join(' ').replace(' has', ''))
    expect([...new Set(order)]).toEqual(['The fox', 'fox0', 'fox1', 'fox2', 'fox3', 'The owl', 'owl0', 'owl1', 'owl2', 'owl3']) // prettier-ignore
  })

  it.each([
    ['beside a full one', () => 'left has line of text', 14, 'next has line 0 of text'],
    [
      'not beside a ragged one',
      (at: number) => 'left has line of text'.slice(0, 21 - at),
      0,
      'left has line of text next has line 0 of text',
    ],
  ])('have one that ends after two lines, %s', (_what, word, at, second) => {
    const column = ys(100, 14).flatMap((y, index) => row(word(index), left, y))
    expect(textsOf([...column, ...rows('next', right, ys(100, 2))])[at]).toBe(second)
  })

  it('have one that ends after two lines under a head and over a foot, with a wide blank in the first', () => {
    const texts = textsOf([
      ...row('3', left, 60),
      ...row('A Fox', 245, 60),
      ...ys(100, 14).flatMap((y) => row('left has line of text', left, y)),
      ...row('next has', right, 100),
      ...row('line', 250, 100),
      ...row('next has line 1 of', right, 112),
      ...row('no. 12', 253, 320),
    ])
    expect(texts.filter((text) => /left|next/u.test(text)).slice(13)).toEqual([
      'left has line of text',
      'next has line',
      'next has line 1 of',
    ])
  })

  it('keep a heading in the left one at whose height one of the right one begins', () => {
    const texts = textsOf([
      ...rows('a', left, ys(100, 6)),
      ...row('Fox', left, 200, 18),
      ...rows('c', left, ys(230, 6)),
      ...rows('b', right, ys(100, 6)),
      ...row('Crow', right, 230, 18),
      ...rows('d', right, ys(254, 6)),
    ])
    expect(texts.map((text) => text[0]).join('')).toBe('aaaaaaFccccccbbbbbbCdddddd')
  })

  it('are read above and below a short heading that stands across both', () => {
    const texts = textsOf([
      ...rows('a', left, ys(100, 6)),
      ...rows('b', right, ys(100, 6)),
      ...row('Fox', left, 200, 18),
      ...rows('c', left, ys(230, 6)),
      ...rows('d', right, ys(230, 6)),
    ])
    expect(texts.map((text) => text[0]).join('')).toBe('aaaaaabbbbbbFccccccdddddd')
  })

  it('keep a heading in its column where text stands beside it', () => {
    const texts = textsOf([
      ...rows('a', left, ys(100, 6)),
      ...row('Fox', left, 200, 18),
      ...rows('c', left, ys(230, 6)),
      ...rows('b', right, ys(100, 17)),
    ])
    expect(texts.map((text) => text[0]).join('')).toBe(`aaaaaaFcccccc${'b'.repeat(17)}`)
  })

  it('leave a line across both whole, wherever its words begin', () => {
    const across = 'title words run over all of it up to here'
    const texts = textsOf([
      ...row(across, left, 80),
      ...rows('a', left, ys(100, 8)),
      ...rows('b', right, ys(100, 8)),
    ])
    expect(texts[0]).toBe(across)
  })

  const listing = ys(100, 14).flatMap((y) => row('a listing runs across the gutter of the page', left, y))
  it('are found under a listing that takes half of the page', () => {
    const texts = textsOf([...listing, ...rows('a', left, ys(300, 8)), ...rows('b', right, ys(300, 8))])
    expect(texts.slice(14).map((text) => text[0]).join('')).toBe('aaaaaaaabbbbbbbb') // prettier-ignore
  })

  it('are none where the cells under it end anywhere', () => {
    const ragged = (word: string, x: number): PageChar[] =>
      ys(300, 8).flatMap((y, at) => row(`${word} is a cell of a table here`.slice(0, 20 - at), x, y))
    const texts = textsOf([...listing, ...ragged('a', left), ...ragged('b', right)])
    expect(texts.slice(14).map((text) => text.includes('b is'))).toEqual(
      Array.from({ length: 8 }, () => true),
    )
  })

  it('are none where one column has wide spaces', () => {
    const texts = textsOf(
      ys(100, 12).flatMap((y) => charsOf('wide text in one line', { y, gap: 0.7, from: y * 99 })),
    )
    expect(texts).toHaveLength(12)
  })
})

describe('display type', () => {
  it('takes the spacing of a short word from its row', () => {
    expect(textsOf(charsOf('CHAPTER II', { spread: 0.3, gap: 0.3 }))).toEqual(['CHAPTER II'])
  })

  it('reads a word whose letters have spaces between in the file', () => {
    expect(textsOf(charsOf('A L I C E', { gap: 0.2, keepSpaces: true }))).toEqual(['ALICE'])
  })

  it('measures small capitals by their capitals, and a line by its letters where only the first is large', () => {
    const capitals = [
      ...charsOf('T', { size: 14 }),
      ...charsOf('he', { x: 57, from: 1 }),
      ...charsOf('F', { x: 71, size: 14, from: 3 }),
      ...charsOf('ox', { x: 78, from: 4 }),
    ]
    const [heading] = pageLines(pageOfChars(capitals), 1).lines
    expect(heading?.size).toBe(14)
    const initial = [...charsOf('T', { size: 14 }), ...charsOf('he fox ran', { x: 57, from: 1 })]
    expect(pageLines(pageOfChars(initial), 1).lines[0]?.size).toBeCloseTo(10)
  })

  const known = vocabularyOf([
    'one of the many of the it is if you it the off',
    'off and of course often set you x',
  ])
  it.each([
    ['The First ofthe Three', 'The First of the Three'],
    ['The End ofIt', 'The End of It'],
    ['Often Set Off', 'Often Set Off'],
    ['The Offset', 'The Offset'],
    ['Proofthe', 'Proofthe'],
  ])('%s: %s', (printed, read) => {
    expect(partBehindF(printed, known)).toBe(read)
  })
})

describe('heads and feet', () => {
  const names = ['ash', 'birch', 'cedar', 'daisy', 'elm', 'fir']
  const withFoot = (foot: (page: number) => string, count = 6) =>
    Array.from({ length: count }, (_, at) =>
      pageOf(at + 1, [
        `\tThe ${names[at] ?? ''} begins\t`,
        `and the ${names[at] ?? ''} ends.`,
        line(foot(at + 1), { baseline: 580, left: 180, size: 9 }),
      ]),
    )
  it.each([
    ['page of pages', (page: number) => `Page ${page} of 99`],
    ['after a name', (page: number) => `Doyle Page ${page} of 99`],
    ['with a stroke', (page: number) => `file:///tmp/book.html ${page}/44`],
    ['close to the head', (page: number) => `${page}CHAPTER 1. THE FOX`],
    ['behind a stroke', (page: number) => `4.5.2016 Official Journal L 119/${page}`],
    ['before the name, behind a stroke', (page: number) => `L 119/${page} Official Journal 4.5.2016`],
    ['inside', (page: number) => `Wells · ${page} · The Time Machine`],
  ])('%s', (_what, foot) => {
    expect(removeFurniture(withFoot(foot), 10).changes).toHaveLength(6)
  })

  it('are found on the pages that have them elsewhere', () => {
    const pages = withFoot((page) => `The Fox ${page}`)
    pages[2]?.lines.splice(-1, 1, line('3', { baseline: 540, left: 180 }))
    expect(removeFurniture(pages, 10).changes.map(({ text }) => text)).toContain('3')
  })

  it('are not the numbers of notes, which go up too', () => {
    const pages = withFoot(() => '')
    for (const [at, page] of pages.entries())
      page.lines.splice(
        -1,
        1,
        line(`the ${names[at] ?? ''}, ${at + 1} and`, {
          baseline: 560,
          raised: [{ at: 6 + (names[at]?.length ?? 0), length: 1 }],
        }),
      )
    expect(removeFurniture(pages, 10).changes).toEqual([])
  })

  it('are found inside printers’ marks and slug lines', () => {
    const pages = withFoot((page) => `The Fox ${page}`)
    for (const [at, page] of pages.entries())
      page.lines.push(
        line('✐ ✐', { baseline: 592 }),
        line('✐', { baseline: 594, left: 300 }),
        line(`fox.indd ${at + 1}`, { baseline: 598, left: 20 }),
        line('12/03/26 10:32', { baseline: 598, left: 300 }),
      )
    const { pages: kept } = removeFurniture(pages, 10)
    expect(kept.every(({ lines }) => lines.length === 2)).toBe(true)
  })

  it('are not what the numbers of lines stand beside, one of which is the page’s by chance', () => {
    const pages = withFoot(String)
    for (const page of pages)
      page.lines.push(
        ...[page.page, 90, 91].map((number, at) =>
          line(String(number), { baseline: 100 + at * 12, left: 20, beside: true }),
        ),
      )
    expect(removeFurniture(pages, 10).changes.map(({ rule }) => rule)).toEqual(names.map(() => 'page-number'))
  })

  it('are what stands beside the page’s number', () => {
    const pages = withFoot(String)
    for (const [at, page] of pages.entries())
      page.lines.push(line(`The ${names[at] ?? ''} of it`, { baseline: 580, left: 60 }))
    expect(removeFurniture(pages, 10).changes).toHaveLength(12)
  })

  it('knows a book that has a number for its name', () => {
    const heads = withFoot(() => '1984')
    expect(removeFurniture(heads, 10).changes.map(({ rule }) => rule)).toEqual(
      heads.map(() => 'running-head'),
    )
  })

  it('keeps chapters that are as short as their pages', () => {
    expect(
      removeFurniture(
        withFoot((page) => `Chapter ${page}`),
        10,
      ).changes,
    ).toEqual([])
  })

  it('finds the numbers of a document of two pages', () => {
    expect(removeFurniture(withFoot(String, 2), 10).changes.map(({ text }) => text)).toEqual(['1', '2'])
  })

  it.each([
    [
      'a number that does not count the pages',
      (page: number) => `In ${1900 + page * 7} he ${names[page - 1] ?? ''}`,
    ],
    ['a date', (page: number) => `and ${names[page - 1] ?? ''} in 1984 he`],
  ])('keeps %s', (_what, foot) => {
    expect(removeFurniture(withFoot(foot), 10).changes).toEqual([])
  })

  it('reads no number out of the middle of a long line', () => {
    expect(
      edgeNumerals('it was in the summer of the year 1850 that he came down the hill to us').map(
        (n) => n.value,
      ),
    ).toEqual([])
  })
})

describe('chapters', () => {
  const entry = (title: string, page: number, level = 0) => ({ title, page, level, y: null })
  const titles = (...args: Parameters<typeof chapterEntries>): string[] =>
    chapterEntries(...args).map(({ title }) => title)
  const nested = [
    entry('Beginnings', 0), entry('The Fox', 1, 1), entry('The Crow', 20, 1),
    entry('Middles', 40), entry('The Wall', 41, 1), entry('The Hill', 60, 1),
    entry('Endings', 80), entry('The Sea', 81, 1), entry('The Sky', 100, 1),
  ] // prettier-ignore

  it('are those under parts, which have pages of their own', () => {
    expect(titles(nested, 120, () => 5)).toHaveLength(9)
  })

  it('are the top level where text stands before the first section', () => {
    expect(titles(nested, 120, () => 400)).toEqual(['Beginnings', 'Middles', 'Endings'])
  })

  it('are not the cover, the title page, the contents or the copyright', () => {
    const outline = ['Cover', 'Title Page', 'Copyright', 'Table of Contents', 'One', 'Two'].map(
      (title, page) => entry(title, page),
    )
    expect(titles(outline, 6)).toEqual(['One', 'Two'])
    expect(isOutsideText('Cover Her Face')).toBe(false)
    expect(isOutsideText('Copyright and Its Enemies')).toBe(false)
  })

  const opened = (page: number, ...heads: string[]) => {
    const [plain] = plainPages(1, page, 150)
    const top = heads.map((text, at) => line(text, { baseline: 40 + at * 40, left: 50 }))
    return {
      ...pageOf(page, []),
      lines: [
        ...top,
        ...(plain?.lines ?? []),
        line(`It ended with the ${['ash', 'birch', 'cedar', 'elm'][page - 1] ?? ''}.`, { baseline: 550 }),
      ],
    }
  }
  const read = (pages: ReturnType<typeof opened>[], outline: ReturnType<typeof entry>[] = []): string[] =>
    bookFromPages(pages, outline, { title: 'The Book', language: 'en' }).chapters.map(({ title }) => title)

  it('take the number printed above a name that the outline has alone', () => {
    expect(
      read(
        [opened(1, 'Chapter 1', 'The Fox'), opened(2, 'Chapter 2', 'The Crow')],
        [entry('The Fox', 0), entry('The Crow', 1)],
      ),
    ).toEqual(['Chapter 1: The Fox', 'Chapter 2: The Crow'])
  })

  it('have a name of an ordinal and a chapter’s word under their number', () => {
    const large = (page: number, ...heads: string[]) => {
      const made = opened(page, ...heads)
      const enlarged = (each: Line): Line => (heads.includes(each.text) ? { ...each, size: 16 } : each)
      return { ...made, lines: made.lines.map(enlarged) }
    }
    expect(read([large(1, 'Chapter 1', 'The Fox'), large(2, 'Chapter 2', 'The Second Letter')])).toEqual([
      'Chapter 1: The Fox', 'Chapter 2: The Second Letter',
    ]) // prettier-ignore
    expect(read([large(1, 'Act I', 'First Scene'), large(2, 'Second Scene')])).toContain('First Scene')
  })

  it('are counted by headings in the text’s own type', () => {
    expect(read([opened(1, 'I The Fox'), opened(2, 'II The Crow'), opened(4, 'III The Wall')])).toEqual([
      'I The Fox', 'II The Crow', 'III The Wall',
    ]) // prettier-ignore
  })

  it.each([
    ['do not count from 1', ['V The Fox', 'VI The Crow', 'VII The Wall']],
    ['are sentences', ['I Came,', 'II Saw,', 'III Won,']],
    ['are two', ['I The Fox', 'II The Crow']],
  ])('are none where such lines %s', (_what, heads) => {
    expect(read(heads.map((head, at) => opened(at + 1, head)))).toEqual(['The Book'])
  })

  it.each([
    ['IV. The Fox', 4], ['12 The Fox', 12], ['1) “Go”', 1], ['I am', null], ['1914 was', null], ['MIX Tape', null], ['The 3', null],
  ])('%s begins with %s', (text, value) => {
    expect(leadingNumber(text)).toBe(value)
  }) // prettier-ignore
})
