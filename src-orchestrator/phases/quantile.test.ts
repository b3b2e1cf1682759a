import { expect, it } from 'vitest'
import { median, medianOfFew, quantile } from './quantile.ts'

const shares = [0, 0.08, 0.5, 0.85, 1]
const sorted = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0

it.each([
  ['one', [7]],
  ['two', [2, 1]],
  ['equal ones', [3, 3, 3, 3]],
  ['rising', [1, 2, 3, 4, 5, 6]],
  ['falling', [6, 5, 4, 3, 2, 1]],
  ['few different ones', Array.from({ length: 300 }, (_, at) => (at * 7) % 5)],
  ['negative and broken ones', Array.from({ length: 101 }, (_, at) => Math.sin(at * 12.9898) * 43.7)],
  ['many', Array.from({ length: 5000 }, (_, at) => Math.sin(at * 78.233) * 1000)],
])('%s: as in the sorted list', (_what, values) => {
  for (const share of shares) expect(quantile(values, share)).toBe(sorted(values, share))
  expect(medianOfFew(values, Number)).toBe(sorted(values, 0.5))
})

it('is 0 of none, and leaves the values in their order', () => {
  const values = [3, 1, 2]
  expect(median([])).toBe(0)
  expect(medianOfFew([], Number)).toBe(0)
  expect(median(values)).toBe(2)
  expect(values).toEqual([3, 1, 2])
})
