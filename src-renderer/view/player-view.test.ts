import { expect, test } from 'vitest'
import { chapterAt, madeSec, pieceAt } from './player-view.ts'

const pieces = [
  { address: 'a', startSec: 0, durationSec: 10 },
  { address: 'b', startSec: 10, durationSec: 5 },
]

test.each([
  [0, { index: 0, offsetSec: 0 }],
  [9.5, { index: 0, offsetSec: 9.5 }],
  [10, { index: 1, offsetSec: 0 }],
  [14, { index: 1, offsetSec: 4 }],
  [-3, { index: 0, offsetSec: 0 }],
])('the piece at %d seconds', (atSec, expected) => {
  expect(pieceAt(pieces, atSec)).toEqual(expected)
})

test('of nothing there is no piece', () => {
  expect(pieceAt([], 3)).toBeNull()
  expect([madeSec([]), madeSec(pieces)]).toEqual([0, 15])
})

test('the chapter that is heard', () => {
  const chapters = [{ startSec: 0 }, { startSec: 30 }]
  expect([0, 29, 30, 99].map((atSec) => chapterAt(chapters, atSec))).toEqual([0, 0, 1, 1])
  expect(chapterAt([], 3)).toBe(-1)
})
