import { describe, expect, it } from 'vitest'
import { removeFurniture } from './furniture.ts'
import { edgeNumerals } from './page-edges.ts'
import type { Line, PageLines } from '../page/line.ts'
import { line, pageOf } from '../testing/small-pages.ts'

const names = ['Alice', 'Bruno', 'Clara', 'David', 'Emma', 'Fritz', 'Greta', 'Hans', 'Ida']
const body = (page: number): string[] => {
  const name = names[page - 1] ?? ''
  return [
    `\tThe text of ${name} begins\t`,
    `and for ${name} goes on\t`,
    `with a last line of ${name}.`,
    `${name} has one more line`,
  ]
}

function book(
  make: (page: number) => { head?: Line; foot?: Line; texts?: string[]; recognised?: boolean },
  pages = 8,
): PageLines[] {
  return Array.from({ length: pages }, (_, index) => {
    const { head, foot, texts = body(index + 1), recognised = false } = make(index + 1)
    const page = pageOf(index + 1, [
      ...(head === undefined ? [] : [head]),
      ...texts,
      ...(foot === undefined ? [] : [foot]),
    ])
    return recognised ? { ...page, recognised } : page
  })
}

const at = (text: string, baseline: number, size = 9): Line => line(text, { baseline, size, left: 180 })
const removedBy = (pages: PageLines[]): string[] =>
  removeFurniture(pages, 10).changes.map((change) => `${change.rule}: ${change.text}`)

describe('a head in the text’s own type that stands over one page alone', () => {
  const own = (text: string): Line => at(text, 40, 10)
  const sections = (page: number): string => (page === 5 ? 'The Crow in the Wood' : 'The Fox')

  it('stands where the others do, over text that begins where theirs does', () => {
    expect(removedBy(book((page) => ({ head: own(sections(page)) })))).toContain(
      'running-head: The Crow in the Wood',
    )
  })

  it('is one among three pages of one head, the first of which has nothing below it', () => {
    const few = (page: number, texts: string[]): PageLines =>
      pageOf(page, [own(page === 4 ? 'THE CROW' : 'The Fox'), ...texts])
    const pages = [few(1, []), few(2, body(2)), few(3, body(3)), few(4, body(4))]
    expect(removedBy(pages)).toContain('running-head: THE CROW')
    const lower = pageOf(4, [own('THE CROW'), ...pageOf(4, body(4), 142).lines])
    expect(removedBy(pages.with(3, lower))).not.toContain('running-head: THE CROW')
  })

  it.each([
    ['one where it ends at the text’s edge as they do', 350, true],
    ['no head where it stands elsewhere', 330, false],
  ])('is, above a figure, %s', (_what, right, isHead) => {
    const head = (text: string, end: number): Line => line(text, { baseline: 40, right: end, left: end - text.length * 5 }) // prettier-ignore
    const pages = book((page) => ({ head: head(page % 2 === 0 ? 'The Fox' : 'An Owl', 350) }))
    const lower = pageOf(5, [head('The Crow in the Wood', right), ...pageOf(5, body(5), 142).lines])
    const mixed = pages.map((page) => (page.page === 5 ? lower : page))
    expect(removedBy(mixed).includes('running-head: The Crow in the Wood')).toBe(isHead)
  })

  it('is text where what is below begins elsewhere', () => {
    const pages = book((page) => ({ head: own(sections(page)) }))
    const lower = pageOf(5, [own(sections(5)), ...pageOf(5, body(5), 142).lines])
    const mixed = pages.map((page) => (page.page === 5 ? lower : page))
    expect(removedBy(mixed)).not.toContain('running-head: The Crow in the Wood')
  })
})

describe('a head in larger type than the text’s that stands over one page alone', () => {
  const heads = (size: number): string[] =>
    removedBy(book((page) => ({ head: at(page === 5 ? 'The Crow' : 'The Fox', 40, page === 5 ? size : 13) })))

  it('is one where the others have its size', () => {
    expect(heads(13)).toContain('running-head: The Crow')
  })

  it('is a title where they have not', () => {
    expect(heads(14)).not.toContain('running-head: The Crow')
  })
})

