import { expect, it } from 'vitest'
import { scanWarning, scanWords, type RecordedScan } from './scan-account.ts'

const account = (about: Partial<RecordedScan>): RecordedScan => ({
  pages: 212,
  certainty: 94.2,
  doubtful: [],
  failed: [],
  ...about,
})

it.each([
  [{}, 'Read by OCR: 212 pages, certainty 94 %'],
  [{ pages: 1, certainty: null }, 'Read by OCR: 1 page, no words on it'],
  [{ doubtful: [3, 17] }, 'Read by OCR: 212 pages, certainty 94 %; pages 3, 17 are doubtful'],
  [{ doubtful: [3], failed: [9] }, 'Read by OCR: 212 pages, certainty 94 %; page 3 is doubtful; page 9 could not be read and is left out'],
  [{ failed: [9, 10] }, 'Read by OCR: 212 pages, certainty 94 %; pages 9, 10 could not be read and are left out'],
  [
    { doubtful: Array.from({ length: 14 }, (_, index) => index + 1) },
    'Read by OCR: 212 pages, certainty 94 %; pages 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 and 2 more are doubtful',
  ],
])('certainty in words: %j', (about, words) => {
  expect(scanWords(account(about))).toBe(words)
}) // prettier-ignore

it.each([
  [{}, false],
  [{ doubtful: [3] }, true],
  [{ failed: [3] }, true],
])('a warning where a listener misses something or may stumble: %j', (about, warns) => {
  const scan = account(about)
  expect(scanWarning(scan)).toBe(warns ? scanWords(scan) : null)
})
