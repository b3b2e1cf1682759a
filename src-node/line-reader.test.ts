import { expect, test } from 'vitest'
import { lineReader } from './line-reader.ts'

function linesOf(chunks: readonly Uint8Array[], maxChars?: number): string[] {
  const lines: string[] = []
  const reader = lineReader((line) => lines.push(line), maxChars)
  for (const chunk of chunks) reader.write(chunk)
  reader.end()
  return lines
}
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

test.each([
  ['lines', ['a\nb\n'], ['a', 'b']],
  ['a last line without an end', ['a\nb'], ['a', 'b']],
  ['CRLF', ['a\r\nb\r\n'], ['a', 'b']],
  ['CRLF cut in two', ['a\r', '\nb'], ['a', 'b']],
  ['carriage returns', ['1 %\r2 %\rdone\n'], ['1 %', '2 %', 'done']],
  ['a carriage return at the end', ['a\r'], ['a']],
  ['empty lines', ['a\n\nb'], ['a', '', 'b']],
  ['a line in pieces', ['a', 'b', 'c\nd'], ['abc', 'd']],
  ['nothing', [''], []],
])('%s', (_name, chunks, lines) => {
  expect(linesOf(chunks.map(bytes))).toEqual(lines)
})

test('a character cut in two is put together, a broken one replaced', () => {
  expect(linesOf([Uint8Array.of(0xc3), Uint8Array.of(0xa4, 0x0a, 0xff, 0x0a)])).toEqual(['ä', '\uFFFD'])
})

test('a line without an end is cut at the limit', () => {
  expect(linesOf(['abcde', 'fghij', 'k\nl'].map(bytes), 4)).toEqual(['abcd', 'efgh', 'ijk', 'l'])
})
