import { expect, it } from 'vitest'
import { asReadBack, jsonPieces } from './json-pieces.ts'

const long = Array.from({ length: 5000 }, (_, at) => ({ at, words: `“words” of line ${at}`, place: null }))

it.each([
  ['nothing', null],
  ['a text', 'one "two"\n'],
  ['empty ones', { list: [], object: {}, text: '' }],
  ['what is undefined', { gone: undefined, list: [1, undefined, 3], last: true }],
  ['only what is undefined', { gone: undefined }],
  ['what is no number', { list: [Number.NaN, -0, Number.POSITIVE_INFINITY], one: -0 }],
  ['what lies deep', { a: [{ b: { c: { d: [{ e: { f: [1, { g: undefined, h: 2 }] } }] } } }] }],
  ['a list in a list', [[1, [2, [3, [4, [5, [6]]]]]], []]],
  [
    'a long object',
    Object.fromEntries(
      Array.from({ length: 300 }, (_, at) => [`key ${at}`, at % 3 === 0 ? undefined : { at }]),
    ),
  ],
  ['a long list of nothing', Array.from({ length: 300 }, () => undefined)],
  ['long ones among short ones', [1, long.slice(0, 90), { words: 'between' }, long.slice(0, 70), [], 2]],
  ['a long one', { version: 1, output: { chapters: [{ blocks: long }], changes: long } }],
])('%s is as JSON.stringify writes it, and as it is read back', (_what, value) => {
  const text = JSON.stringify(value)
  expect([...jsonPieces(value)].join('')).toBe(text)
  expect(asReadBack(value)).toEqual(JSON.parse(text))
  expect(JSON.stringify(asReadBack(value))).toBe(text)
})

it('comes in pieces', () => {
  const pieces = [...jsonPieces(long)]
  expect(pieces.length).toBeGreaterThan(2)
  expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(100_000)
})
