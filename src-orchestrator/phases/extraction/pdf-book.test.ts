import { describe, expect, it } from 'vitest'
import type { OutlineEntry } from '../../pdf/outline.ts'
import type { Line, PageLines } from './page/line.ts'
import { bookFromPages } from './pdf-book.ts'
import { line, pageOf, plainPages } from './testing/small-pages.ts'

/** A page that opens a chapter with these headings above plain text. */
function opening(
  page: number,
  headings: { text: string; size?: number; bold?: boolean; left?: number }[],
): PageLines {
  const [plain] = plainPages(1, page, 150)
  const top = headings.map(({ text, size = 18, bold = false, left = 150 }, index) =>
    line(text, { baseline: 40 + index * 30, size, bold, left }),
  )
  return { ...pageOf(page, []), lines: [...top, ...(plain?.lines ?? [])] }
}

function chaptersOf(pages: PageLines[], outline: OutlineEntry[] = []): string[] {
  return bookFromPages(pages, outline, { title: 'The Book', language: 'en' }).chapters.map(
    (chapter) => `${chapter.title}${chapter.titleIsPrinted ? '' : '*'}`,
  )
}

const entry = (title: string, page: number, more: Partial<OutlineEntry> = {}): OutlineEntry => ({
  title,
  page,
  level: 0,
  y: null,
  ...more,
})

