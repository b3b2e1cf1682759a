import { expect, test } from 'vitest'
import { byteRange } from './byte-range.ts'

test.each([
  [null, null],
  ['', null],
  ['bytes=0-', { from: 0, to: 99 }],
  ['bytes=10-19', { from: 10, to: 19 }],
  ['bytes=10-1000', { from: 10, to: 99 }],
  ['bytes=-30', { from: 70, to: 99 }],
  ['bytes=-300', { from: 0, to: 99 }],
  ['bytes=99-', { from: 99, to: 99 }],
  ['bytes=100-', 'none'],
  ['bytes=-0', 'none'],
  ['bytes=20-10', null],
  ['bytes=0-1,5-6', null],
  ['chapters=1-2', null],
  ['bytes=-', null],
] as const)('%s of a hundred bytes', (header, expected) => {
  expect(byteRange(header, 100)).toEqual(expected)
})

test('nothing can be asked of an empty file', () => {
  expect(byteRange('bytes=0-', 0)).toBe('none')
})
