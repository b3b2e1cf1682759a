import { expect, test } from 'vitest'
import { jsonIndex } from './json-index.ts'

const words = {
  '': 0,
  plain: 'a',
  'with "quotes", {braces}: and \\': [1, { deep: '}' }],
  Straße: { DEFAULT: 'ʃtʁˈɑsə', VERB: null },
  weights: { weights: 1 },
  last: false,
}

test.each([
  JSON.stringify(words),
  JSON.stringify(words, null, 2),
  `{"before":{"last":1}, "in": ${JSON.stringify(words)} }`,
])('finds every value, and nothing else: %s', (text) => {
  const bytes = Buffer.from(text)
  const start = text.startsWith('{"before"') ? bytes.indexOf('{', bytes.indexOf('"in"')) : 0
  const find = jsonIndex(bytes, start)
  for (const [key, value] of Object.entries(words)) expect(find(key)).toEqual(value)
  for (const key of ['deep', 'before', 'DEFAULT', 'constructor', 'plai']) expect(find(key)).toBeUndefined()
})

test('keys may be written with escapes', () => {
  expect(jsonIndex(Buffer.from('{"Stra\\u00dfe": 1, "a\\/b": 2}'))('Straße')).toBe(1)
  expect(jsonIndex(Buffer.from('{"Stra\\u00dfe": 1, "a\\/b": 2}'))('a/b')).toBe(2)
})

test('what is no object is refused; an empty one holds nothing', () => {
  expect(() => jsonIndex(Buffer.from('[]'))).toThrow(TypeError)
  expect(jsonIndex(Buffer.from('{}'))('a')).toBeUndefined()
})

test('as many words as there are stay apart', () => {
  const many = Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`w${at}`, at]))
  const find = jsonIndex(Buffer.from(JSON.stringify(many)))
  expect(Object.keys(many).filter((key) => find(key) !== many[key])).toEqual([])
})
