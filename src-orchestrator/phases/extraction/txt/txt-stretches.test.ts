import { describe, expect, it } from 'vitest'
import { stretchesOf, type TxtLine } from './txt-stretches.ts'

const width = 70
const linesOf = (text: string): TxtLine[] =>
  text.split('\n').map((line) => ({ text: line.trim(), end: line.length }))
const shapeOf = (text: string): string[][] =>
  stretchesOf(linesOf(text), width).map(({ kind, whole }) => {
    const words = whole.map((lines) => lines.join(' / '))
    return [kind, words].flat()
  })

describe('lines between two empty ones', () => {
  it.each([
    [
      'verse',
      '    Roses are red,\n      Violets are blue;\n    The keeper is dead.',
      ['Roses are red,', 'Violets are blue;', 'The keeper is dead.'],
    ],
    [
      'verse of which a line is full',
      `How doth the little crocodile improve his shining tail, and so${' on'.repeat(3)}\nAnd pour\nThe waters of the Nile`,
      [
        `How doth the little crocodile improve his shining tail, and so${' on'.repeat(3)}`,
        'And pour',
        'The waters of the Nile',
      ],
    ],
    ['a letter’s end', 'Yours,\nHale', ['Yours,', 'Hale']],
    ['an address', '12 Harbour Street\nWhitby', ['12 Harbour Street', 'Whitby']],
  ])('are %s', (_what, text, lines) => {
    expect(shapeOf(text)).toEqual([['verse', ...lines]])
  })

  it.each([
    [
      'a paragraph',
      'The keeper, who had seen a good many of such nights, did not look up\nfrom his book, and the lamp went on.',
    ],
    [
      'a paragraph whose line begins with a name by chance',
      'The keeper, who had seen a good many of such nights, said at last\nAnne would come.',
    ],
    ['a paragraph in short lines that go on', 'The keeper\nhad seen\nsuch nights.'],
    ['one line', 'Yours,'],
  ])('are %s', (_what, text) => {
    expect(shapeOf(text)).toEqual([
      [
        'paragraph',
        linesOf(text)
          .map((line) => line.text)
          .join(' / '),
      ],
    ])
  })

  it('are items of a list, with what of each goes on below', () => {
    expect(shapeOf('1. First, trim the wick,\n   and well.\n2. Then fill\n3) Light it.')).toEqual([
      ['list-item', '1. First, trim the wick, / and well.'],
      ['list-item', '2. Then fill'],
      ['list-item', '3) Light it.'],
    ])
    expect(shapeOf('1. Fill it:\n   - with oil,\n   - never with water.\n2. Light it.').length).toBe(4)
    expect(shapeOf('- with oil,\n- never with water.').map(([kind]) => kind)).toEqual([
      'list-item',
      'list-item',
    ])
  })

  it.each([
    [
      'a line that begins with another number',
      'b) The work must carry notices that it is released under section\\n7. This requirement modifies the one of section 4, of which we spoke.',
    ],
    ['one mark', '1. The keeper, who had seen a good many of such nights, did not look\nup from his book.'],
    [
      'a dash in talk',
      '– Who goes there?\nasked the keeper, who had seen a good many of such nights and days.',
    ],
    [
      'a line that begins with a year',
      'The keeper had seen a good many of such nights since the summer of\\n1848. He did not look up from his book, of which he had read the first\\n12. And so on.',
    ],
  ])('are no list for %s', (_what, text) => {
    expect(shapeOf(text).map(([kind]) => kind)).toEqual(['paragraph'])
  })
})