describe('chapters by their headings', () => {
  it.each([
    ['numbers alone', [[{ text: 'I' }], [{ text: 'II' }], [{ text: 'III' }]], ['I', 'II', 'III']],
    ['“Chapter”', [[{ text: 'CHAPTER I' }], [{ text: 'CHAPTER II' }]], ['CHAPTER I', 'CHAPTER II']],
    [
      'a number over a name',
      [
        [{ text: 'One', size: 30 }, { text: 'Marley’s Ghost' }],
        [{ text: 'Two', size: 30 }, { text: 'The First Spirit' }],
      ],
      ['One: Marley’s Ghost', 'Two: The First Spirit'],
    ],
    [
      'names alone',
      [[{ text: 'The Red Room' }], [{ text: 'The Blue Room' }]],
      ['The Red Room', 'The Blue Room'],
    ],
    [
      'parts in smaller type than the chapters’',
      [
        [{ text: 'Part I', size: 14 }, { text: 'The Wood' }],
        [{ text: '1 The Fox' }],
        [{ text: '2 The Crow' }],
        [{ text: 'Part II', size: 14 }, { text: 'The Town' }],
        [{ text: '3 The Owl' }],
      ],
      ['Part I: The Wood', '1 The Fox', '2 The Crow', 'Part II: The Town', '3 The Owl'],
    ],
    [
      'no parts of a chapter, under its heading',
      [[{ text: '1 The Fox' }, { text: 'Part One', size: 14 }], [{ text: '2 The Crow' }]],
      ['1 The Fox', '2 The Crow'],
    ],
    [
      'parts and the chapters in them',
      [
        [
          { text: 'Part I', size: 26 },
          { text: 'The Wood', size: 30 },
        ],
        [{ text: 'Chapter 1' }],
        [{ text: 'Chapter 2' }],
        [
          { text: 'Part II', size: 26 },
          { text: 'The Town', size: 30 },
        ],
        [{ text: 'Chapter 3' }],
      ],
      ['Part I: The Wood', 'Chapter 1', 'Chapter 2', 'Part II: The Town', 'Chapter 3'],
    ],
    [
      'parts and chapters without numbers',
      [
        [
          { text: 'Part I', size: 26 },
          { text: 'The Wood', size: 30 },
        ],
        [{ text: 'The Fox' }],
        [
          { text: 'Part II', size: 26 },
          { text: 'The Town', size: 30 },
        ],
        [{ text: 'The Crow' }],
      ],
      ['Part I: The Wood', 'The Fox', 'Part II: The Town', 'The Crow'],
    ],
    [
      'parts alone',
      [
        [
          { text: 'Part I', size: 26 },
          { text: 'The Wood', size: 30 },
        ],
        [
          { text: 'Part II', size: 26 },
          { text: 'The Town', size: 30 },
        ],
      ],
      ['Part I: The Wood', 'Part II: The Town'],
    ],
    [
      'numbers in the type of sections, which are none',
      [
        [
          { text: 'Chapter 1', size: 14 },
          { text: 'The Fox', size: 20 },
          { text: '1.1 Its Tail', size: 14 },
        ],
        [
          { text: 'Chapter 2', size: 14 },
          { text: 'The Crow', size: 20 },
          { text: 'Its Beak', size: 14 },
        ],
      ],
      ['Chapter 1: The Fox', 'Chapter 2: The Crow'],
    ],
    [
      'an epilogue among numbers',
      [[{ text: 'I' }], [{ text: 'II' }], [{ text: 'Epilogue' }]],
      ['I', 'II', 'Epilogue'],
    ],
    [
      'names larger than their numbers, and one of that size that has none',
      [
        [
          { text: 'Chapter 1', size: 16 },
          { text: 'The Fox', size: 22 },
        ],
        [
          { text: 'Chapter 2', size: 16 },
          { text: 'The Crow', size: 22 },
        ],
        [{ text: 'Postface', size: 22 }],
      ],
      ['Chapter 1: The Fox', 'Chapter 2: The Crow', 'Postface'],
    ],
    [
      'another size without a number, which is no chapter’s',
      [
        [
          { text: 'Chapter 1', size: 16 },
          { text: 'The Fox', size: 22 },
        ],
        [
          { text: 'Chapter 2', size: 16 },
          { text: 'The Crow', size: 22 },
        ],
        [{ text: 'Postface', size: 19 }],
      ],
      ['Chapter 1: The Fox', 'Chapter 2: The Crow'],
    ],
    [
      'a number and a name in capitals, centred, in the text’s own size',
      [[{ text: 'I. THE FOX', size: 10, left: 175 }], [{ text: 'II. THE CROW', size: 10, left: 170 }]],
      ['I. THE FOX', 'II. THE CROW'],
    ],
    [
      'in the text’s own size, centred',
      [[{ text: 'CHAPTER I', size: 10, left: 177 }], [{ text: 'CHAPTER II', size: 10, left: 175 }]],
      ['CHAPTER I', 'CHAPTER II'],
    ],
  ])('%s', (_what, openings, titles) => {
    const pages = openings.flatMap((headings, index) => [
      opening(index * 3 + 1, headings),
      ...plainPages(2, index * 3 + 2),
    ])
    expect(chaptersOf(pages)).toEqual(titles)
  })

  it('a book without headings is one chapter under its own title', () => {
    expect(chaptersOf(plainPages(5))).toEqual(['The Book*'])
  })

  it('keeps the lines of verse, a word that was cut in one of them whole', () => {
    const verse = [
      line('Summer came coming over the mountain and Starn-', { right: 348 }),
      line('bergersee,', { left: 90, baseline: 112 }),
      line('With a shower of rain.', { baseline: 124 }),
    ]
    const page: PageLines = { ...pageOf(1, []), lines: verse }
    const [chapter] = bookFromPages([page, ...plainPages(4, 2)], [], {
      title: 'Rain',
      language: 'en',
    }).chapters
    expect(chapter?.blocks[0]).toMatchObject({
      kind: 'verse',
      text: 'Summer came coming over the mountain and Starnbergersee,\nWith a shower of rain.',
    })
  })

  it('takes a title page in the chapters’ type for no chapter', () => {
    const title: PageLines = {
      ...pageOf(1, []),
      lines: [line('The Title', { size: 18, left: 150 }), line('An Author', { baseline: 200, left: 150 })],
    }
    const pages = [
      title,
      opening(2, [{ text: 'I' }]),
      ...plainPages(2, 3),
      opening(5, [{ text: 'II' }]),
      ...plainPages(2, 6),
    ]
    expect(chaptersOf(pages)).toEqual(['I', 'II'])
  })

  it.each([
    ['as a French book has it', ['I 1', 'II 4', 'III 9'], []],
    ['unless no pages’ numbers stand in it', ['what is inside', 'of all this'], ['what is inside']],
  ])('leaves the contents at the end out, %s', (_what, under, read) => {
    const last: PageLines = { ...pageOf(8, []), lines: [line('Table des matières', { size: 18, baseline: 60 }), ...pageOf(8, under).lines] } // prettier-ignore
    const pages = [opening(1, [{ text: 'I' }]), ...plainPages(2, 2), opening(4, [{ text: 'II' }]), ...plainPages(3, 5), last] // prettier-ignore
    const book = bookFromPages(pages, [], { title: 'The Book', language: 'fr' })
    const texts = book.chapters.flatMap(({ blocks }) => blocks.map(({ text }) => text))
    expect(texts.filter((text) => /what is|I 1/u.test(text)).map((text) => text.slice(0, 14))).toEqual(read)
  })

  it('leaves a list of contents out that has no pages’ numbers, where the first chapter begins under it or it goes on overleaf', () => {
    const names = ['1. The Fox', '2. The Crow', '3. The Owl', '4. The Hare']
    const list = [line('Contents', { baseline: 40, size: 18 }), ...names.map((name, at) => line(name, { baseline: 70 + at * 12 }))] // prettier-ignore
    const last = [opening(9, [{ text: 'The Crow' }]), ...plainPages(2, 10)]
    const leftOf = (pages: PageLines[]): string[] =>
      bookFromPages(pages, [], { title: 'The Book', language: 'en' })
        .changes.filter(({ rule }) => rule === 'contents-page')
        .map(({ text }) => text)
    const [plain] = plainPages(1, 1, 170)
    const above = { ...pageOf(1, []), lines: [...list, line('The Fox', { baseline: 140, size: 18 }), ...(plain?.lines ?? [])] } // prettier-ignore
    expect(leftOf([above, ...plainPages(3, 2), ...last])).toEqual(['Contents', names.join(' ')])
    const overleaf = names.map((name, at) => line(`Of ${name}`, { baseline: 70 + at * 12 }))
    const parted = [
      { ...pageOf(1, []), lines: list },
      { ...pageOf(2, []), lines: overleaf },
    ]
    expect(leftOf([...parted, opening(3, [{ text: 'The Fox' }]), ...plainPages(2, 4), ...last]).join(' ')).toContain('Of 4. The Hare') // prettier-ignore
  })

  it('leaves the contents page out, with a record', () => {
    const contents: PageLines = {
      ...pageOf(1, ['I 1', 'II 4', 'III 9']),
      lines: [line('Contents', { size: 18, baseline: 60 }), ...pageOf(1, ['I 1', 'II 4']).lines],
    }
    const pages = [
      contents,
      opening(2, [{ text: 'I' }]),
      ...plainPages(2, 3),
      opening(5, [{ text: 'II' }]),
      ...plainPages(2, 6),
    ]
    const book = bookFromPages(pages, [], { title: 'The Book', language: 'en' })
    expect(book.chapters.map((chapter) => chapter.title)).toEqual(['I', 'II'])
    expect(
      book.changes.filter((change) => change.rule === 'contents-page').map((change) => change.text),
    ).toContain('Contents')
  })

  it.each([
    ['names whose numbers a scan has lost', ['1 The Great Frost', '2 A Ride by Night', '3 Old Debts'], true],
    ['no more than two of them', ['The Great Frost', 'A Ride by Night'], false],
    ['sentences', ['He saw it there.', 'She had no key,', 'and went away.'], false],
  ])('knows by what stands under “Contents” whether it is a list: %s', (_what, under, isList) => {
    const contents: PageLines = {
      ...pageOf(1, []),
      lines: [line('Contents', { size: 18, baseline: 60 }), ...pageOf(1, under).lines],
    }
    const pages = [contents, opening(2, [{ text: 'I' }]), ...plainPages(2, 3), opening(5, [{ text: 'II' }]), ...plainPages(2, 6)] // prettier-ignore
    const { changes } = bookFromPages(pages, [], { title: 'The Book', language: 'en' })
    const listed = changes.filter(({ rule }) => rule === 'contents-page').map(({ text }) => text)
    expect(under.map((entry) => listed.some((text) => text.includes(entry)))).toEqual(under.map(() => isList))
  })

  it.each([
    ['Índice general', 'Índice de figuras'],
    ['Оглавление', 'Список таблиц'],
    ['目 次', 'List of Tables'],
  ])('leaves “%s” and “%s” out behind it', (title, list) => {
    const listed = (page: number, heading: string): PageLines => ({
      ...pageOf(page, []),
      lines: [line(heading, { size: 18, baseline: 60 }), ...pageOf(page, ['a thing 1', 'one more 4']).lines],
    })
    const pages = [
      listed(1, title),
      listed(2, list),
      opening(3, [{ text: 'I' }]),
      ...plainPages(2, 4),
      opening(6, [{ text: 'II' }]),
      ...plainPages(2, 7),
    ]
    const book = bookFromPages(pages, [], { title: 'The Book', language: 'es' })
    expect(book.chapters.map((chapter) => chapter.title)).toEqual(['I', 'II'])
    expect(
      book.changes.filter((change) => change.rule === 'contents-page').map((change) => change.text),
    ).toEqual(expect.arrayContaining([title, list]))
  })
})

