import { expect, it } from 'vitest'
import { spellings } from './spellings.ts'

it.each([
  ['a1', [['a', 'A'], ['1']]],
  ['Ä', [['Ä', 'A\u0308', 'ä', 'a\u0308']]],
  ['a\u0308', [['ä', 'a\u0308', 'Ä', 'A\u0308']]],
  ['ж', [['ж', 'Ж']]],
  ['ς', [['ς', 'Σ', 'σ']]],
  ['ß', [['ß', 'SS', 'ss']]],
  ['𐐨', [['𐐨', '𐐀']]],
])('%s', (words, expected) => {
  expect(spellings(words)).toEqual(expected)
}) // prettier-ignore
