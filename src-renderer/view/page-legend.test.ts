import { expect, it, test } from 'vitest'
import type { PageMark } from '../../src-contract/page-view.ts'
import { legendOf, pageTurned } from './page-legend.ts'

const mark = (kind: PageMark['kind'], isRead: boolean): PageMark => ({
  kind,
  isRead,
  left: 0,
  top: 0,
  right: 1,
  bottom: 1,
  text: '',
})

test('a legend names the kinds of a page, how many of each, and what became of them', () => {
  const marks = [mark('head', false), mark('text', true), mark('note', false), mark('note', true), mark('head', false), mark('joined', true)] // prettier-ignore
  expect(legendOf(marks)).toEqual([
    { kind: 'text', name: 'Text', count: 1, what: 'read' },
    { kind: 'head', name: 'Head, page number', count: 2, what: 'left out' },
    { kind: 'note', name: 'Note, mark of a note', count: 2, what: '1 left out' },
    { kind: 'joined', name: 'Joined word', count: 1, what: 'made whole' },
  ])
  expect(legendOf([])).toEqual([])
})

it.each([
  ['ArrowRight', 1, 2],
  ['PageDown', 2, 3],
  ['ArrowRight', 3, null],
  ['ArrowLeft', 3, 2],
  ['PageUp', 1, null],
  ['Home', 3, 1],
  ['Home', 1, null],
  ['End', 1, 3],
  ['ArrowDown', 1, null],
  ['toString', 1, null],
])('%s on page %d of 3 turns to %s', (key, page, turned) => {
  expect(pageTurned(key, page, 3)).toBe(turned)
})
