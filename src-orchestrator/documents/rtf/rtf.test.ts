import { describe, expect, it } from 'vitest'
import { encode } from 'iconv-lite'
import { asidesByDefault, type AsideChoices } from '../../phases/extraction/aside-blocks.ts'
import { bookFromDocument } from '../../phases/extraction/documents/document-book.ts'
import { readingText } from '../../phases/extraction/reading-text.ts'
import type { BookText } from '../../book/book-text.ts'
import { documentOfRtf } from './read-rtf.ts'

function bookOf(rtf: string | Buffer, choices: Partial<AsideChoices> = {}): BookText {
  const document = documentOfRtf(Buffer.isBuffer(rtf) ? rtf : Buffer.from(rtf, 'latin1'))
  if (document === null) throw new Error('no RTF')
  return bookFromDocument(document, { title: 'T', language: 'en' }, { ...asidesByDefault, ...choices })
}

const textOf = (body: string, choices: Partial<AsideChoices> = {}): string =>
  readingText(bookOf(`{\\rtf1\\ansi\\ansicpg1252 ${body}}`, choices)).trim()

const styles =
  '{\\stylesheet{\\s0 Normal;}{\\s1\\outlinelevel0 heading 1;}{\\s2\\sbasedon1 My Chapter;}{\\s3 Title;}{\\s4 toc 1;}{\\s5 caption;}{\\*\\cs9 Strong;}}'

describe('words of an RTF document', () => {
  it.each([
    ['plain words over lines', 'One\r\n two.\\par', 'One two.'],
    ['characters by their bytes', "Gr\\'f6\\'dfe", 'Größe'],
    ['characters of Unicode with what stands for them', "\\uc1\\u8222?Ja\\u8220\\'93", '„Ja“'],
    ['no substitutes', '\\uc0\\u8222 Ja\\u8220', '„Ja“'],
    ['several substitutes', '{\\uc2\\u26085??}x', '日x'],
    ['beyond the first 65,536', '\\u-10240?\\u-8376?', '𐍈'],
    ['controls for characters', '\\ldblquote A\\rdblquote\\emdash b\\~c\\tab d', '“A”—b c d'],
    ['signs of RTF itself', 'a \\{b\\} c\\\\d', 'a {b} c\\d'],
    ['a hyphen that need not be, and one that does not break', 'over\\-come well\\_known', 'overcome well-known'],
    ['bold and italic', '{\\b One} {\\i two}.', 'One two.'],
    ['hidden and deleted words', 'One {\\v no }{\\deleted no }two.', 'One two.'],
    ['pictures and objects', 'One {\\pict\\wmetafile8 0102ff}{\\object{\\*\\objdata 01}{\\result two}}.', 'One two.'],
    ['a picture in bytes', 'One {\\pict\\bin5 }{}}xy} two.', 'One two.'],
    ['heads, feet, comments, marks', '{\\header Head\\par}{\\footer Foot}One{\\*\\bkmkstart b}{\\*\\annotation no} two.', 'One two.'],
    ['what nobody knows', '{\\*\\unknown no}One {\\strange two}.', 'One two.'],
    ['links', '{\\field{\\*\\fldinst HYPERLINK "http://a.b"}{\\fldrslt here}} it is.', 'here it is.'],
    ['twice, for old readers and in Unicode', '{\\upr{no}{\\*\\ud{yes\\u8230?}}}', 'yes…'],
    ['a group that is never closed', '{One {\\b two', 'One two'],
    ['groups that are closed twice', 'One}} two', 'One'],
    ['many groups', `${'{'.repeat(5000)}deep${'}'.repeat(5000)}`, 'deep'],
    ['a broken byte', "One\\'zz two", 'One two'],
    ['Greek letters of the font Symbol', '{\\fonttbl{\\f1\\fcharset2 Symbol;}}One {\\f1 a\\\'62}{\\f1\\u-3999 ?} two', 'One αβα two'],
    ['signs of a symbol font', '{\\fonttbl{\\f1\\fcharset2 Wingdings;}}One{\\f1 \\\'d8} two', 'One two'],
  ])('%s', (_what, body, words) => {
    expect(textOf(body).replaceAll('\u00A0', ' ').replaceAll('\u2011', '-').replaceAll('\u00AD', '')).toBe(words)
  }) // prettier-ignore

  it.each([
    ['the document’s code page', 'ansicpg1251', '', 'Мать', 'windows-1251'],
    ['the font’s characters', 'ansicpg1252', '{\\fonttbl{\\f0\\fcharset204 Arial;}}\\deff0\\f0 ', 'Мать', 'windows-1251'],
    ['characters of two bytes', 'ansicpg932', '', '吾輩は猫', 'shift_jis'],
    ['DOS', 'pc', '', 'Größe', 'cp437'],
    ['old Macs', 'mac', '', 'Größe', 'macintosh'],
  ])('in %s', (_what, page, head, words, encoding) => {
    const escaped = [...encode(words, encoding)].map((byte) => `\\'${byte.toString(16).padStart(2, '0')}`)
    const book = bookOf(`{\\rtf1\\${page} ${head}${escaped.join('')}}`)
    expect(readingText(book).trim()).toBe(words)
  }) // prettier-ignore
})

