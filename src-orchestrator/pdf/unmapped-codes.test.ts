import { expect, it } from 'vitest'
import { texEncodingOf, textOfCode } from './unmapped-codes.ts'

const read = (codes: readonly number[]): string =>
  codes.map((code) => textOfCode(code, texEncodingOf(codes), true)).join('')
const letters = (text: string): number[] => Array.from(text, (letter) => letter.charCodeAt(0))

it.each([
  [
    'T1’s ligatures',
    [...letters('a'), 0x1b, ...letters('ected, '), 0x1c, ...letters('nd')],
    'affected, find',
  ],
  ['T1’s quotation marks', [0x10, ...letters('go'), 0x11], '“go”'],
  [
    'OT1’s ligatures',
    [...letters('di'), 0x0e, ...letters('cult, '), 0x0d, ...letters('at')],
    'difficult, flat',
  ],
  ['OT1’s “fl” on a page without another', [0x0d, ...letters('at')], 'flat'],
  ['TeX’s circle of a ©', [0x0d, ...letters('c 2009')], 'c 2009'],
  ['a line’s end where T1’s marks are', [0x10, ...letters('go'), 0x0d, ...letters('on'), 0x11], '“goon”'],
  ['OT1’s dashes and quotation marks', [0x0c, ...letters('x|say, \\it{s"')], 'fix—say, “it–s”'],
  ['signs of a page in no such type', letters('a|b, \\c{d}'), 'a|b, \\c{d}'],
  ['PDFium’s hyphen', [...letters('hy'), 0x02], 'hy-'],
  ['what carries no text', [0, 0x0d, 0x0a, 0x85, 0xfeff, 0xfffe], ''],
  ['plain text', letters('café'), 'café'],
  ['T1’s ß on a page without another of its signs', [...letters('Flu'), 0xff], 'Fluß'],
  ['T1’s letters beyond ASCII', [...letters('gro'), 0xff, 0x1c, 0xf7, 0xab, 0xe4], 'großfiœńä'],
  ['OT1’s letters beyond ASCII', [0x0c, 0xff], 'fiÿ'],
])('%s', (_what, codes, text) => {
  expect(read(codes)).toBe(text)
})

it('letters of a page of T1 in a type that has a name are what they say', () => {
  expect(textOfCode(0xff, 'T1', false)).toBe('ÿ')
  expect(textOfCode(0xff, null, false)).toBe('ÿ')
  expect(textOfCode(0x85, 'T1', false)).toBe('')
})
