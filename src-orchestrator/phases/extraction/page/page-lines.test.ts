import { describe, expect, it } from 'vitest'
import type { PageChar } from '../../../pdf/placed-char.ts'
import { rowsOf } from './char-rows.ts'
import { pageLines } from './page-lines.ts'
import { charsOf, pageOfChars } from '../testing/small-pages.ts'

const textsOf = (...chars: Parameters<typeof pageOfChars>): string[] =>
  pageLines(pageOfChars(...chars), 1).lines.map((line) => line.text)

describe('words', () => {
  it.each([
    ['usual gaps', charsOf('one two three'), 'one two three'],
    ['a tightly set line', charsOf('of course he did', { gap: 0.15 }), 'of course he did'],
    ['gaps stretched by justification', charsOf('one two three', { gap: 0.7 }), 'one two three'],
    ['spaces in the file', charsOf('a b c', { gap: 0.05, keepSpaces: true }), 'a b c'],
    ['letterspaced capitals', charsOf('CHAPTER ONE', { spread: 0.3, gap: 0.8 }), 'CHAPTER ONE'],
    [
      'words of one letter, among them',
      charsOf('If s = 20 × t, and y = x + 1, then'),
      'If s = 20 × t, and y = x + 1, then',
    ],
    ['kerning within a word', charsOf('AVATAR', { spread: 0.05 }), 'AVATAR'],
    ['a short word that is letterspaced', charsOf('Home', { spread: 0.13 }), 'Home'],
    ['single letters with blanks between', charsOf('x y z', { gap: 0.13, keepSpaces: true }), 'x y z'],
    [
      'an f in a letterspaced line',
      charsOf('often few of us ran', { spread: 0.13, gap: 0.5, keepSpaces: true }),
      'often few of us ran',
    ],
    [
      'a stretch of a letterspaced line with pairs that stand close',
      [
        ...charsOf('lightened on the moor', { spread: 0.13, gap: 0.3 }),
        ...charsOf('st', { x: 230, spread: 0.13, from: 100 }),
        ...charsOf('at', { x: 242.6, spread: 0.01, from: 110 }),
        ...charsOf('wa', { x: 254, spread: 0.01, from: 120 }),
      ],
      'lightened on the moor statwa',
    ],
  ])('%s', (_what, chars, text) => {
    expect(textsOf(chars)).toEqual([text])
  })

  it('keeps both letters of a ligature, which stand at one place', () => {
    const chars = charsOf('afable')
    const [a, f, ...rest] = chars
    if (a === undefined || f === undefined) throw new Error('no letters')
    const later = { ...f, index: f.index + 1 }
    expect(textsOf([a, f, later, ...rest])).toEqual(['affable'])
  })

  it('reads a word once that was printed twice to look bold', () => {
    const twice = charsOf('bold word', { x: 50.3, from: 100 })
    expect(textsOf([...charsOf('bold word'), ...twice])).toEqual(['bold word'])
  })

  it('puts ligature signs and soft spaces into plain letters', () => {
    expect(textsOf(charsOf('ﬁnd\u00A0ﬂour'))).toEqual(['find flour'])
  })

  it.each([
    ['raised: a note', 96, 'word 2 and'],
    ['lowered: a formula', 102, 'word2 and'],
  ])('a small number, %s', (_what, y, text) => {
    expect(
      textsOf([...charsOf('word'), ...charsOf('2', { x: 70, y, size: 6 }), ...charsOf('and', { x: 77 })]),
    ).toEqual([text])
  })
})

describe('small type off the line', () => {
  const rowTexts = (chars: PageChar[]): string[] =>
    rowsOf(chars).map((row) => row.map(({ text }) => text).join(''))

  it('is moved to its line as a whole, though its first digit stands far from the words', () => {
    const note = charsOf('a', { x: 61.5, y: 103, from: 2 })
    expect(rowTexts([...charsOf('10', { size: 7 }), ...note])).toEqual(['10a'])
  })

  it('is moved with the comma between two numbers', () => {
    const around = [...charsOf('fox.'), ...charsOf('He', { x: 96, from: 9 })]
    expect(rowTexts([...around, ...charsOf('17,18', { x: 75, y: 96.5, size: 7, from: 4 })])).toEqual([
      'fox.17,18He',
    ])
  })

  it('is not moved where no letter of it stands close', () => {
    const note = charsOf('a', { x: 65, y: 103, from: 2 })
    expect(rowTexts([...charsOf('10', { size: 7 }), ...note])).toEqual(['10', 'a'])
  })
})

