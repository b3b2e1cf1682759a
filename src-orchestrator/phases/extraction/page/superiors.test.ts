import { expect, it } from 'vitest'
import { charWith } from '../../../pdf/placed-char.ts'
import { pageLines } from './page-lines.ts'
import { charsOf, pageOfChars } from '../testing/small-pages.ts'

/** A line with the ink of its digits from `top` to `bottom`: parts of the size above the line. */
function lineWith(text: string, top: number, bottom: number): { text: string; raised: string[] } | null {
  const chars = charsOf(text).map((char) =>
    /\d/u.test(char.text) ? charWith(char, { top: 100 - top * 10, bottom: 100 - bottom * 10 }) : char,
  )
  const [line] = pageLines(pageOfChars(chars), 1).lines
  return line === undefined
    ? null
    : { text: line.text, raised: line.raised.map(({ at, length }) => line.text.slice(at, at + length)) }
}

it.each([
  ['a type’s own raised digit', lineWith('that1 you', 0.7, 0.36), { text: 'that 1 you', raised: ['1'] }],
  ['two of them', lineWith('that12 you', 0.7, 0.36), { text: 'that 12 you', raised: ['12'] }],
  ['a digit on the line', lineWith('that 1 you', 0.65, 0), { text: 'that 1 you', raised: [] }],
  ['one in old style', lineWith('in 1937 he', 0.45, -0.2), { text: 'in 1937 he', raised: [] }],
])('%s', (_what, line, wanted) => {
  expect(line).toEqual(wanted)
})
