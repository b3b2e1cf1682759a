import { describe, expect, it } from 'vitest'
import type { TextBlock } from './blocks.ts'
import { removeEndnotes } from './endnotes.ts'
import { line } from './testing/small-pages.ts'

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
    ['in German', ['#Anmerkungen', '1 Ein Fuchs.', '2 Eine Krähe.'], []],
    ['not where prose stands under the heading', ['#Notes', 'I took these down.', '1 fox was seen.'], ['Notes', 'I took these down.', '1 fox was seen.']],
    ['not where the count has no beginning', ['#Notes', '7 foxes came.', '8 went.'], ['Notes', '7 foxes came.', '8 went.']],
    ['not under another heading', ['#Rules', '1. Run.', '2. Hide.'], ['Rules', '1. Run.', '2. Hide.']],
  ])('%s', (_what, texts, kept) => {
    const blocks = texts.map((text) => (text.startsWith('#') ? heading(text.slice(1)) : block(text)))
    expect(left(blocks)).toEqual(kept)
  }) // prettier-ignore

  it('leave no heading where they were taken out before', () => {
    expect(left([block('The text.'), heading('Notes'), heading('Next')], true)).toEqual(['The text.', 'Next'])
    expect(left([heading('Notes'), heading('Next')])).toEqual(['Notes', 'Next'])
    expect(left([heading('Notes'), block('The Fox'), block('The Crow')], true)).toEqual([])
    expect(left([heading('Notes'), block('I took some.')], true)).toEqual(['Notes', 'I took some.'])
  })
})
