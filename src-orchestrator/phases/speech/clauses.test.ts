import { expect, it } from 'vitest'
import { clausesOf } from './clauses.ts'

const long = 'word '.repeat(30).trim()
it.each([
  ['One clause.', ['One clause.']],
  ['When it rained, they slept; nobody saw it: not once.', ['When it rained,', 'they slept;', 'nobody saw it:', 'not once.']],
  ['It cost 1,000 pounds at 10:30.', ['It cost 1,000 pounds at 10:30.']],
  ['He paused… then he spoke.', ['He paused…', 'then he spoke.']],
  ['—, he said', ['—, he said']],
  ['Yes, —', ['Yes, —']],
  ['下雨了，他们睡着了；没有人看见', ['下雨了，', '他们睡着了；', '没有人看见']],
  [long, [long.slice(0, 74), long.slice(75)]],
  ['x'.repeat(200), ['x'.repeat(200)]],
  ['', ['']],
])('%j', (said, clauses) => {
  expect(clausesOf(said)).toEqual(clauses)
}) // prettier-ignore

it('loses no word', () => {
  const said = `${long}, ${long}; and at last, ${long}.`
  expect(clausesOf(said).join(' ')).toBe(said)
  expect(Math.max(...clausesOf(said).map(({ length }) => length))).toBeLessThanOrEqual(80)
})
