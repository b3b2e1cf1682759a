import { expect, test } from 'vitest'
import { pauseBetweenWrites } from './store.ts'

test.each([
  [2000, 0, 2000],
  [2000, 20, 2000],
  [2000, 600, 5400],
  [2000, 60_000, 30_000],
])('every %i ms, the last write took %i ms: %i ms', (everyMs, lastWriteMs, pause) => {
  expect(pauseBetweenWrites(everyMs, lastWriteMs)).toBe(pause)
})
