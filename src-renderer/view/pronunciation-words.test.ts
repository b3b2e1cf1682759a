import { expect, test } from 'vitest'
import { bookChoices, forAllBooks, newPronunciation, sentenceFor } from './pronunciation-words.ts'

const level = { ...newPronunciation, printed: 'LV', said: 'Level' }

test.each([
  ['He is LV five.', 'He is LV five.'],
  ['No LVs here.', 'LV'],
  ['', 'LV'],
])('a row is tried on %j as %j', (sentence, tried) => {
  expect(sentenceFor(level, sentence)).toBe(tried)
})

test('a book that left the list stays choosable', () => {
  expect(bookChoices(['a.pdf'], 'b.pdf').map(({ value }) => value)).toEqual(['', 'a.pdf', 'b.pdf'])
  expect(bookChoices(['a.pdf'], 'a.pdf').map(({ label }) => label)).toEqual(['All books', 'a.pdf'])
})

test('what is for one book is tried all the same', () => {
  expect(forAllBooks([{ ...level, book: 'a.pdf' }])).toEqual([level])
})
