import { describe, expect, it } from 'vitest'
import { layoutOf } from '../page/layout.ts'
import type { Line } from '../page/line.ts'
import { groupLines } from './paragraphs.ts'
import { line, pageOf, placed, plainPages } from '../testing/small-pages.ts'
import { linesOnPurpose } from './verse.ts'

/** The lines of each group of a page that were ended on purpose, among pages of plain text. */
function verses(...texts: (string | Line)[]): string[][] {
  const page = pageOf(1, texts)
  const layout = layoutOf([page, ...plainPages(6, 11)])
  return groupLines(placed([page]), layout).flatMap((group) => {
    const lines = linesOnPurpose(group, layout)
    return lines === null ? [] : [lines.map((parts) => parts.map(({ text }) => text).join(' '))]
  })
}

describe('lines that were ended on purpose', () => {
  it('are those of a stanza', () => {
    const stanza = ['How doth the little fish', 'Improve his shining tail,', 'And pour the waters out']
    expect(verses(...stanza)).toEqual([stanza])
  })

  it('are an address’s and a letter’s end', () => {
    expect(verses('Hearthrug,', 'Near the Fender,', '(With love)')).toHaveLength(1)
    expect(verses('Very truly yours,', 'Irene Norton')).toHaveLength(1)
  })

  it('are whole with what stands further in below, because they were too long', () => {
    expect(verses(line('I sing the cat that sat upon the mat', { right: 345 }), line('by the sea,', { left: 90, baseline: 112 }), line('And slept', { baseline: 124 }))).toEqual([['I sing the cat that sat upon the mat by the sea,', 'And slept']]) // prettier-ignore
  })

  it('are whole where a word in capitals was cut', () => {
    const stage = ['(AHAB,', 'ALONE, AND THE CARPEN-', 'TER FAR OFF)', 'Well, old man!']
    expect(verses(...stage)).toEqual([['(AHAB,', 'ALONE, AND THE CARPEN- TER FAR OFF)', 'Well, old man!']])
  })

  it.each([
    ['a paragraph, whose lines are full', ['\tOne came to Rome\t', 'Two Romans saw him\t', 'And went home.']],
    ['one set ragged, where the next word would not have fitted', [line('One came to Rome', { right: 320 }), line('Everybody saw him there', { baseline: 112, right: 330 }), line('And went', { baseline: 124 })]],
    ['lines that begin small', ['One came to Rome', 'and saw the Romans', 'and went home']],
    ['a single line', ['One came to Rome']],
  ])('are not those of %s', (_what, texts) => {
    expect(verses(...texts)).toEqual([])
  }) // prettier-ignore
})
