import { expect, it } from 'vitest'
import { sizeWords } from './size-words.ts'

it.each([
  [0, '0 bytes'],
  [1, '1 byte'],
  [999, '999 bytes'],
  [1000, '1.0 kB'],
  [4_230_000, '4.2 MB'],
  [9_960_000, '10 MB'],
  [999_600, '1.0 MB'],
  [118_400_000_000, '118 GB'],
  [2e18, '2000 PB'],
])('%d bytes are %s', (bytes, words) => {
  expect(sizeWords(bytes)).toBe(words)
})
