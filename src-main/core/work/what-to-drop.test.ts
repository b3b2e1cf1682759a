import { expect, it } from 'vitest'
import { whatToDrop, type KeepLimits } from './what-to-drop.ts'

const day = 86_400_000
const now = 100 * day
const books = [
  { id: 'new', bytes: 30, doneAt: now - day },
  { id: 'oldest', bytes: 10, doneAt: now - 9 * day },
  { id: 'going', bytes: 500, doneAt: null },
  { id: 'older', bytes: 20, doneAt: now - 5 * day },
]

it.each<[string, KeepLimits, string[]]>([
  ['no limit keeps all', { bytes: null, days: null }, []],
  ['all that fits stays', { bytes: 60, days: null }, []],
  ['the longest done goes first', { bytes: 59, days: null }, ['oldest']],
  ['until the rest fits', { bytes: 45, days: null }, ['oldest', 'older']],
  ['nothing is to be kept', { bytes: 0, days: null }, ['oldest', 'older', 'new']],
  ['too old', { bytes: null, days: 5 }, ['oldest']],
  ['at once when done', { bytes: null, days: 0 }, ['oldest', 'older', 'new']],
  ['both', { bytes: 30, days: 7 }, ['oldest', 'older']],
])('%s', (_what, keep, expected) => {
  expect(whatToDrop(books, keep, now)).toEqual(expected)
})

it('leaves a book that was done in the future, by a clock that was set back', () => {
  expect(whatToDrop([{ id: 'a', bytes: 1, doneAt: now + day }], { bytes: null, days: 0 }, now)).toEqual([])
})
