import { expect, it } from 'vitest'
import { pageLines } from './page-lines.ts'
import { charsOf, pageOfChars } from '../testing/small-pages.ts'

/** A line above, a mark, the words behind it. Every character is 5 points wide. */
function linesWith(mark: string, at: { x?: number; y?: number }, words: string): string[] {
  const chars = [
    ...charsOf('a line above', { y: 88 }),
    ...charsOf(mark, { from: 12, ...at }),
    ...charsOf(words, { x: 55, from: 15 }),
  ]
  return pageLines(pageOfChars(chars), 1).lines.map((line) => line.text)
}

it.each([
  ['at a line’s beginning', linesWith('”', { y: 106 }, 'Gregor, mach auf'), '„Gregor, mach auf'],
  ['of one stroke', linesWith('’', { y: 106 }, 'Gregor'), '‚Gregor'],
  ['on the line, where it is an English one', linesWith('”', {}, 'Gregor'), '”Gregor'],
  ['away from its word', linesWith('”', { x: 45, y: 106 }, 'Gregor'), 'Gregor'],
  ['of the line below', linesWith('”', { y: 112 }, 'Gregor'), 'Gregor'],
])('a lowered quotation mark %s', (_what, lines, second) => {
  expect(lines[1]).toBe(second)
})
