import { expect, it } from 'vitest'
import { columnsOf, cutTo, padTo } from './columns.ts'

it.each([
  ['Moby Dick', 9],
  ['吾輩は猫である', 14],
  ['채식주의자.epub', 15],
  ['Cafe\u0301', 4],
  ['📚 Books', 8],
  ['', 0],
])('%s takes %d columns', (text, columns) => {
  expect(columnsOf(text)).toBe(columns)
})

it.each([
  'A long title of a book that nobody has read',
  '吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。',
])('%s is cut, whatever its script', (text) => {
  expect(columnsOf(cutTo(text, 20))).toBeLessThanOrEqual(20)
  expect(columnsOf(cutTo(text, 20))).toBeGreaterThan(18)
  expect(cutTo(text, 20)).toMatch(/…$/u)
  expect(cutTo(text, 200)).toBe(text)
})

it('is padded to a column', () => {
  expect(padTo('猫', 4)).toBe('猫  ')
  expect(padTo('a cat', 4)).toBe('a cat')
})