describe('a letter that hangs in its word', () => {
  const word = (y: number, x = 53.5): PageChar[] => [
    ...charsOf('say T', { from: 0 }),
    ...charsOf('E', { x: x + 17, y, from: 4 }),
    ...charsOf('X to it and go on', { x: 74.5, from: 5 }),
  ]
  it('is of the word', () => {
    expect(textsOf(word(102.2))).toEqual(['say TEX to it and go on'])
  })
  it('is, where a raised one before it has opened the line', () => {
    const raised = charsOf('A', { x: 44, y: 97.8, size: 7, from: 40 })
    expect(textsOf([...charsOf('L', { x: 40, from: 39 }), ...raised, ...word(102.2)])).toEqual([
      'LA say TEX to it and go on',
    ])
  })
  it('is, in a line that is that word, beside a raised one', () => {
    const word = [
      ...charsOf('L'),
      ...charsOf('A', { x: 52, y: 98, size: 7, from: 1 }),
      ...charsOf('T', { x: 55, from: 2 }),
    ]
    const rest = [...charsOf('E', { x: 59, y: 102.2, from: 3 }), ...charsOf('X', { x: 63, from: 4 })]
    expect(textsOf([...word, ...rest])).toEqual(['LATEX'])
  })
  it('is none of it where it is further down: a line of its own', () => {
    expect(textsOf(word(106))).toHaveLength(2)
  })
  it('is none of it where it was printed at another time', () => {
    const [first] = charsOf('E', { x: 70.5, y: 103, from: 60 })
    if (first === undefined) throw new Error('no letter')
    const rest = word(103).filter(({ text }) => text !== 'E')
    expect(textsOf([...rest, first])).toHaveLength(2)
  })
})

describe('an overhanging f', () => {
  const behind = (gap: number, places: number, next = 'the'): PageChar[] => [
    ...charsOf('of'),
    ...charsOf(next, { x: 60 + gap, from: 1 + places }),
    ...charsOf(' fox ran on', { x: 85, keepSpaces: true, from: 20 }),
  ]
  it.each([
    ['has a narrow blank behind it', behind(0.7, 1), 'of the fox ran on'],
    ['or one that only PDFium sees', behind(0.1, 2), 'of the fox ran on'],
    ['has none where a letter’s place is rounded', behind(0.4, 1), 'ofthe fox ran on'],
    ['has one before a capital', behind(0.1, 1, 'The'), 'of The fox ran on'],
    ['nor before a mark', behind(0.7, 1, ')the'), 'of)the fox ran on'],
  ])('%s', (_what, chars, text) => {
    expect(pageLines(pageOfChars(chars), 1).lines[0]?.text).toBe(text)
  })
})

describe('a note’s label that is hardly smaller than its note', () => {
  const note = charsOf('the note goes on here', { x: 60, y: 100, size: 9, from: 100 })

  it('is raised', () => {
    const [first] = pageLines(pageOfChars([...charsOf('a', { x: 54, y: 96.5, size: 8 }), ...note]), 1).lines
    expect([first?.text, first?.raised]).toEqual(['a the note goes on here', [{ at: 0, length: 1 }]])
  })

  it('is not, on the line itself', () => {
    const [first] = pageLines(pageOfChars([...charsOf('a', { x: 54, size: 8 }), ...note]), 1).lines
    expect(first?.raised).toEqual([])
  })
})

describe('a line’s size', () => {
  it.each([
    [
      'small letters behind a name in small capitals',
      [
        ['M', 11],
        ['ATE OF THE WATCH', 9],
        ['now is', 11],
      ],
      11,
    ],
    [
      'no small letters at all',
      [
        ['M', 11],
        ['ATE OF THE WATCH', 9],
      ],
      9,
    ],
    [
      'small capitals behind one capital, with a number in its size',
      [
        ['C', 11],
        ['hapter', 9],
        ['16', 11],
      ],
      11,
    ],
    [
      'small letters behind one large initial',
      [
        ['C', 11],
        ['hapter', 9],
        ['six', 9],
      ],
      9,
    ],
    [
      'small letters of two sizes',
      [
        ['M', 11],
        ['ate of the watch', 9],
        ['now is', 11],
      ],
      9,
    ],
  ] as const)('is that of its letters: %s', (_what, pieces, size) => {
    let x = 50
    const chars = pieces.flatMap(([text, of], at) => {
      const made = charsOf(text, { x, size: of, from: at * 100 })
      x = (made.at(-1)?.right ?? x) + (at === 1 ? 3 : 0)
      return made
    })
    expect(pageLines(pageOfChars(chars), 1).lines[0]?.size).toBeCloseTo(size)
  })
})