describe('a line that repeats at pages’ tops', () => {
  const spoken = (page: number, name: string, gap = 12, size = 10): PageLines =>
    pageOf(page, [
      at(`The Farm ${page}`, 24, 10),
      ...(name === '' ? [] : [at(name, 62, size)]),
      ...pageOf(page, body(page), 62 + (name === '' ? 0 : gap)).lines,
    ])
  const names = ['Beale', '', 'Beale', '', '', 'Beale', '', '', '']
  const repeated = (gap: number): string[] =>
    removedBy(names.map((name, index) => spoken(index + 1, name, gap))).filter((text) => /Beale/u.test(text))

  it('is a speaker’s name where text begins at its height on more pages', () => {
    expect(repeated(26)).toEqual([])
  })

  it('is a head where names stand there on every page, each on a few', () => {
    const sections = names.map((name, index) => spoken(index + 1, name || `Matter ${index}`, 26))
    expect(removedBy(sections).filter((text) => /Beale/u.test(text))).toHaveLength(3)
  })

  it('is a head in other type than the text’s', () => {
    const pages = names.map((name, index) => spoken(index + 1, name, 26, 8))
    expect(removedBy(pages).filter((text) => /Beale/u.test(text))).toHaveLength(3)
  })
})

describe('a number on the page that has its own', () => {
  const numbered = (page: number): Line[] => [at(String(page), 580)]
  const opened = (number: string): string[] =>
    removedBy(
      Array.from({ length: 8 }, (_, index) =>
        pageOf(index + 1, [
          ...(index === 0 ? [at(number, 30, 10)] : []),
          ...pageOf(index + 1, body(index + 1), 100).lines,
          ...(index === 1 ? [] : numbered(index + 1)),
          ...(index === 1 ? [at('2', 30, 10)] : []),
        ]),
      ),
    )

  it('is a chapter’s: 1 on page 1; on a page without, it is that page’s', () => {
    expect(opened('1').filter((text) => /: [12]$/u.test(text))).toEqual(['page-number: 1', 'page-number: 2'])
  })
})

describe('a head of several lines', () => {
  const long = (page: number): Line[] => [
    ...(page === 5 ? [at('What the Crow Told', 29)] : []),
    at(`A. Author ${page}${page === 5 ? 'The Fox in the' : 'The Fox'}`, 40),
    ...(page === 5 ? [at('Wood', 51)] : []),
  ]
  const books = (lines: (page: number) => Line[]): PageLines[] =>
    names.map((_name, index) => pageOf(index + 1, [...lines(index + 1), ...body(index + 1)]))

  it('is one as a whole, with a number close to the name', () => {
    const removed = removedBy(books(long))
    expect(removed).toHaveLength(11)
    expect(removed).toContain('running-head: What the Crow Told')
    expect(removed).toContain('running-head: Wood')
  })

  it('is one up to its first line over a few pages alone, in other type than the text’s', () => {
    const short = (page: number): Line[] =>
      page > 7
        ? [at('How the Fox came', 18), at('upon the Crow in', 29), at(`the Wood ${page}`, 40)]
        : [at(`The Owl ${page}`, 40)]
    expect(removedBy(books(short))).toHaveLength(9 + 2 * 2)
  })

  const celled = (words: string, page: number, baseline: number, size = 10): Line => {
    const text = `${words} ${page}`
    const cells = [
      { at: 0, left: 180, right: 230 },
      { at: words.length + 1, left: 340, right: 350 },
    ]
    return line(text, { baseline, size, left: 180, cells })
  }
  const overText = (last: (page: number) => Line): PageLines[] =>
    names.map((_name, index) => {
      const page = index + 1
      const head =
        page === 5 ? [at('How the Fox came upon', 40, 10), last(page)] : [celled('The Owl', page, 40)]
      return pageOf(page, [...head, ...pageOf(page, body(page), 72).lines])
    })

  it('is one in the text’s own type, where its last line has the page’s number behind a wide blank', () => {
    const removed = removedBy(overText((page) => celled('the Crow', page, 52)))
    expect(removed).toContain('running-head: the Crow 5')
    expect(removed).toContain('running-head: How the Fox came upon')
  })

  it.each([
    ['no wide blank', (page: number) => at(`the Crow ${page}`, 52, 10)],
    ['another number', (page: number) => celled('the Crow', page + 2, 52)],
    ['text close below', (page: number) => celled('the Crow', page, 62)],
  ])('is none with %s', (_what, last) => {
    expect(removedBy(overText(last)).filter((text) => /Crow|Fox/u.test(text))).toEqual([])
  })

  it('has no line in the text’s type, none further off, and no note above a foot', () => {
    const other = (page: number): Line[] => [
      at(`${page} The Fox`, 40),
      ...(page === 5 ? [at('Wood', 51, 10)] : []),
    ]
    expect(removedBy(books(other))).toHaveLength(9)
    const further = (page: number): Line[] => [
      at(`${page} The Fox`, 40),
      ...(page === 5 ? [at('Wood', 56)] : []),
    ]
    expect(removedBy(books(further))).toHaveLength(9)
    const feet = book((page) => ({ foot: at(`${page} The Fox`, 580) }))
    const [first, ...others] = feet
    const noted = first === undefined ? [] : [{ ...first, lines: [...first.lines, at('a note’s end', 569)] }]
    expect(removedBy([...noted, ...others])).toHaveLength(8)
  })
})

