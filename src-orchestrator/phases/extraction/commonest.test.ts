import { expect, it } from 'vitest'
import { commonest, Tally } from './commonest.ts'

it.each([
  ['none', [], 0],
  ['what most have, as their mean', [10, 12, 10.1, 9.9, 12], 10],
  ['of equally common ones the first', [12, 10, 10, 12], 12],
])('%s', (_what, values, expected) => {
  expect(commonest(values, 0.5)).toBeCloseTo(expected)
})

it('weighs', () => {
  const tally = new Tally(0.5)
  tally.add(10, 1)
  tally.add(12, 3)
  tally.add(10, 1)
  expect(tally.commonest()).toBe(12)
})
