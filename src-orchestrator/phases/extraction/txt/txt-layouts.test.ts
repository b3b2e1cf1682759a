import { describe, expect, it } from 'vitest'
import { bookFromText } from './txt-book.ts'

const tale =
  'It was late when the old carrier came down the hill with his lantern, and nobody in the village had thought that he would come at all that night, for the river was up.'
const answer = 'He said nothing for a while; then he put the lantern on the wall and began to laugh.'
const paragraphs = Array.from({ length: 8 }, (_, index) =>
  (index % 3 === 0 ? answer : tale).replace('lantern', `${index + 2} lanterns`),
)
const names = ['The Carrier', 'The River', 'The Wall', 'The Hill']
const roman = ['I', 'II', 'III', 'IV']

function wrapped(text: string, width = 66, indent = ''): string {
  const lines = [indent]
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? ''
    if (`${line}${word}`.length > width) lines.push(`${word} `)
    else lines[lines.length - 1] = `${line}${word} `
  }
  return lines.map((line) => line.trimEnd()).join('\n')
}

function book(
  head: (index: number) => string,
  paragraph: (text: string) => string,
  between: string,
  under: string,
): string {
  return names
    .map((_, index) => `${head(index)}${under}${paragraphs.map((text) => paragraph(text)).join(between)}`)
    .join(between)
}

const plain = (text: string): string => text
const chapter = (index: number): string => `Chapter ${index + 1}`

