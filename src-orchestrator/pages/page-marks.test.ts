import { expect, test } from 'vitest'
import type { BookText, Place } from '../book/book-text.ts'
import { drawMarks } from './draw-marks.ts'
import { pageMarks } from './page-marks.ts'

const at = (page: number, top: number): Place => ({ page, left: 10, top, right: 60, bottom: top + 10 })
const nowhere = { page: 2, left: 0, top: 0, right: 0, bottom: 0 }
const text: Pick<BookText, 'chapters' | 'changes'> = {
  chapters: [
    {
      title: 'One',
      titleIsPrinted: true,
      titlePlaces: [at(2, 10)],
      blocks: [
        { kind: 'paragraph', text: 'Goes on over the page.', places: [at(1, 80), at(2, 20)] },
        { kind: 'aside', text: 'Table.', places: [at(2, 40)] },
      ],
    },
    {
      title: 'Two',
      titleIsPrinted: false,
      blocks: [{ kind: 'heading', text: 'A heading', places: [at(3, 0)] }],
    },
  ],
  changes: [
    { rule: 'page-number', text: '2', place: at(2, 90) },
    { rule: 'running-head', text: 'LAMPS', place: at(2, 0), restored: true },
    { rule: 'footnote-moved', text: 'A note', place: at(2, 70) },
    { rule: 'hyphen-joined', text: 'lan-|tern', place: at(2, 20) },
    { rule: 'text-at-an-angle', text: 'DRAFT', place: nowhere },
    { rule: 'back-matter', text: 'Index', place: null },
    { rule: 'caption', text: 'Figure 1', place: at(1, 0) },
  ],
}

test('a page’s pieces, what is read first; nothing of other pages, nothing without a box, nothing that was not done', () => {
  expect(pageMarks(text, 2).map(({ kind, isRead, top }) => [kind, isRead, top])).toEqual([
    ['title', true, 10],
    ['text', true, 20],
    ['beside', true, 40],
    ['head', false, 90],
    ['note', true, 70],
    ['joined', true, 29],
  ])
  expect(pageMarks(text, 4)).toEqual([])
})

test('each kind has its colour, what is left out more of it, and the rest of the page none', () => {
  const picture = { width: 100, height: 200, rgba: new Uint8Array(100 * 200 * 4).fill(255) }
  drawMarks(picture, { width: 100, height: 100, marks: pageMarks(text, 2) })
  const pixel = (x: number, y: number): number[] =>
    Array.from(picture.rgba.subarray((y * 100 + x) * 4, (y * 100 + x) * 4 + 3))
  expect(pixel(80, 50)).toEqual([255, 255, 255])
  const [title, number] = [pixel(30, 30), pixel(30, 190)]
  expect(title).not.toEqual([255, 255, 255])
  expect(number.reduce((sum, value) => sum + value)).toBeLessThan(title.reduce((sum, value) => sum + value))
})
