import { parseDocument } from 'htmlparser2'
import { describe, expect, it } from 'vitest'
import { paragraphKey, partKey } from '../../../src-contract/book-structure.ts'
import {
  keyOf,
  noTextChoices,
  withChanges,
  withPart,
  withRule,
  type TextChoices,
} from '../../../src-contract/text-choices.ts'
import { nothingAbout, type Matter, type SourceDocument } from '../../documents/source-document.ts'
import { asidesByDefault } from './aside-blocks.ts'
import { changeReport } from './change-report.ts'
import { chosenBook, type ReadBook } from './chosen-book.ts'
import { bookFromDocument } from './documents/document-book.ts'
import type { PageLines } from './page/line.ts'
import { bookFromPages } from './pdf-book.ts'
import { readingText } from './reading-text.ts'
import { restorer } from './restored.ts'
import { line, pageOf, plainPages } from './testing/small-pages.ts'
import { bookFromText } from './txt/txt-book.ts'

const about = { title: 'The Lamps', language: 'en' }
const prose = 'The old man lit the lamps one after the other and went home along the quiet river. '.repeat(8)

/** Its parts in their order: "1 The Fox", "- Index (back-matter)". */
function partsOf(read: ReadBook, choices: TextChoices = noTextChoices): string[] {
  const report = changeReport({ ...chosenBook(read, choices).book, choices }, null)
  return (report.structure ?? []).map(
    ({ chapter, title, why }) => `${chapter ?? '-'} ${title}${why === null ? '' : ` (${why})`}`,
  )
}

