import { encode } from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { decodeText, decodeTextAs } from './decode-text.ts'

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
    expect(decodeText(bytes, false)?.encoding.name).toBe('utf-8')
  })
})

const texts = {
  german,
  french:
    'Longtemps, je me suis couché de bonne heure. Parfois, à peine ma bougie éteinte, mes yeux se fermaient si vite que je n\u2019avais pas le temps de me dire\u00A0: «\u00A0Je m\u2019endors.\u00A0»',
  czech: 'Příliš žluťoučký kůň úpěl ďábelské ódy. Byl pozdní večer, první máj, večerní máj, byl lásky čas.',
  russian: 'Все счастливые семьи похожи друг на друга, каждая несчастливая семья несчастлива по-своему.',
  greek: 'Όλες οι ευτυχισμένες οικογένειες μοιάζουν μεταξύ τους. Άλλη μία πρόταση, για να είναι πιο μακρύ.',
  turkish:
    'Bütün mutlu aileler birbirine benzer, her mutsuz ailenin ise kendine özgü bir mutsuzluğu vardır. Işığı gördü.',
  lithuanian: 'Visos laimingos šeimos panašios viena į kitą, kiekviena nelaiminga šeima nelaiminga savaip.',
  japanese:
    '吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。何でも薄暗いじめじめした所で泣いていた。',
  chinese:
    '道可道，非常道。名可名，非常名。無名天地之始，有名萬物之母。故常無欲，以觀其妙；常有欲，以觀其徼。',
  korean: '행복한 가정은 모두 모습이 비슷하고, 불행한 가정은 모두 제각각의 불행을 안고 있다.',
} as const

describe('what encoding a text is in, without a word from it', () => {
  it.each([
    ['german', 'windows-1252'], ['german', 'macintosh'], ['german', 'cp850'],
    ['french', 'windows-1252'], ['french', 'macintosh'], ['french', 'utf-16le'],
    ['czech', 'windows-1250'], ['czech', 'iso-8859-2'], ['czech', 'cp852'],
    ['russian', 'windows-1251'], ['russian', 'koi8-r'], ['russian', 'ibm866'], ['russian', 'iso-8859-5'], ['russian', 'utf-16le'], ['russian', 'utf-16be'],
    ['greek', 'windows-1253'], ['greek', 'iso-8859-7'], ['turkish', 'windows-1254'], ['lithuanian', 'windows-1257'],
    ['japanese', 'shift_jis'], ['japanese', 'euc-jp'], ['chinese', 'gb18030'], ['chinese', 'big5'], ['korean', 'euc-kr'],
    ['japanese', 'utf-16le'], ['japanese', 'utf-16be'], ['chinese', 'utf-16le'], ['chinese', 'utf-16be'], ['korean', 'utf-16le'], ['korean', 'utf-16be'],
  ] as const)('%s in %s', (language, encoding) => {
    const found = decodeText(encode(texts[language], encoding))
    expect(found?.text).toBe(texts[language])
    expect(found?.encoding).toEqual({ name: encoding, how: 'detected' })
  }) // prettier-ignore

  it.each([
    [
      'ASCII, two letters of which are a Han character',
      'this app can break, and nobody knows why it does so',
    ],
    ['UTF-8', texts.chinese],
  ])('is not UTF-16: %s', (_what, text) => {
    expect(decodeText(Buffer.from(text))).toEqual({ text, encoding: { name: 'utf-8', how: 'detected' } })
  })

  it('is UTF-16 too where Latin words and line ends stand in it', () => {
    const text = `第一章 Chapter 1\r\n\r\n${texts.chinese}\r\n`
    expect(decodeText(encode(text, 'utf-16le'))?.text).toBe(text)
  })

  it('says that a mark told it', () => {
    expect(decodeText(Buffer.from('\uFEFFText'))?.encoding).toEqual({ name: 'utf-8', how: 'marked' })
  })

  it.each(['Don\u2019t', 'Café', 'He paid 3\u00BD \u20AC', '\u201CHello,\u201D she said'])(
    'little of it is enough for Windows-1252: %s',
    (words) => {
      const text = `The clock in the hall struck nine. ${words}. Nobody had come to the door all evening.`
      expect(decodeText(encode(text, 'windows-1252'))).toEqual({
        text,
        encoding: { name: 'windows-1252', how: 'detected' },
      })
    },
  )
})

describe('an encoding that the user names', () => {
  it.each([
    ['german', 'cp437'], ['german', 'cp850'], ['french', 'macintosh'], ['czech', 'cp852'], ['russian', 'koi8-r'], ['japanese', 'shift_jis'], ['chinese', 'gb18030'],
    ['greek', 'utf-16be'], ['korean', 'euc-kr'],
  ] as const)('%s in %s', (language, encoding) => {
    expect(decodeTextAs(encode(texts[language], encoding), encoding)).toEqual({
      text: texts[language],
      encoding: { name: encoding, how: 'chosen' },
    })
  }) // prettier-ignore

  it('is taken though the bytes say otherwise: what means nothing in it is shown, controls go', () => {
    expect(decodeTextAs(Buffer.from('Gr\xF6\xDFe\x01', 'latin1'), 'utf-8')?.text).toBe('Gr\uFFFD\uFFFDe')
    expect(decodeTextAs(Buffer.from(german), 'windows-1252')?.text).toContain('TrÃ¤umen')
  })

  it('is the text’s own with “auto”', () => {
    expect(decodeTextAs(Buffer.from(german), 'auto')?.encoding).toEqual({ name: 'utf-8', how: 'detected' })
  })
})