describe('a long name under a number', () => {
  const first = 'How the Fox came upon the old town on the hill by night'
  const second = 'and of all that was done there by the Crow and by the Owl'
  const chapterOf = (page: number, name: readonly Line[]): PageLines => {
    const [plain] = plainPages(1, page, 150)
    const number = line(`CHAPTER ${page}`, { baseline: 40, size: 11, left: 175 })
    return { ...pageOf(page, []), lines: [number, ...name, ...(plain?.lines ?? [])] }
  }
  const opens = line(first, { baseline: 64, left: 60, right: 340 })
  const chapter = (page: number, indent: number, more = 0): PageLines =>
    chapterOf(page, [opens, line(second, { baseline: 76 + more, left: 60 + indent, right: 336 })])
  const titles = (indent: number, more?: number): string[] =>
    chaptersOf([chapter(1, indent, more), chapter(2, indent, more)])

  it('is read with it where its lines stand around one middle', () => {
    expect(titles(4)).toEqual([`CHAPTER 1: ${first} ${second}`, `CHAPTER 2: ${first} ${second}`])
  })

  it('is text where they begin at one place', () => {
    expect(titles(0)).toEqual(['CHAPTER 1', 'CHAPTER 2'])
  })

  it('is one in three lines, the last of which is a paragraph by itself', () => {
    const third = 'in the Winter'
    const name = [
      opens,
      line(second, { baseline: 76, left: 60.8, right: 339.2 }),
      line(third, { baseline: 88, left: 160, right: 237 }),
    ]
    const three = [1, 2].map((page) => chapterOf(page, name))
    expect(chaptersOf(three)).toEqual([1, 2].map((page) => `CHAPTER ${page}: ${first} ${second} ${third}`))
  })

  it('ends above a line that stands further off', () => {
    expect(titles(4, 14)).toEqual([`CHAPTER 1: ${first}`, `CHAPTER 2: ${first}`])
  })
})