describe('drop caps', () => {
  const body = [
    ...charsOf('arley was dead to begin with', { x: 72, y: 100 }),
    ...charsOf('whatever about that there is', { x: 72, y: 112 }),
    ...charsOf('signed by the clergyman', { x: 50, y: 124 }),
  ]

  it('stand before the first line beside them', () => {
    const cap = charsOf('M', { x: 50, y: 112, size: 28 })
    const { lines } = pageLines(pageOfChars([...cap, ...body]), 1)
    expect(lines.map((line) => line.text)).toEqual([
      'Marley was dead to begin with',
      'whatever about that there is',
      'signed by the clergyman',
    ])
    expect(lines.map((line) => [line.left, line.dropCap])).toEqual([
      [50, 1],
      [50, 0],
      [50, 0],
    ])
  })

  it('stand before a first line that was printed over them', () => {
    const cap = charsOf('M', { x: 50, y: 112, size: 28 })
    const over = [
      ...charsOf('arley was dead to begin with', { x: 50, y: 100 }),
      ...charsOf('whatever about that there is', { x: 72, y: 112 }),
      ...charsOf('signed by the clergyman', { x: 50, y: 124 }),
    ]
    expect(pageLines(pageOfChars([...cap, ...over]), 1).lines.map((line) => line.text)).toEqual([
      'Marley was dead to begin with',
      'whatever about that there is',
      'signed by the clergyman',
    ])
  })

  it('leave the line below them alone, into which a tail reaches', () => {
    const [cap] = charsOf('Q', { x: 50, y: 112, size: 28 })
    const tailed = cap === undefined ? [] : [{ ...cap, bottom: 121 }]
    const texts = pageLines(pageOfChars([...tailed, ...body]), 1).lines.map((line) => line.text)
    expect(texts[2]).toBe('signed by the clergyman')
    expect(texts[0]).toBe('Qarley was dead to begin with')
  })

  it('take the mark before them along', () => {
    const cap = charsOf('M', { x: 50, y: 112, size: 28, from: 900 })
    const mark = charsOf('“', { x: 44, y: 100, from: 800 })
    const { lines } = pageLines(pageOfChars([...cap, ...mark, ...body]), 1)
    expect(lines.map((line) => line.text)[0]).toBe('“Marley was dead to begin with')
  })

  it.each([
    [
      'take in a first line that stands a little above them',
      72,
      ['“Marley was dead to begin with', 'whatever about that there is'],
    ],
    [
      'but none that begins above them',
      55,
      ['arley was dead to begin with', '“Mwhatever about that there is'],
    ],
  ])('%s', (_what, x, texts) => {
    const cap = charsOf('M', { x: 50, y: 124, size: 28, from: 900 })
    const mark = charsOf('“', { x: 44, y: 102, from: 800 })
    const rows = [
      ...charsOf('arley was dead to begin with', { x, y: 102, from: 100 }),
      ...charsOf('whatever about that there is', { x: 72, y: 113, from: 200 }),
      ...charsOf('signed by the clergyman', { x: 72, y: 124, from: 300 }),
    ]
    const { lines } = pageLines(pageOfChars([...cap, ...mark, ...rows]), 1)
    expect(lines.slice(0, 2).map((line) => line.text)).toEqual(texts)
  })

  it('take it along where the line below them begins under it', () => {
    const cap = charsOf('M', { x: 50, y: 112, size: 28, from: 900 })
    const mark = charsOf('“', { x: 44, y: 100, from: 800 })
    const below = charsOf('bread in his way', { x: 44, y: 115, from: 700 })
    const rows = [
      ...charsOf('arley was dead.”', { x: 72, y: 100, from: 100 }),
      ...charsOf('whatever of it', { x: 72, y: 107.5, from: 200 }),
    ]
    const { lines } = pageLines(pageOfChars([...cap, ...mark, ...rows, ...below]), 1)
    expect(lines[0]?.text).toBe('“Marley was dead.”')
  })

  it('leave alone what else stands before them', () => {
    const cap = charsOf('M', { x: 50, y: 112, size: 28, from: 900 })
    const number = charsOf('4', { x: 44, y: 100, from: 800 })
    const { lines } = pageLines(pageOfChars([...cap, ...number, ...body]), 1)
    expect(lines.map((line) => line.text).join(' ')).not.toContain('4Marley')
  })

  it('are not large headings, which have nothing beside them', () => {
    const heading = charsOf('I', { x: 50, y: 60, size: 28 })
    const { lines } = pageLines(pageOfChars([...heading, ...body]), 1)
    expect(lines.map((line) => line.text)[0]).toBe('I')
  })
})