describe('what repeats below a head', () => {
  const label = (y: number) => (page: number) =>
    pageOf(page, [at('The Fox', 40, 10), at('Place and date', y, 10), ...pageOf(page, body(page), 92).lines])

  it('is text close above the page’s text: a form’s label', () => {
    expect(removedBy(names.map((_name, index) => label(80)(index + 1)))).toHaveLength(9)
  })

  it('is a head’s second line close below the first', () => {
    expect(removedBy(names.map((_name, index) => label(52)(index + 1)))).toHaveLength(18)
  })
})

it('is no head that begins as a caption does, alike on several pages', () => {
  const plate = (page: number): PageLines =>
    pageOf(page, ['PLATE II. The head of the fox,', `drawn by ${names[page - 1] ?? ''}.`, ...body(page)])
  expect(removedBy(names.map((_name, index) => plate(index + 1)))).toEqual([])
})

describe('the only number that is seen at scanned pages’ feet', () => {
  const seen = (foot: Line, recognised: boolean): string[] =>
    removedBy(book((page) => ({ recognised, ...(page === 5 ? { foot } : {}) })))

  it('is a page’s where it stands apart', () => {
    expect(seen(at('2', 300, 10), true)).toEqual(['page-number: 2'])
  })

  it.each<[what: string, foot: Line, recognised: boolean]>([
    ['on a page that is no picture', at('2', 300, 10), false],
    ['close below the text', at('2', 144, 10), true],
    ['in large type', at('2', 300, 18), true],
    ['of a sum', at('2 more', 300, 10), true],
  ])('is text: %s', (_what, foot, recognised) => {
    expect(seen(foot, recognised)).toEqual([])
  })
})

describe('the numbers of three scanned pages', () => {
  const seen = (feet: readonly string[], baseline = 300, recognised = true): string[] =>
    removedBy(book((page) => ({ recognised, foot: at(feet[page - 1] ?? '', baseline, 10) }), 3))

  it('are theirs between dashes, and one of them misread', () => {
    expect(seen(['- 3 -', '-1-', '-5-'])).toEqual([
      'page-number: - 3 -',
      'page-number: -1-',
      'page-number: -5-',
    ])
    expect(seen(['3', '[l4]', '5'])).toEqual(['page-number: 3', 'page-number: [l4]', 'page-number: 5'])
  })

  it('are text between words, close below the text, and where a file has its own text', () => {
    expect(seen(['- 3 more -', '- 4 less -', '- 7 more -'])).toEqual([])
    expect(seen(['- 3 -', '-1-', '-5-'], 144)).toEqual([])
    expect(seen(['- 3 -', '-1-', '-5-'], 300, false)).toEqual([])
  })
})

