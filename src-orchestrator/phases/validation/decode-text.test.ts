import { describe, expect, it } from 'vitest'
import { decodeText } from './decode-text.ts'

const german =
  'Als Gregor Samsa eines Morgens aus unruhigen Träumen erwachte, fand er sich in seinem Bett zu einem ungeheueren Ungeziefer verwandelt. Größe, Übermut, süß.'

function utf32(text: string): Buffer {
  const codes = [0xfeff, ...Array.from(text, (char) => char.codePointAt(0) ?? 0)]
  const bytes = Buffer.alloc(codes.length * 4)
  for (const [index, code] of codes.entries()) bytes.writeUInt32LE(code, index * 4)
  return bytes
}

describe('text', () => {
  it.each([
    ['UTF-8', Buffer.from(german)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${german}`)],
    ['UTF-16 with a mark', Buffer.from(`\uFEFF${german}`, 'utf16le')],
    ['UTF-16, big end first', Buffer.from(`\uFEFF${german}`, 'utf16le').swap16()],
    ['UTF-16 without a mark', Buffer.from(german, 'utf16le')],
    ['UTF-32', utf32(german)],
    ['Latin-1', Buffer.from(german, 'latin1')],
    ['DOS’s end mark', Buffer.from(`${german}\u001A`)],
  ])('in %s', (_encoding, bytes) => {
    expect(decodeText(bytes)?.text).toBe(german)
  })

  it('in Windows-1252 keeps its quotation marks', () => {
    const bytes = Buffer.from(`\x93${german}\x94 \x96 and so it goes on`, 'latin1')
    expect(decodeText(bytes)?.text).toContain(`“${german}” –`)
  })

  it.each([
    ['zeros', Buffer.alloc(100)],
    ['control characters', Buffer.from('abc\u0001def')],
    ['a picture', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70, 0, 1, 1, 2, 3, 4])],
  ])('is none: %s', (_what, bytes) => {
    expect(decodeText(bytes)).toBeNull()
  })

  it('may be cut within a character where more follows', () => {
    const bytes = Buffer.from('Träume').subarray(0, 3)
    expect(decodeText(bytes, false)?.encoding).toBe('utf-8')
  })
})