describe('the parts of a PDF', () => {
  const chapter = (page: number, title: string): PageLines[] => {
    const [plain] = plainPages(1, page, 150)
    const top = line(title, { baseline: 40, size: 18, left: 150 })
    return [{ ...pageOf(page, []), lines: [top, ...(plain?.lines ?? [])] }, ...plainPages(1, page + 1)]
  }
  const contents = [line('Contents', { size: 18, baseline: 60 }), ...pageOf(2, ['The Fox 3', 'The Crow 5', 'Index 7']).lines] // prettier-ignore
  const pages = [
    pageOf(1, [line('The Lamps', { size: 24, baseline: 200 }), line('By Ada Wells', { baseline: 260 })]),
    { ...pageOf(2, []), lines: contents },
    ...chapter(3, 'The Fox'),
    ...chapter(5, 'The Crow'),
    { ...pageOf(7, []), lines: [line('Index', { baseline: 40, size: 18, left: 150 }), ...pageOf(7, ['crow, 5', 'fox, 3']).lines] },
  ] // prettier-ignore
  const outline = ['The Fox', 'The Crow', 'Index'].map((title, at) => ({ title, page: [2, 4, 6][at] ?? 0, level: 0, y: null })) // prettier-ignore
  const read = (choices: TextChoices = noTextChoices): ReadBook =>
    bookFromPages(pages, outline, about, null, asidesByDefault, restorer(choices))

  it('are its chapters, and what is left out around them', () => {
    expect(partsOf(read())).toEqual([
      '- The Lamps (front-matter)',
      '- Contents (contents-page)',
      '1 The Fox',
      '2 The Crow',
      '- Index (back-matter)',
    ])
    expect(readingText(read())).not.toMatch(/Ada Wells|The Fox 3|crow, 5/u)
  })

  it('are each read where a listener wants them, as chapters of their own', () => {
    const choices = ['front-matter', 'back-matter', 'contents-page'].reduce(
      (all, rule) => withRule(all, rule, true),
      noTextChoices,
    )
    expect(partsOf(read(choices), choices)).toEqual(['1 The Lamps', '2 Contents', '3 The Fox', '4 The Crow', '5 Index']) // prettier-ignore
    expect(readingText(read(choices))).toMatch(/By Ada Wells[^]*The Fox 3[^]*crow, 5/u)
  })

  it('stand in the report with their pages, and lead to what it says of their pieces', () => {
    const report = changeReport(read(), 'abc')
    const index = report.parts?.at(-1)
    expect(index).toMatchObject({ title: 'Index', page: 7, left: 'back-matter', inside: null })
    expect(index?.items.map((at) => report.items[at]?.text)).toEqual(['Index', 'crow, 5 fox, 3'])
  })

  it('are left out, named, joined and begun elsewhere; the account says so', () => {
    const [first = ''] =
      read()
        .chapters[0]?.blocks.slice(1)
        .map(({ text }) => text.slice(0, 80)) ?? []
    const leftOut = withPart(noTextChoices, partKey({ title: 'The Fox', page: 3, nth: 0 }), { left: true })
    const { book } = chosenBook(read(), leftOut)
    expect(book.chapters.map(({ title }) => title)).toEqual(['The Crow'])
    expect(book.leftOut).toEqual(['The Fox'])
    expect(book.leftOutAfter).toEqual([0])
    const account = book.changes.filter(({ rule }) => rule === 'part-left-out')
    expect(account.map(({ text, place }) => [text.slice(0, 16), place?.page])[0]).toEqual(['The Fox', 3])
    expect(account.length).toBeGreaterThan(3)
    expect(book.words).toBeLessThan(read().words)

    const joined = withPart(noTextChoices, partKey({ title: 'The Crow', page: 5, nth: 0 }), { joined: true })
    const [whole] = chosenBook(read(), joined).book.chapters
    expect(whole?.found).toEqual(['The Fox', 'The Crow'])
    expect(whole?.blocks.filter(({ kind }) => kind === 'heading').map(({ text, places }) => [text, places[0]?.page])).toEqual([['The Crow', 5]]) // prettier-ignore

    const begun = withPart(noTextChoices, paragraphKey({ page: 3, text: first, nth: 0 }), { title: 'Later' })
    expect(chosenBook(read(), begun).book.chapters.map(({ title, titleIsPrinted }) => [title, titleIsPrinted])).toEqual([['The Fox', true], ['Later', false], ['The Crow', true]]) // prettier-ignore
    const named = withPart(noTextChoices, partKey({ title: 'The Fox', page: 3, nth: 0 }), {
      title: 'Reynard',
    })
    expect(readingText(chosenBook(read(), named).book)).toMatch(/^Reynard\n/u)
  })

  it('are a licence where Project Gutenberg has put one around the book, or its outline says so', () => {
    const mark = (words: string): string => `*** ${words} OF THE PROJECT GUTENBERG EBOOK THE LAMPS ***`
    const first = pageOf(
      1,
      ['The header.', mark('START')].map((text, row) => line(text, { baseline: 100 + row * 40 })),
    )
    const last = pageOf(
      7,
      ['It ends.', mark('END'), 'The licence.'].map((text, row) =>
        line(text, { baseline: 100 + row * 40, left: 65 }),
      ),
    )
    const marked = [first, ...chapter(3, 'The Fox'), ...chapter(5, 'The Crow'), last]
    const byMarks = bookFromPages(marked, outline.slice(0, 2), about)
    expect(partsOf(byMarks)).toEqual(['- Project Gutenberg (gutenberg-licence)', '1 The Fox', '2 The Crow', '- Project Gutenberg (gutenberg-licence)']) // prettier-ignore
    expect(readingText(byMarks)).not.toMatch(/header|licence/u)
    const licence = { title: 'PG License.', page: 6, level: 0, y: null }
    const named = [...outline.slice(0, 2), licence]
    expect(partsOf(bookFromPages(pages, named, about)).at(-1)).toBe('- Project Gutenberg (gutenberg-licence)')
  })

  it('that are not there any more are told', () => {
    const gone = withPart(noTextChoices, partKey({ title: 'The Raven', page: 3, nth: 0 }), { left: true })
    const { book, unmet } = chosenBook(read(), gone)
    expect(unmet.map(({ text }) => text)).toEqual(['The Raven'])
    expect(book.chapters).toEqual(read().chapters)
  })
})

