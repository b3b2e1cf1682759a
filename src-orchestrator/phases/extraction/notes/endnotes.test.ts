import { describe, expect, it } from 'vitest'
import type { TextBlock } from '../blocks/blocks.ts'
import { removeEndnotes } from './endnotes.ts'
import { line } from '../testing/small-pages.ts'

function block(text: string, display = false): TextBlock {
  const lines = [{ ...line(text), page: 1 }]
  return { text, verse: null, places: [], display, centred: false, bold: false, size: 10, lines, asides: [] }
}
const heading = (text: string): TextBlock => block(text, true)
const left = (blocks: TextBlock[], others = false): string[] =>
  removeEndnotes(blocks, others).blocks.map(({ text }) => text)

describe('lists of notes', () => {
  it.each([
    ['at a chapter’s end', ['The text.', '#Notes', '1. A fox.', '2. A crow.', '#Next', 'More.'], ['The text.', 'Next', 'More.']],
    ['with notes of two paragraphs', ['#Endnotes', '1 A fox.', 'It was red.', '2 A crow.', '3 A wall.'], []],
    ['with one that was joined to the note before', ['#Notes', '1. A fox.', '2. A crow. 3. A wall.', '4. A tree.'], []],
    ['not where more are missing', ['#Notes', '1. A fox.', '5. A crow.', '9. A wall.'], ['Notes', '1. A fox.', '5. A crow.', '9. A wall.']],
    ['without the number above the next chapter’s name', ['#Notes', '1. A fox.', '2. A crow.', 'II', '#Next'], ['II', 'Next']],
    ['nor one whose letters stand apart', ['#Notes', '1. A fox.', '2. A crow.', 'I I I', '#Next'], ['I I I', 'Next']],
    ['in German', ['#Anmerkungen', '1 Ein Fuchs.', '2 Eine Krähe.'], []],
    ['by chapters', ['#The Fox', 'The text.', '#Notes', '#The Fox', '1. A fox.', '#The Crow', '1. A crow.', '2. A wall.', '#Index', 'crow, 12'], ['The Fox', 'The text.', 'Index', 'crow, 12']],
    ['not where chapters without notes stand behind the heading', ['#Notes', '#The Fox', 'The text.'], ['Notes', 'The Fox', 'The text.']],
    ['not where prose stands under the heading', ['#Notes', 'I took these down.', '1 fox was seen.'], ['Notes', 'I took these down.', '1 fox was seen.']],
    ['not where the count has no beginning', ['#Notes', '7 foxes came.', '8 went.'], ['Notes', '7 foxes came.', '8 went.']],
    ['not under another heading', ['#Rules', '1. Run.', '2. Hide.'], ['Rules', '1. Run.', '2. Hide.']],
  ])('%s', (_what, texts, kept) => {
    const blocks = texts.map((text) => (text.startsWith('#') ? heading(text.slice(1)) : block(text)))
    expect(left(blocks)).toEqual(kept)
  }) // prettier-ignore

  it.each([
    ['close to the words', ['The text.', 'iA fox.', 'iiThe crow', 'goes on.', 'iii“A wall.”'], 3, ['The text.']],
    ['with blanks', ['The text.', 'i. A fox.', 'ii. The crow.', 'iii. A wall.'], 3, ['The text.']],
    ['not where the text has more marks', ['iA fox.', 'iiThe crow.', 'iiiA wall.'], 4, ['iA fox.', 'iiThe crow.', 'iiiA wall.']],
    ['not where it has none', ['iPod.', 'iiX.'], 0, ['iPod.', 'iiX.']],
  ])('at the book’s end in small roman numerals, %s', (_what, texts, marks, kept) => {
    const blocks = texts.map((text) => block(text))
    expect(removeEndnotes(blocks, false, undefined, marks).blocks.map(({ text }) => text)).toEqual(kept)
  }) // prettier-ignore

  it('whose numbers are raised, and went as marks', () => {
    const noted = (label: string, text: string): TextBlock => ({
      ...block(text),
      lines: [{ ...line(text), page: 1, label }],
    })
    const notes = [noted('1', 'A fox.'), noted('2', 'A crow.')]
    expect(left([heading('The Fox'), heading('Notes'), heading('The Fox'), ...notes])).toEqual(['The Fox'])
  })

  it('by chapters, of which some have gone before', () => {
    const blocks = [heading('The Fox'), block('The text.'), heading('Notes'), heading('The Fox')]
    const more = [heading('Appendix'), heading('Tables'), block('A table.')]
    expect(left([...blocks, ...more], true)).toEqual([
      'The Fox',
      'The text.',
      'Appendix',
      'Tables',
      'A table.',
    ])
  })

  it('by chapters, whose first ones have gone before: in small type, and no chapters that are called alike', () => {
    const small = (text: string): TextBlock => ({ ...block(text), size: 8 })
    const first = [
      heading('Introduction'),
      block('The text.'),
      block('More.'),
      heading('Notes'),
      heading('Introduction'),
    ]
    const kept = ['Introduction', 'The text.', 'More.']
    expect(left([...first, small('on a wall.'), small('A crow.')], true)).toEqual(kept)
    expect(left([...first, block('On a wall.')], true)).toEqual([...kept, 'Introduction', 'On a wall.'])
  })

  it('leave no heading where they were taken out before', () => {
    expect(left([block('The text.'), heading('Notes'), heading('Next')], true)).toEqual(['The text.', 'Next'])
    expect(left([heading('Notes'), heading('Next')])).toEqual(['Notes', 'Next'])
    expect(left([heading('Notes'), block('The Fox'), block('The Crow')], true)).toEqual([])
    expect(left([heading('Notes'), block('I took some.')], true)).toEqual(['Notes', 'I took some.'])
  })
})