describe('a diary', () => {
  const day = (page: number, text: string): PageLines => {
    const [plain] = plainPages(1, page, 120)
    return { ...pageOf(page, []), lines: [line(text, { baseline: 80, bold: true }), ...(plain?.lines ?? [])] }
  }
  const month = (page: number, name: string): PageLines[] => [
    opening(page, [{ text: `${name} 1814` }]),
    day(page + 1, `5 ${name}`),
    day(page + 2, `6 ${name}`),
  ]

  it('has its months for chapters, whose names have no number, and not its days, whose have', () => {
    const pages = [...month(1, 'January'), ...month(4, 'February'), ...month(7, 'March')]
    expect(chaptersOf(pages)).toEqual(['January 1814', 'February 1814', 'March 1814'])
  })
})

describe('names in smaller type than the numbers above them', () => {
  const chapter = (page: number, number: string, name: string): PageLines =>
    opening(page, [{ text: number, size: 25 }, { text: name }])
  const pages = [
    chapter(1, '1', 'The Fox'),
    ...plainPages(2, 2),
    chapter(4, '2', 'The Crow'),
    ...plainPages(2, 5),
    chapter(7, 'A', 'Tables of Tonnage'),
    opening(8, [{ text: 'Index' }]),
  ]

  it('tell a heading that opens a page without a number, and an appendix by its letter', () => {
    const parts = bookFromPages(pages, [], { title: 'The Book', language: 'en' })
    expect(parts.chapters.map(({ title }) => title)).toEqual([
      '1: The Fox',
      '2: The Crow',
      'A: Tables of Tonnage',
    ])
    expect(parts.changes.some(({ rule, text }) => rule === 'back-matter' && text === 'Index')).toBe(true)
  })

  it('tell none where sections have such type too', () => {
    const section = line('A Section', { baseline: 480, size: 18, left: 150 })
    const [first, second, ...others] = pages
    const within = second === undefined ? [] : [{ ...second, lines: [...second.lines, section] }]
    expect(chaptersOf([...(first === undefined ? [] : [first]), ...within, ...others])).toEqual([
      '1: The Fox',
      '2: The Crow',
      'A: Tables of Tonnage',
    ])
  })
})