describe('the parts of a document', () => {
  const part = (
    path: string,
    body: string,
    matter: Matter | null = null,
  ): SourceDocument['parts'][number] => ({
    path,
    root: parseDocument(body, { xmlMode: true }),
    matter,
    css: [],
  })
  const entry = (title: string, path: string): SourceDocument['nav'][number] => ({ title, path, level: 0, fragment: null }) // prettier-ignore
  const document: SourceDocument = {
    about: nothingAbout,
    nav: [entry('Imprint', 'imprint'), entry('One', 'one'), entry('Two', 'two'), entry('Index', 'index')],
    parts: [
      part('title', '<p>The Lamps</p><p>A Tale</p>', 'front-matter'),
      part('imprint', '<p>Copyright by nobody.</p>', 'front-matter'),
      part('one', `<h1>One</h1><p>${prose}</p>`),
      part('two', `<h1>Two</h1><p>${prose}</p>`),
      part('index', '<h1>Index</h1><h2>L</h2><p>lamps, 12</p><h2>R</h2><p>river, 14</p>'),
    ],
  }
  const read = (choices: TextChoices = noTextChoices): ReadBook =>
    bookFromDocument(document, about, asidesByDefault, restorer(choices))

  it('are called as its contents have them, else by their first words', () => {
    expect(partsOf(read())).toEqual([
      '- The Lamps (front-matter)',
      '- Imprint (front-matter)',
      '1 One',
      '2 Two',
      '- Index (back-matter)',
    ])
  })

  it('are read one by one', () => {
    const { parts = [], items } = changeReport(read(), null)
    const keys = (parts[1]?.items ?? []).flatMap((at) => items.slice(at, at + 1)).map(keyOf)
    const imprint = withChanges(noTextChoices, keys, true)
    expect(partsOf(read(imprint), imprint)[1]).toBe('1 Imprint')
    expect(readingText(read(imprint))).toMatch(/^Copyright by nobody\.\n\nOne/u)
    const index = withRule(noTextChoices, 'back-matter', true)
    expect(readingText(read(index))).toMatch(/Index\nL\nlamps, 12\nR\nriver, 14\n$/u)
  })

  it('in the midst of a chapter are read where they stand', () => {
    const links = ['a', 'b', 'c', 'd']
      .map((each) => `<p><a href="one#${each}">${each.repeat(9)}</a></p>`)
      .join('')
    const within = { ...document, nav: [], parts: [part('one', `<h1>One</h1><p>${prose}</p>${links}<p>${prose}</p>`)] } // prettier-ignore
    const choices = withRule(noTextChoices, 'contents-page', true)
    const book = (wanted: TextChoices): ReadBook =>
      bookFromDocument(within, about, asidesByDefault, restorer(wanted))
    expect(partsOf(book(noTextChoices))).toEqual(['1 One', '- Contents (contents-page)'])
    expect(book(noTextChoices).chapters[0]?.blocks).toHaveLength(2)
    expect(book(choices).chapters.map(({ blocks }) => blocks.map(({ text }) => text.slice(0, 9)))).toEqual([['The old m', 'aaaaaaaaa', 'bbbbbbbbb', 'ccccccccc', 'ddddddddd', 'The old m']]) // prettier-ignore
  })

  it('without any mark are stretches of half an hour, cut at the ends of scenes', () => {
    const scene = `<p>${prose}</p>`.repeat(32)
    const whole = { ...document, nav: [], parts: [part('one', [scene, scene, scene].join('<p>* * *</p>'))] }
    const book = bookFromDocument(whole, about, asidesByDefault)
    expect(book.chapters.map(({ title, blocks }) => [title, blocks.length])).toEqual([['1', 32], ['2', 32], ['3', 32]]) // prettier-ignore
  })
})

describe('the parts of a plain text', () => {
  const text = [
    'The header.', '*** START OF THE PROJECT GUTENBERG EBOOK THE LAMPS ***', 'THE LAMPS', 'By Ada Wells', 'CHAPTER I', prose, 'CHAPTER II', prose, 'INDEX', 'lamps, 3',
    '*** END OF THE PROJECT GUTENBERG EBOOK THE LAMPS ***', 'The licence.',
  ].join('\n\n') // prettier-ignore

  it('are its chapters, its title page and what Project Gutenberg says', () => {
    const parts = partsOf(bookFromText(text, about))
    expect(parts).toEqual([
      '- Project Gutenberg (gutenberg-licence)',
      '- The Lamps (front-matter)',
      '1 CHAPTER I',
      '2 CHAPTER II',
      '- Project Gutenberg (gutenberg-licence)',
    ])
    const licence = withRule(noTextChoices, 'gutenberg-licence', true)
    expect(readingText(bookFromText(text, about, restorer(licence)))).toMatch(/The licence\.\n$/u)
  })

  it('without headings are stretches of half an hour', () => {
    const long = Array.from({ length: 80 }, () => prose).join('\n\n')
    expect(bookFromText(long, about).chapters.map(({ title, titleIsPrinted }) => [title, titleIsPrinted])).toEqual([['1', false], ['2', false]]) // prettier-ignore
  })
})