describe('a head of two parts', () => {
  const cellsOf = (left: string, right: string, baseline = 40): Line => ({
    ...at(`${left} ${right}`, baseline, 10),
    cells: [
      { at: 0, left: 50, right: 50 + left.length * 5 },
      { at: left.length + 1, left: 300, right: 300 + right.length * 5 },
    ],
  })
  const chapters = ['III. The Fox', '111. The Fox', 'III. The Fax', 'IV. The Crow', '1V. The Crow']

  it('is one by that which repeats, though the other is misread each time, and stands alone on some pages', () => {
    const pages = book(
      (page) => ({
        head: page > 5 ? at('The Old Abbey', 40, 10) : cellsOf(chapters[page - 1] ?? '', 'The Old Abbey'),
      }),
      7,
    )
    expect(removedBy(pages)).toEqual([
      ...chapters.map((chapter) => `running-head: ${chapter} The Old Abbey`),
      'running-head: The Old Abbey',
      'running-head: The Old Abbey',
    ])
  })

  it('is text where the next line is close: a speaker’s name, a table’s row', () => {
    const row = (page: number): Line => cellsOf('HAMLET', `${names[page - 1] ?? ''} is gone`, 100)
    expect(removedBy(book((page) => ({ head: row(page) })))).toEqual([])
  })

  it('is text where nothing but numbers and initials repeats', () => {
    const row = (page: number): Line => cellsOf('A. B.', `${names[page - 1] ?? ''} is gone`)
    expect(removedBy(book((page) => ({ head: row(page) })))).toEqual([])
  })
})

describe('what stands where the pages’ numbers do', () => {
  const withFoot = (foot: string, baseline = 300): string[] =>
    removedBy(book((page) => ({ foot: at(page === 5 ? foot : `[${page}]`, page === 5 ? baseline : 300) })))
  it.each(['(s]', '[u]', '1?', '[1l]'])('is a number that was misread: %s', (foot) => {
    expect(withFoot(foot)).toContain(`page-number: ${foot}`)
  })

  it.each(['so.', '* * *', '(sic, he said)', 'Ah!”'])('is text: %s', (foot) => {
    expect(withFoot(foot)).not.toContain(`page-number: ${foot}`)
  })

  it('is text close below the text, and elsewhere', () => {
    expect(withFoot('(s]', 190)).not.toContain('page-number: (s]')
    expect(removedBy(book((page) => (page === 5 ? { foot: at('(s]', 300) } : {})))).toEqual([])
  })
})

it('is no number of a page that a long line begins with: a note’s, one a page', () => {
  const note = (page: number): Line =>
    at(
      `${page} ${(names[page - 1] ?? '').repeat(2)} has a note that goes on with one word behind the other up to the end of its line here`,
      580,
    )
  expect(removedBy(book((page) => ({ foot: note(page) })))).toEqual([])
})

describe('numbers in the margin', () => {
  const beside = (text: string): Line => ({ ...line(text, { left: 370, baseline: 300 }), beside: true })

  it.each([
    ['count the pages', (page: number) => beside(String(page + 4)), 9],
    ['count verses', (page: number) => beside(String(page * 5)), 0],
  ])('%s', (_what, number, removed) => {
    const below = pageOf(1, ['a', 'b', 'c', 'd'], 400).lines
    const pages = names.map((_name, index) =>
      pageOf(index + 1, [...pageOf(1, body(index + 1)).lines, number(index + 1), ...below]),
    )
    expect(removedBy(pages).filter((each) => each.startsWith('page-number'))).toHaveLength(removed)
  })
})

it.each([
  ['a note in the margin', true, names.length],
  ['text', false, names.length - 1],
])('a page’s number stands above %s that reaches lower', (_what, isBeside, removed) => {
  const pages = names.map((_name, index) => {
    const below = { ...line('reaches lower', { left: 370, baseline: 584 }), beside: isBeside }
    const foot = [at(String(index + 1), 580), ...(index === 4 ? [below] : [])]
    return pageOf(index + 1, [...pageOf(index + 1, body(index + 1)).lines, ...foot])
  })
  expect(removedBy(pages).filter((each) => each.startsWith('page-number'))).toHaveLength(removed)
})