describe('columns', () => {
  const column = (x: number, name: string, rows = 8): ReturnType<typeof charsOf> =>
    Array.from({ length: rows }, (_, row) =>
      charsOf(`${name} line ${row} goes on`, { x, y: 100 + row * 12 }),
    ).flat()

  it('are read one after the other', () => {
    const texts = textsOf([...column(50, 'left'), ...column(200, 'right')])
    expect(texts.slice(0, 2)).toEqual(['left line 0 goes on', 'left line 1 goes on'])
    expect(texts.slice(8, 10)).toEqual(['right line 0 goes on', 'right line 1 goes on'])
  })

  it('let a title across both come first', () => {
    const title = charsOf('A title that runs across the two columns', { x: 70, y: 60 })
    expect(textsOf([...column(50, 'left'), ...column(200, 'right'), ...title])[0]).toBe(
      'A title that runs across the two columns',
    )
  })

  it('are not a contents page with its numbers on the right', () => {
    const rows = Array.from({ length: 8 }, (_, row) => [
      ...charsOf(`Chapter number ${row}`, { y: 100 + row * 12 }),
      ...charsOf(`${row * 10}`, { x: 300, y: 100 + row * 12 }),
    ]).flat()
    expect(textsOf(rows)[1]).toBe('Chapter number 1 10')
  })

  it('are not one column with a wide gap in a line', () => {
    const rows = Array.from({ length: 12 }, (_, row) =>
      charsOf('a line of running text that is long enough', { y: 100 + row * 12 }),
    ).flat()
    const gapped = [...charsOf('this one is', { y: 250 }), ...charsOf('torn apart', { x: 150, y: 250 })]
    expect(textsOf([...rows, ...gapped]).at(-1)).toBe('this one is torn apart')
  })
})

describe('large type that lies across the text', () => {
  const lines = Array.from({ length: 12 }, (_, row) => charsOf('and so they went on and on until the evening came', { y: 100 + row * 12, from: row * 60 })) // prettier-ignore
  const read = lines.map(() => 'and so they went on and on until the evening came')

  it.each([
    [
      'a watermark',
      charsOf('SAMPLE COPY', { x: 60, y: 180, size: 40, from: 900, keepSpaces: true }),
      'SAMPLE COPY',
    ],
    [
      'one that is little larger',
      charsOf('not for sale', { x: 80, y: 150, size: 22, from: 900 }),
      'not for sale',
    ],
  ])('is set apart: %s', (_what, mark, turned) => {
    const page = pageLines(pageOfChars([...lines.flat(), ...mark]), 1)
    expect(page.lines.map(({ text }) => text)).toEqual(read)
    expect(page.turned).toBe(turned)
  })

  it('is a drop cap where it is a letter or two, though the text beside it reaches into its box', () => {
    const cap = charsOf('N', { x: 30, y: 124, size: 50, from: 0 })
    const page = pageLines(pageOfChars([...cap, ...lines.flat()]), 1)
    expect([page.turned, page.lines[0]?.text]).toEqual([
      '',
      'Nand so they went on and on until the evening came',
    ])
  })

  it('is text where nothing small lies in it: a heading, and a large first letter', () => {
    const heading = charsOf('CHAPTER ONE', { y: 70, size: 30, from: 900 })
    const cap = charsOf('A', { x: 20, y: 124, size: 40, from: 0 })
    const page = pageLines(pageOfChars([...heading, ...cap, ...lines.flat()]), 1)
    expect(page.turned).toBe('')
    expect(page.lines[0]?.text).toBe('CHAPTER ONE')
    expect(page.lines.some(({ text }) => text.startsWith('Aand so'))).toBe(true)
  })
})

describe('numbers of verse within its measure', () => {
  const verse = (pace: number, step: number, x = 200, size = 8): string[] => {
    const lines = Array.from({ length: 20 }, (_, at) => at + 1)
    const words = lines.flatMap((line) =>
      charsOf(line % 5 === 1 ? 'a line of verse that goes on for long' : 'a line of verse', {
        y: 60 + line * 12,
        from: line * 100,
      }),
    )
    const numbers = lines
      .filter((line) => line % pace === 0)
      .flatMap((line) =>
        charsOf(String((line / pace) * step), {
          x,
          y: 60 + line * 12,
          size,
          from: line * 100 + (x < 50 ? -20 : 50),
        }),
      )
    return textsOf([...words, ...numbers].toSorted((a, b) => a.index - b.index))
  }

  it('count its lines by fives and stand apart', () => {
    const texts = verse(5, 5)
    expect(texts.filter((text) => /^a line of verse\D*$/u.test(text))).toHaveLength(20)
  })

  it('are not taken from among those of every line', () => {
    const texts = verse(1, 1, 5, 10)
    expect(texts.filter((text) => /^\d+ a line of verse\D*$/u.test(text))).toHaveLength(20)
  })

  it.each([
    ['other lines between', verse(4, 5)],
    ['other numbers', verse(5, 3)],
  ])('are text with %s', (_what, rows) => {
    expect(rows.some((text) => /^a line of verse\D* \d+$/u.test(text))).toBe(true)
  })
})