describe('the structure of an RTF document', () => {
  it('chapters by styles, by styles that are made of them, and by outline levels', () => {
    const book = bookOf(
      `{\\rtf1${styles}\\pard\\s3 The Book\\par\\pard\\s1 One\\par\\pard First words.\\par\\pard\\s2 Two\\par\\pard Second words.\\par\\pard\\outlinelevel0 Three\\par\\pard Third words.\\par}`,
    )
    expect(book.chapters.map(({ title }) => title)).toEqual(['The Book', 'One', 'Two', 'Three'])
    expect(book.chapters[2]?.blocks.map(({ text }) => text)).toEqual(['Second words.'])
  })

  it('the list of contents is left out', () => {
    const text = textOf(
      `${styles}\\pard\\s4 One 1\\par\\s4 Two 9\\par\\pard\\s1 One\\par\\pard First words.\\par\\s1 Two\\par\\pard Second words.\\par`,
    )
    expect(text).not.toContain('One 1')
  })

  const noted =
    'Words{\\super 1}{\\footnote\\pard {\\super\\chftn} A {\\i small} note.} go on{\\super\\chftn}{\\footnote\\ftnalt {\\super\\chftn} At the end.}.\\par More.\\par'
  it.each([
    ['are left out', 'skip', 'Words go on.\nMore.'],
    [
      'after the paragraph',
      'after-paragraph',
      'Words go on.\nNote 1: A small note.\nNote 2: At the end.\nMore.',
    ],
    [
      'at the chapter’s end',
      'chapter-end',
      'Words go on.\nMore.\nNote 1: A small note.\nNote 2: At the end.',
    ],
  ] as const)('notes %s', (_what, footnotes, text) => {
    expect(textOf(noted, { footnotes })).toBe(text)
  })

  it('tables have rows and cells', () => {
    const table =
      '\\trowd\\trhdr\\cellx1\\cellx2\\pard\\intbl Name\\cell Age\\cell\\row\\trowd\\cellx1\\cellx2\\pard\\intbl Ann\\cell 7\\cell\\row\\pard After.\\par'
    expect(textOf(table)).toBe('After.')
    expect(textOf(table, { tables: 'read' })).toMatch(/Name.*Age[\s\S]*Ann.*7[\s\S]*After\./u)
  })

  it('items of lists keep their numbers, bullets are none', () => {
    const list =
      "{\\listtext\\pard 1.\\tab}\\ls1 First.\\par{\\listtext 2.\\tab}\\ls1 Second.\\par{\\pntext\\'b7\\tab}Third.\\par"
    expect(textOf(list)).toBe('1. First.\n2. Second.\nThird.')
  })

  it('lines, boxes and drop caps', () => {
    expect(textOf('One\\line two\\par')).toMatch(/^One\s+two$/u)
    expect(textOf('One{\\shp{\\*\\shpinst{\\sp{\\sn no}{\\sv no}}{\\shptxt In a box.\\par}}}.\\par')).toBe(
      'One.\nIn a box.',
    )
    expect(textOf('\\pard\\dropcapli3\\dropcapt1 O\\par\\pard nce upon a time.\\par')).toBe(
      'Once upon a time.',
    )
  })
})

it('title, author, year and subject are known', () => {
  const document = documentOfRtf(
    Buffer.from(
      "{\\rtf1\\ansi{\\info{\\title Gr\\'fcn}{\\author A. Writer}{\\creatim\\yr2010\\mo1}{\\doccomm About it.}}Words.}",
    ),
  )
  expect(document?.about).toMatchObject({
    title: 'Grün',
    author: 'A. Writer',
    year: 2010,
    description: 'About it.',
  })
})

it('what does not begin as RTF is none', () => {
  expect(documentOfRtf(Buffer.from('Only words'))).toBeNull()
  expect(documentOfRtf(Buffer.from('{}'))).toBeNull()
})
