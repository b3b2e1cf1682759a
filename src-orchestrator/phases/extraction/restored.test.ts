import { describe, expect, test } from 'vitest'
import { parseDocument } from 'htmlparser2'
import {
  noTextChoices,
  withChange,
  withRule,
  keyOf,
  type TextChoices,
} from '../../../src-contract/text-choices.ts'
import type { BookText } from '../../book/book-text.ts'
import { nothingAbout, type Matter } from '../../documents/source-document.ts'
import { asidesByDefault } from './aside-blocks.ts'
import { bookFromDocument } from './documents/document-book.ts'
import type { PageLines } from './page/line.ts'
import { bookFromPages } from './pdf-book.ts'
import { readingText } from './reading-text.ts'
import { restorer } from './restored.ts'
import { line, pageOf } from './testing/small-pages.ts'
import { bookFromText } from './txt/txt-book.ts'

const about = { title: 'The Lamps', language: 'en' }

const vocabulary =
  'old lamps burn along that quiet river until morning comes over hills again while nobody sleeps'.split(' ')

/** Running text, another one in each row of each page. */
function words(page: number, row: number): string {
  return Array.from(
    { length: 11 },
    (_, at) => vocabulary[(page * 7 + row * 3 + at * (1 + (row % 4))) % 16] ?? '',
  ).join(' ')
}

function textPages(count: number, first = 1): PageLines[] {
  return Array.from({ length: count }, (_, index) => {
    const page = first + index
    const rows = Array.from(
      { length: 30 },
      (_row, row) => `${row % 5 === 0 ? '\t' : ''}${words(page, row)}${row % 5 === 4 ? ' ends.' : ''}\t`,
    )
    return pageOf(page, rows)
  })
}

/** Such pages under a running head, with their numbers at the foot. */
function pages(): PageLines[] {
  return textPages(6).map((page) => ({
    page: page.page,
    width: page.width,
    height: page.height,
    turned: page.page === 2 ? 'DRAFT' : '',
    lines: [
      line('THE LAMPS', { baseline: 40, left: 170 }),
      ...page.lines,
      line(String(page.page), { baseline: 580, left: 198 }),
    ],
  }))
}

const read = (from: PageLines[], choices: TextChoices): BookText =>
  bookFromPages(from, [], about, null, asidesByDefault, restorer(choices))

const changesOf = (book: BookText, rule: string): string[] =>
  book.changes
    .filter((change) => change.rule === rule)
    .map(
      ({ place, text, restored }) => `${place?.page ?? '-'} ${text}${restored === true ? ' restored' : ''}`,
    )

describe('what the listener wants read, of a PDF', () => {
  test('one head is read where it stands, all others are not; the account says so', () => {
    const one = withChange(noTextChoices, keyOf({ rule: 'running-head', page: 3, text: 'THE LAMPS' }), true)
    const book = read(pages(), one)
    expect(readingText(book).match(/THE LAMPS/gu)).toHaveLength(1)
    expect(changesOf(book, 'running-head')).toEqual([
      '1 THE LAMPS',
      '2 THE LAMPS',
      '3 THE LAMPS restored',
      '4 THE LAMPS',
      '5 THE LAMPS',
      '6 THE LAMPS',
    ])
    expect(changesOf(book, 'page-number')).toHaveLength(6)
  })

  test('a whole rule leaves the book alone, but for what is left out all the same', () => {
    const all = withRule(noTextChoices, 'running-head', true)
    expect(readingText(read(pages(), all)).match(/THE LAMPS/gu)).toHaveLength(6)
    const butOne = withChange(all, keyOf({ rule: 'running-head', page: 3, text: 'THE LAMPS' }), false)
    expect(readingText(read(pages(), butOne)).match(/THE LAMPS/gu)).toHaveLength(5)
  })

  test.each<[string, string]>([
    ['page-number', '4'],
    ['text-at-an-angle', 'DRAFT'],
  ])('%s', (rule, words) => {
    const has = (choices: TextChoices): boolean =>
      read(pages(), choices).chapters.some(({ blocks }) =>
        blocks.some(({ text }) => new RegExp(`(?:^|[\\s.])${words}(?:$|\\s)`, 'u').test(text)),
      )
    expect(has(noTextChoices)).toBe(false)
    expect(has(withRule(noTextChoices, rule, true))).toBe(true)
    // A number that is read opens no chapter.
    expect(read(pages(), withRule(noTextChoices, rule, true)).chapters).toHaveLength(1)
  })

  test('a word cut at a line’s end keeps its hyphen', () => {
    const cut = (choices: TextChoices): string =>
      readingText(
        read(
          [pageOf(1, ['\tThe old lan-\t', 'tern was lit, and the lantern burned on.']), ...textPages(2, 2)],
          choices,
        ),
      )
    expect(cut(noTextChoices)).toContain('old lantern was')
    expect(cut(withRule(noTextChoices, 'hyphen-joined', true))).toContain('old lan-tern was')
  })

  test('a note is read behind its paragraph, and its mark where it stands', () => {
    const noted = textPages(3).map((page): PageLines => {
      const about = vocabulary[page.page]
      const text = `${words(page.page, 41).slice(0, 23)} mark1 in them and some more to the end.`
      const marked = line(text, { baseline: 472, right: 350, raised: [{ at: 28, length: 1 }] })
      const note = line(`1 A note about ${about}.`, {
        baseline: 560,
        size: 8,
        raised: [{ at: 0, length: 1 }],
      })
      const { width, height, turned, lines } = page
      return { page: page.page, width, height, turned, lines: [...lines, marked, note] }
    })
    const plain = read(noted, noTextChoices)
    expect(changesOf(plain, 'footnote')).toHaveLength(3)
    expect(readingText(plain)).not.toContain('A note about')
    const second = keyOf({ rule: 'footnote', page: 2, text: `1 A note about ${vocabulary[2]}.` })
    const text = readingText(read(noted, withChange(noTextChoices, second, true)))
    expect(text.match(/Note 1: A note about/gu)).toHaveLength(1)
    expect(text).not.toContain('mark1')
    expect(readingText(read(noted, withRule(noTextChoices, 'note-mark', true)))).toContain('mark1')
  })

  test('pages of a sheet that holds two are named as the file counts them', () => {
    const key = keyOf({ rule: 'page-number', page: 2, text: '3' })
    const judge = restorer(withChange(noTextChoices, key, true), (page) => Math.ceil(page / 2))
    const at = (page: number) => ({ page, left: 0, top: 0, right: 0, bottom: 0 })
    expect(judge({ rule: 'page-number', text: '3', place: at(3) }).restored).toBe(true)
    expect(judge({ rule: 'page-number', text: '3', place: at(2) }).restored).toBeUndefined()
  })

  test('of two that are alike each can be meant', () => {
    const judge = restorer(
      withChange(noTextChoices, { rule: 'note-mark', page: null, text: '1', nth: 1 }, true),
    )
    const marks = [1, 2, 3].map(() => judge({ rule: 'note-mark', text: '1' }))
    expect(marks.map(({ nth, restored }) => [nth, restored])).toEqual([
      [undefined, undefined],
      [1, true],
      [2, undefined],
    ])
  })
})