describe('heads, feet and page numbers', () => {
  it.each([
    ['numbers at the foot', (page: number) => ({ foot: at(String(page + 4), 580) }), 'page-number: 5', 8],
    ['numbers with ornaments', (page: number) => ({ foot: at(`— ${page} —`, 580) }), 'page-number: — 1 —', 8],
    [
      'roman numbers',
      (page: number) => ({
        foot: at(['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii'][page - 1] ?? '', 580),
      }),
      'page-number: i',
      8,
    ],
    [
      'the same head on every page',
      () => ({ head: at('THE TIME MACHINE', 40) }),
      'running-head: THE TIME MACHINE',
      8,
    ],
    [
      'a head with the number in it',
      (page: number) => ({ head: at(`${page} The Title`, 40) }),
      'running-head: 1 The Title',
      8,
    ],
    [
      'chapters in the heads',
      (page: number) => ({ head: at(page < 5 ? `The Pool ${page}` : `A Mad Tea-Party ${page}`, 40) }),
      'running-head: The Pool 1',
      8,
    ],
    [
      'left and right heads',
      (page: number) => ({ head: at(page % 2 === 0 ? `${page} A Carol` : `Marley’s Ghost ${page}`, 40) }),
      'running-head: Marley’s Ghost 1',
      8,
    ],
    [
      'a foot line of a journal',
      () => ({ foot: at('Proceedings, Vol. 12, No. 3', 580) }),
      'running-head: Proceedings, Vol. 12, No. 3',
      8,
    ],
  ])('%s are taken out', (_what, make, first, count) => {
    const removed = removedBy(book(make))
    expect(removed).toHaveLength(count)
    expect(removed[0]).toBe(first)
  })

  it('two numbers alone at the feet are the pages’ where they are as far from each other as those', () => {
    const feet = (numbers: Record<number, string>, size = 9) =>
      removedBy(book((page) => (numbers[page] === undefined ? {} : { foot: at(numbers[page], 580, size) })))
    expect(feet({ 3: '1', 7: '5' })).toEqual(['page-number: 1', 'page-number: 5'])
    expect(feet({ 3: '1', 7: '2' })).toEqual([])
    expect(feet({ 3: '1', 7: '5' }, 14)).toEqual([])
    const heads = book((page) => (page % 4 === 3 ? { head: at(String(page - 2), 40) } : {}))
    expect(removedBy(heads)).toEqual([])
  })

  it('a head whose size was measured a little smaller is in the row of the others', () => {
    const heads = ['The Fox', 'The Fox', 'The Crow', 'The Fox', 'The Hare', 'The Fox']
    const sizes = [8.92, 8.98, 8.84, 8.92, 8.7, 8.92]
    const removed = removedBy(
      book((page) => ({ head: at(heads[page - 1] ?? '', 40, sizes[page - 1]) }), heads.length),
    )
    expect(removed).toContain('running-head: The Crow')
    expect(removed).toContain('running-head: The Hare')
  })

  it.each([
    [
      'chapters’ numbers, which do not count the pages',
      (page: number) => ({
        head: at(['I', 'II', 'III', 'IV'][Math.floor(page / 2)] ?? '', 160, 20),
        texts: page % 2 === 0 ? body(page) : [],
      }),
    ],
    [
      '“Chapter 1”, “Chapter 2” at one height',
      (page: number) => (page % 3 === 0 ? { head: at(`CHAPTER ${page / 3}`, 160, 14) } : {}),
    ],
    [
      'a year that ends a page',
      (page: number) => ({
        foot: at(page === 4 ? '1984.' : `The last line here is of ${names[page - 1] ?? ''}.`, 556, 10),
      }),
    ],
    ['first lines that differ', () => ({})],
  ])('%s stay', (_what, make) => {
    expect(removedBy(book(make, 9))).toEqual([])
  })

  it('says where each stood', () => {
    const { pages, changes } = removeFurniture(
      book((page) => ({ foot: at(String(page), 580) })),
      10,
    )
    expect(changes[2]?.place).toMatchObject({ page: 3, bottom: 580 })
    expect(pages.every((page) => page.lines.length === 4)).toBe(true)
  })
})

describe('numbers at a line’s edges', () => {
  it.each([
    ['12', [['arabic', 12, '']]],
    ['xiv', [['roman', 14, '']]],
    ['12 The Title', [['arabic', 12, 'thetitle']]],
    [
      'XI 105',
      [
        ['roman', 11, '105'],
        ['arabic', 105, 'xi'],
      ],
    ],
    ['Page 7', [['arabic', 7, '']]],
    ['| 9', [['arabic', 9, '']]],
    ['1066 and all', [['arabic', 1066, 'andall']]],
    ['[8] Kafka', [['arabic', 8, 'kafka']]],
    ['Die Verwandlung [7]', [['arabic', 7, 'dieverwandlung']]],
    ['(8) Ibid.', []],
    ['[8] what the crow said to the owl', []],
    ['THE FOX OVER THE HILL5', [['arabic', 5, 'thefoxoverthehill']]],
    ['Nothing here of i386', []],
  ])('%s', (text, found) => {
    expect(edgeNumerals(text).map(({ kind, value, rest }) => [kind, value, rest])).toEqual(found)
  })
})