describe('names in the left margin, beside the first line of what they are of', () => {
  const pageWith = (name: string, at: number, gap: number): PageLines => {
    const lines = Array.from({ length: 30 }, (_, row) => line('some plain words of running text that fill the line up to its end', { left: 150, right: 450, baseline: 100 + row * 12 + (row < 10 ? 0 : gap) }))
    const beside = [name, 'by Night'].map((text, row) => line(text, { left: 40, baseline: 220 + gap + row * 11, size: 9, bold: true, beside: true }))
    const page = pageOf(at + 1, [])
    page.lines.push(...lines, ...beside)
    return page
  }
  const read = (gap: number): string[] => {
    const pages = ['The Fox', 'The Crow', 'The Owl'].map((name, at) => pageWith(name, at, gap))
    const { chapters } = bookFromPages(pages, [], { title: 'The Book', language: 'en' })
    const titles = chapters.map(({ title }) => title)
    return titles.concat(chapters.flatMap(({ blocks }) => blocks.map(({ text }) => text))).filter((text) => text.includes('by Night'))
  }

  it('are its heading where a blank stands above that', () => {
    expect(read(12)).toEqual(['The Fox by Night', 'The Crow by Night', 'The Owl by Night'])
  })

  it('are notes where none does', () => {
    expect(read(0)).toEqual([])
  })
}) // prettier-ignore

describe('chapters by the outline', () => {
  const pages = [
    opening(1, [{ text: 'THE POOL OF TEARS' }]),
    ...plainPages(2, 2),
    opening(4, [{ text: 'Pig and Pepper' }]),
    ...plainPages(2, 5),
  ]

  it('takes the printed title out of the text, and the outline’s writing for capitals', () => {
    const book = bookFromPages(pages, [entry('The Pool of Tears', 0), entry('Pig and Pepper', 3)], {
      title: 'The Book',
      language: 'en',
    })
    expect(book.chapters.map((chapter) => [chapter.title, chapter.titleIsPrinted])).toEqual([
      ['The Pool of Tears', true],
      ['Pig and Pepper', true],
    ])
    expect(book.chapters[0]?.blocks[0]?.text).toMatch(/^some plain words/u)
  })

  it('names a chapter whose title is not printed', () => {
    expect(chaptersOf(pages, [entry('The Pool of Tears', 0), entry('Second Part', 3)])).toEqual([
      'The Pool of Tears',
      'Second Part*',
    ])
  })

  it('takes the next level where one entry is the whole book', () => {
    const outline = [
      entry('The Book', 0),
      entry('The Pool of Tears', 0, { level: 1 }),
      entry('Pig and Pepper', 3, { level: 1 }),
    ]
    expect(chaptersOf(pages, outline)).toEqual(['The Pool of Tears', 'Pig and Pepper'])
  })

  it.each([
    ['with the book’s own name and an author, is left out', 'The Book', ['The Pool of Tears', 'Pig and Pepper']],
    ['is a dedication where it has another name', 'To the Reader', ['To the Reader', 'The Pool of Tears', 'Pig and Pepper']],
  ])('has a title page too, which, %s', (_what, name, chapters) => {
    const titlePage = { ...pageOf(1, []), lines: [line(name, { baseline: 200, size: 24 }), line('Lewis Carroll', { baseline: 260 })] } // prettier-ignore
    const behind = pages.map((page) => ({ ...page, page: page.page + 1 }))
    const outline = [
      entry(name, 0),
      entry('The Pool of Tears', 1, { level: 1 }),
      entry('Pig and Pepper', 4, { level: 1 }),
    ]
    expect(chaptersOf([titlePage, ...behind], outline)).toEqual(chapters)
  }) // prettier-ignore

  it('is not believed where all of it leads to one page', () => {
    expect(chaptersOf(pages, [entry('a', 0), entry('b', 0)])).toEqual(['THE POOL OF TEARS', 'Pig and Pepper'])
  })
})