describe('a plain text in every form people save one', () => {
  it.each([
    ['one line a paragraph', book(chapter, plain, '\n', '\n'), chapter],
    ['empty lines between', book(chapter, wrapped, '\n\n', '\n\n'), chapter],
    ['CRLF', book(chapter, wrapped, '\n\n', '\n\n').replaceAll('\n', '\r\n'), chapter],
    ['nothing under the heading', book(chapter, wrapped, '\n\n', '\n'), chapter],
    ['indents alone', book(chapter, (text) => wrapped(text, 66, '  '), '\n', '\n'), chapter],
    ['tabs alone', book(chapter, (text) => wrapped(text, 66, '\t'), '\n', '\n'), chapter],
    ['wide lines with indents', book(chapter, (text) => wrapped(text, 120, '    '), '\n', '\n'), chapter],
    ['wide lines with empty ones', book(chapter, (text) => wrapped(text, 110), '\n\n', '\n\n'), chapter],
    ['double spacing', book(chapter, wrapped, '\n\n\n', '\n\n').replaceAll('\n', '\n\n'), chapter],
    ['a page break before each', book((index) => `\f${chapter(index)}`, wrapped, '\n\n', '\n\n'), chapter],
    ['lines under headings', book((index) => `${chapter(index)}\n======`, wrapped, '\n\n', '\n\n'), chapter],
    [
      'marks',
      book((index) => `## ${names[index] ?? ''}`, plain, '\n\n', '\n\n'),
      (index: number) => names[index] ?? '',
    ],
    [
      'numbers and names',
      book((index) => `${roman[index] ?? ''}. ${names[index] ?? ''}`, wrapped, '\n\n', '\n\n'),
      (index: number) => `${roman[index] ?? ''}. ${names[index] ?? ''}`,
    ],
    [
      'names in capitals',
      book((index) => `\n\n${(names[index] ?? '').toUpperCase()}`, wrapped, '\n\n', '\n\n'),
      (index: number) => (names[index] ?? '').toUpperCase(),
    ],
    [
      'a name on the next line',
      book((index) => `CHAPTER ${roman[index] ?? ''}.\n${names[index] ?? ''}`, wrapped, '\n\n', '\n\n'),
      (index: number) => `CHAPTER ${roman[index] ?? ''}. ${names[index] ?? ''}`,
    ],
  ])('%s', (_what, text, titleAt) => {
    const { chapters } = bookFromText(text, { title: 'The Book', language: 'en' })
    expect(chapters.map(({ title }) => title)).toEqual(names.map((_, index) => titleAt(index)))
    for (const { blocks } of chapters) expect(blocks.map((block) => block.text)).toEqual(paragraphs)
  })

  it.each([
    ['wrapped', paragraphs.map((text) => wrapped(text)).join('\n\n')],
    ['one line a paragraph', paragraphs.join('\n')],
    ['indented', paragraphs.map((text) => wrapped(text, 66, '   ')).join('\n')],
  ])('without chapters, %s', (_what, text) => {
    const { chapters } = bookFromText(text, { title: 'The Book', language: 'en' })
    expect(chapters.map(({ title }) => title)).toEqual(['The Book'])
    expect(chapters[0]?.blocks.map((block) => block.text)).toEqual(paragraphs)
  })

  it.each([
    ['a numbered list', '1. Bread\n\n2. Salt\n\n3. Oil\n\n4. Wine'],
    ['shouting', 'STOP!\n\nWHO GOES THERE?'],
    ['a rule between scenes', '-----'],
    [
      'a mention of a chapter in a paragraph',
      wrapped(`Chapter 3 of that book was the one he liked, ${tale}`),
    ],
  ])('%s makes no chapters', (_what, words) => {
    const body = paragraphs.map((text) => wrapped(text)).join('\n\n')
    const { chapters } = bookFromText(`${body}\n\n${words}\n\n${body}`, { title: 'The Book', language: 'en' })
    expect(chapters.map(({ title }) => title)).toEqual(['The Book'])
  })

  it('keeps verse that fills no width in its lines’ order', () => {
    const { chapters } = bookFromText('The fox is old,\nthe crow is bold.\n\nThe wall is cold.', {
      title: 'Verse',
      language: 'en',
    })
    expect(chapters[0]?.blocks.map((block) => block.text).join(' ')).toBe(
      'The fox is old, the crow is bold. The wall is cold.',
    )
  })

  it('keeps the lines of verse and the items of a list in wrapped prose, and no title’s', () => {
    const prose = wrapped(tale)
    const verse = '    The fox is old,\n      The crow is bold,\n    The wall is cold.'
    const list = '1. Trim the wick.\n2. Fill the lamp.\n3. Light it.'
    const title = 'CHAPTER I\nThe Fox'
    const { chapters } = bookFromText([title, prose, verse, prose, list, prose, 'CHAPTER II', prose].join('\n\n'), { title: 'T', language: 'en' }) // prettier-ignore
    expect(chapters.map((chapter) => chapter.title)).toEqual(['CHAPTER I: The Fox', 'CHAPTER II'])
    expect(chapters[0]?.blocks.flatMap(({ kind, text }) => (kind === 'paragraph' || kind === 'heading' ? [] : [[kind, text]]))).toEqual([
      ['verse', 'The fox is old,\nThe crow is bold,\nThe wall is cold.'],
      ['list-item', '1. Trim the wick.'],
      ['list-item', '2. Fill the lamp.'],
      ['list-item', '3. Light it.'],
    ]) // prettier-ignore
  })

  it.each([
    ['CHAPTER I\n\nThe only text.\n\nCHAPTER II\n\nThe other text.', ['CHAPTER I', 'CHAPTER II']],
    ['CHAPTER I\n\nHello there, listener. This is one.\n\nMore of it.', ['CHAPTER I']],
    ['CHAPTER I\n\nThe Fox.\n\nThe fox was old and knew it well.', ['CHAPTER I: The Fox.']],
    ['CHAPTER I\n\nMr. Bennet Calls\n\nHe came on foot.', ['CHAPTER I: Mr. Bennet Calls']],
  ])('a name leaves its chapter something to say: %j', (text, titles) => {
    const { chapters } = bookFromText(text, { title: 'Small', language: 'en' })
    expect(chapters.map(({ title }) => title)).toEqual(titles)
    for (const { blocks } of chapters) expect(blocks.length).toBeGreaterThan(0)
  })
})