const prose = 'The old man lit the lamps one after the other and went home along the quiet river. '.repeat(8)

describe('of a document', () => {
  const part = (body: string, matter: Matter | null = null) => ({
    path: `${body.length}.xhtml`,
    root: parseDocument(body, { xmlMode: true }),
    matter,
    css: [],
  })
  const document = {
    about: nothingAbout,
    nav: [],
    parts: [
      part('<p>Copyright by nobody.</p>', 'front-matter'),
      part(
        `<h1>One</h1><p>${prose}<a href="#n" epub:type="noteref" id="m">1</a> <span hidden="hidden">A secret.</span></p><table><tr><th>Lamp</th><th>Oil</th></tr><tr><td>a</td><td>3</td></tr><tr><td>b</td><td>4</td></tr></table><aside epub:type="footnote" id="n"><p>1 The note.</p></aside>`,
      ),
      part(`<h1>Two</h1><p>${prose}</p>`),
      part('<p>Lamps, 12; river, 14.</p>', 'back-matter'),
    ],
  }
  const textOf = (choices: TextChoices): string =>
    readingText(bookFromDocument(document, about, asidesByDefault, restorer(choices)))

  test.each([
    ['front-matter', 'Copyright by nobody.'],
    ['back-matter', 'Lamps, 12; river, 14.'],
    ['hidden-text', 'A secret.'],
    ['footnote', 'Note 1: The note.'],
    ['table', 'a, 3'],
  ])('%s', (rule, words) => {
    expect(textOf(noTextChoices)).not.toContain(words)
    expect(textOf(withRule(noTextChoices, rule, true))).toContain(words)
  })

  test('a note’s mark', () => {
    expect(textOf(noTextChoices)).not.toMatch(/river\. 1/u)
    expect(textOf(withRule(noTextChoices, 'note-mark', true))).toMatch(/river\. 1/u)
  })

  test('what is restored is told apart in the account', () => {
    const book = bookFromDocument(
      document,
      about,
      asidesByDefault,
      restorer(withRule(noTextChoices, 'table', true)),
    )
    expect(book.changes.filter(({ restored }) => restored).map(({ rule }) => rule)).toEqual(['table'])
  })
})

describe('of a plain text', () => {
  const text = [
    '*** START OF THE PROJECT GUTENBERG EBOOK THE LAMPS ***',
    '', 'THE LAMPS', '', 'By Ada Wells', '', 'CHAPTER I', '', prose, '', 'CHAPTER II', '', prose, '',
    '*** END OF THE PROJECT GUTENBERG EBOOK THE LAMPS ***', '', 'The licence.',
  ].join('\n') // prettier-ignore
  test.each([
    ['front-matter', 'By Ada Wells'],
    ['gutenberg-licence', 'The licence.'],
  ])('%s', (rule, words) => {
    const read = (choices: TextChoices): string => readingText(bookFromText(text, about, restorer(choices)))
    expect(read(noTextChoices)).not.toContain(words)
    expect(read(withRule(noTextChoices, rule, true))).toContain(words)
  })
})
