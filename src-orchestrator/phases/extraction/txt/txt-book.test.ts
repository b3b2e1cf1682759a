import { describe, expect, it } from 'vitest'
import { gutenbergFacts } from '../chapters/gutenberg.ts'
import { bookFromText } from './txt-book.ts'

const paragraph =
  'It was a plain paragraph of text, long enough to be one,\nand it went on in a second line that was broken to a width,\nuntil it came to its end after a good number of words.'
const joined = paragraph.replaceAll('\n', ' ')
const titles = (text: string): string[] =>
  bookFromText(text, { title: 'The Book', language: 'en' }).chapters.map(
    (chapter) => `${chapter.title}${chapter.titleIsPrinted ? '' : '*'}`,
  )
const withHeadings = (headings: readonly string[]): string =>
  headings.map((heading) => `${heading}\n\n${paragraph}\n\n${paragraph}\n`).join('\n\n')

describe('chapters of a plain text', () => {
  it.each([
    ['CHAPTER I.', 'CHAPTER II.'],
    ['Chapter 12', 'Chapter 13'],
    ['Erstes Kapitel', 'Zweites Kapitel'],
    ['Livre premier', 'Livre deuxième'],
    ['Capítulo 1', 'Capítulo 2'],
    ['I', 'II'],
    ['STAVE ONE', 'STAVE TWO'],
  ])('%s, %s', (...headings) => {
    expect(titles(withHeadings(headings))).toEqual(headings)
  })

  it('takes the name under the number', () => {
    expect(
      titles(withHeadings(['CHAPTER I.\n\nDown the Rabbit-Hole', 'CHAPTER II.\nThe Pool of Tears'])),
    ).toEqual(['CHAPTER I. Down the Rabbit-Hole', 'CHAPTER II. The Pool of Tears'])
  })

  it.each([
    [
      'a sentence is the first paragraph',
      ['Chapter 1\n\nIt was a dark night.', 'Chapter 2\n\nHello there.'],
      ['Chapter 1', 'Chapter 2'],
    ],
    ['one as short as a name too', ['Chapter 1\n\nHe slept.', 'Chapter 2'], ['Chapter 1', 'Chapter 2']],
    [
      'a name may end in a full stop',
      ['Chapter 1\n\nThe Pool of Tears.', 'Chapter 2\n\nTHE CROW.'],
      ['Chapter 1: The Pool of Tears.', 'Chapter 2: THE CROW.'],
    ],
    [
      'what stands under nearly every number is its name',
      ['1\n\nLa mort du loup.', '2\n\nLe retour.', '3\n\nUne lettre.', '4'].map(
        (words) => `Chapitre ${words}`,
      ),
      ['Chapitre 1: La mort du loup.', 'Chapitre 2: Le retour.', 'Chapitre 3: Une lettre.', 'Chapitre 4'],
    ],
  ] as const)('%s', (_what, headings, expected) => {
    expect(titles(withHeadings(headings))).toEqual(expected)
  })

  it.each([
    'Chapter 3 of that book was the best thing that he had ever read, he said, and nobody could deny that it was so.',
    'I',
    'Part of the way we went on foot.',
  ])('a single “%s” makes no chapters where others say so', (words) => {
    expect(titles(withHeadings(['CHAPTER I', `CHAPTER II\n\n${paragraph}\n\n${words}`]))).toEqual([
      'CHAPTER I',
      'CHAPTER II',
    ])
  })

  it('leaves out the list of chapters before the first', () => {
    const list = ['CHAPTER I', 'CHAPTER II', 'CHAPTER III'].join('\n\n')
    const book = bookFromText(
      `Contents\n\n${list}\n\n\n${withHeadings(['CHAPTER I', 'CHAPTER II', 'CHAPTER III'])}`,
      { title: 'The Book', language: 'en' },
    )
    expect(book.chapters.map((chapter) => chapter.title)).toEqual(['CHAPTER I', 'CHAPTER II', 'CHAPTER III'])
    expect(book.changes.map((change) => change.rule)).toContain('contents-page')
  })

  it('is one chapter without headings', () => {
    expect(titles(`${paragraph}\n\n${paragraph}`)).toEqual(['The Book*'])
  })
})

describe('paragraphs of a plain text', () => {
  const textsOf = (text: string): string[] =>
    bookFromText(text, { title: 'The Book', language: 'en' }).chapters.flatMap((chapter) =>
      chapter.blocks.map((block) => block.text),
    )

  it.each([
    ['between empty lines', `${paragraph}\n\n${paragraph}`, [joined, joined]],
    ['with Windows line ends', `${paragraph}\n\n${paragraph}`.replaceAll('\n', '\r\n'), [joined, joined]],
    ['one a line', `${joined}\n${joined}`, [joined, joined]],
    [
      'by indented first lines',
      Array.from({ length: 5 }, () => `   ${paragraph}`).join('\n'),
      [joined, joined, joined, joined, joined],
    ],
    [
      'with words cut at the line’s end',
      `${paragraph}\n\nthe execu-\ntor came`,
      [joined, 'the executor came'],
    ],
  ])('%s', (_what, text, expected) => {
    expect(textsOf(text)).toEqual(expected)
  })

  it('has no ornaments', () => {
    expect(textsOf(`${paragraph}\n\n* * * * *\n\n${paragraph}`)).toEqual([joined, joined])
  })
})

describe('Project Gutenberg', () => {
  const file = [
    'The Project Gutenberg eBook of Emma', '', 'This ebook is for the use of anyone anywhere', '', 'Title: Emma', '', 'Author: Jane Austen', '', 'Language: English', '',
    '*** START OF THE PROJECT GUTENBERG EBOOK EMMA ***', '', 'Produced by A. Volunteer', '', '', withHeadings(['CHAPTER I', 'CHAPTER II']),
    '*** END OF THE PROJECT GUTENBERG EBOOK EMMA ***', '', 'Section 1. General Terms of Use',
  ].join('\n') // prettier-ignore

  it('is taken from around the book, with a record', () => {
    const book = bookFromText(file, { title: 'Emma', language: 'en' })
    expect(JSON.stringify(book.chapters)).not.toMatch(/Gutenberg|Volunteer|General Terms/u)
    expect(book.chapters).toHaveLength(2)
    expect(book.changes.filter((change) => change.rule === 'gutenberg-licence')).toHaveLength(2)
  })

  it('says title, author and language', () => {
    expect(gutenbergFacts(file)).toEqual({ title: 'Emma', author: 'Jane Austen', language: 'English' })
    expect(gutenbergFacts('Title: Not one of theirs')).toEqual({ title: null, author: null, language: null })
  })

  it('is left alone where a text only speaks of it', () => {
    const text = `${paragraph}\n\nEnd of the Project Gutenberg story, he said.\n\n${paragraph}`
    expect(bookFromText(text, { title: 'x', language: 'en' }).changes).toEqual([])
  })
})
