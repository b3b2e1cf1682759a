import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BookText } from '../../book/book-text.ts'
import { asidesByDefault, type AsideChoices } from '../../phases/extraction/aside-blocks.ts'
import { bookFromDocument } from '../../phases/extraction/documents/document-book.ts'
import { readingText } from '../../phases/extraction/reading-text.ts'
import type { SourceDocument } from '../source-document.ts'
import { containerXml, makeEpub, makeZip, xhtml, type SmallEpub } from '../testing/make-zip.ts'
import { epub } from './read-epub.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bookspool-epub-'))
})
afterAll(async () => rm(folder, { recursive: true, force: true }))

async function place(bytes: Uint8Array): Promise<string> {
  const path = join(folder, `${Math.random()}.epub`)
  await writeFile(path, bytes)
  return path
}

async function read(book: SmallEpub): Promise<SourceDocument> {
  return epub.read(await place(await makeEpub(book)))
}

async function bookOf(book: SmallEpub, choices: Partial<AsideChoices> = {}): Promise<BookText> {
  return bookFromDocument(
    await read(book),
    { title: 'A Small Book', language: 'en' },
    { ...asidesByDefault, ...choices },
  )
}

const titlesOf = ({ chapters }: BookText): [string, boolean][] =>
  chapters.map(({ title, titleIsPrinted }) => [title, titleIsPrinted])
const rulesOf = ({ changes }: BookText): string[] => [...new Set(changes.map(({ rule }) => rule))]
const link = (href: string, title: string, inside = ''): string =>
  `<li><a href="${href}">${title}</a>${inside}</li>`
const prose = '<p>The fox ran over the hill.</p>'
const two = { 'a.xhtml': `<h1>One</h1>${prose}`, 'b.xhtml': `<h1>Two</h1>${prose}` }

describe('chapters', () => {
  it('come from the navigation, with titles as they are printed', async () => {
    const nav = `<ol>${link('a.xhtml', 'one')}${link('b.xhtml#x', '2')}${link('c.xhtml', 'III. A Name')}${link('d.xhtml', 'Four')}</ol>`
    const book = await bookOf({
      nav,
      chapters: {
        'a.xhtml': `<h1>One</h1>${prose}`,
        'b.xhtml': `<p>Still the first.</p><h1 id="x">2</h1><h2>The Fox</h2>${prose}`,
        'c.xhtml': `<h1>III</h1>${prose}`,
        'd.xhtml': prose,
      },
    })
    expect(titlesOf(book)).toEqual([
      ['One', true],
      ['2: The Fox', true],
      ['III. A Name', false],
      ['Four', false],
    ])
    expect(readingText(book)).toBe(
      'One\n\nThe fox ran over the hill.\nStill the first.\n\n2: The Fox\n\nThe fox ran over the hill.\n\nIII\nThe fox ran over the hill.\n\nThe fox ran over the hill.\n',
    )
  })

  it('stand in parts, however deep; a chapter’s sections are none', async () => {
    const sections = `<ol>${link('b.xhtml#s1', 'First Section')}${link('b.xhtml#s2', 'Second Section')}</ol>`
    const chapters = `<ol>${link('a.xhtml#c', 'Chapter 1')}${link('b.xhtml', 'Chapter 2', sections)}</ol>`
    const book = await bookOf({
      nav: `<ol>${link('a.xhtml', 'Part One', chapters)}${link('c.xhtml', 'Part Two', `<ol>${link('c.xhtml#d', 'Chapter 3')}</ol>`)}</ol>`,
      chapters: {
        'a.xhtml': `<h1>Part One</h1><h2 id="c">Chapter 1</h2>${prose}`,
        'b.xhtml': `<h2>Chapter 2</h2><h3 id="s1">First Section</h3>${prose}<h3 id="s2">Second Section</h3>${prose}`,
        'c.xhtml': `<h1>Part Two</h1><h2 id="d">Chapter 3</h2>${prose}`,
      },
    })
    expect(titlesOf(book).map(([title]) => title)).toEqual([
      'Part One',
      'Chapter 1',
      'Chapter 2',
      'Part Two',
      'Chapter 3',
    ])
    expect(book.chapters[2]?.blocks.map(({ kind }) => kind)).toEqual([
      'heading',
      'paragraph',
      'heading',
      'paragraph',
    ])
  })

  it('come from the NCX where there is no navigation document, from headings where there is neither, from files at last', async () => {
    const ncx =
      '<ncx><navMap><navPoint><navLabel><text>Eins</text></navLabel><content src="a.xhtml"/></navPoint><navPoint><navLabel><text>Zwei</text></navLabel><content src="b.xhtml"/></navPoint></navMap></ncx>'
    const items = '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
    const byNcx = await read({ chapters: two, items, files: { 'OPS/toc.ncx': ncx } })
    expect(byNcx.nav.map(({ title, path }) => [title, path])).toEqual([
      ['Eins', 'OPS/a.xhtml'],
      ['Zwei', 'OPS/b.xhtml'],
    ])
    expect(titlesOf(await bookOf({ chapters: two }))).toEqual([
      ['One', true],
      ['Two', true],
    ])
    expect(titlesOf(await bookOf({ chapters: { 'a.xhtml': prose, 'b.xhtml': prose } }))).toEqual([
      ['1', false],
      ['2', false],
    ])
  })
})

describe('matter around the text', () => {
  it('is left out by its type, the guide, landmarks and titles; what is text is read', async () => {
    const book = await bookOf({
      nav: `<ol>${link('cover.xhtml', 'Cover')}${link('ded.xhtml', 'Dedication')}${link('a.xhtml', 'One')}${link('index.xhtml', 'Index')}${link('more.xhtml', 'Also by A. Writer')}</ol>`,
      guide: '<guide><reference type="copyright-page" href="legal.xhtml"/></guide>',
      chapters: {
        'cover.xhtml': '<p>A Small Book</p>',
        'title.xhtml': '<section epub:type="titlepage"><h1>A Small Book</h1></section>',
        'legal.xhtml': '<p>Printed on paper</p>',
        'ded.xhtml': '<h2>Dedication</h2><p>For Anna</p>',
        'a.xhtml': `<h1>One</h1>${prose.repeat(9)}`,
        'index.xhtml': '<h1>Index</h1><p>fox, 3</p>',
        'more.xhtml': '<p>Another Small Book</p>',
        'notes.xhtml': '<section epub:type="colophon"><p>Set in type</p></section>',
      },
    })
    expect(titlesOf(book).map(([title]) => title)).toEqual(['Dedication', 'One'])
    expect(rulesOf(book)).toEqual(['front-matter', 'back-matter'])
    expect(readingText(book)).not.toMatch(/Printed|fox, 3|Another|Set in type|A Small Book/u)
  })

  it('contents are left out where most of a list is links; a chapter with links is read', async () => {
    const entries = ['a', 'b', 'c', 'd', 'e']
      .map((each) => `<p><a href="${each}.xhtml">${each}bcdef</a></p>`)
      .join('')
    const book = await bookOf({
      chapters: {
        'toc.xhtml': `<h2>Contents</h2>${entries}`,
        'a.xhtml': `<h1>One</h1><p>See <a href="b.xhtml">there</a>, said the fox.</p>`,
        'b.xhtml': `<h1>Indexing Foxes</h1>${prose}`,
      },
    })
    expect(titlesOf(book).map(([title]) => title)).toEqual(['One', 'Indexing Foxes'])
    expect(book.changes.filter(({ rule }) => rule === 'contents-page')).toHaveLength(6)
  })

  it('Project Gutenberg’s own words are left out', async () => {
    const book = await bookOf({
      chapters: {
        'a.xhtml': `<p>The Project Gutenberg eBook</p><p>*** START OF THE PROJECT GUTENBERG EBOOK A SMALL BOOK ***</p><h1>One</h1>${prose}`,
        'b.xhtml': `<h1>Two</h1>${prose}<p>*** END OF THE PROJECT GUTENBERG EBOOK A SMALL BOOK ***</p><p>Licence</p>`,
        'c.xhtml': '<section class="pg-boilerplate"><h2>THE FULL LICENSE</h2><p>Words</p></section>',
      },
    })
    expect(titlesOf(book).map(([title]) => title)).toEqual(['One', 'Two'])
    expect(readingText(book)).not.toMatch(/gutenberg|licen/iu)
  })

  it('what no reader comes to by turning pages is left out, unless it is notes; a file is read once', async () => {
    const book = await bookOf(
      {
        chapters: {
          'a.xhtml': `<h1>One</h1><p>Text<a epub:type="noteref" href="n.xhtml#n">1</a></p>`,
          'n.xhtml': '<aside epub:type="footnote" id="n">A note.</aside><p>An answer</p>',
        },
        spine: '<itemref idref="a.xhtml"/><itemref idref="n.xhtml" linear="no"/><itemref idref="a.xhtml"/>',
      },
      { footnotes: 'after-paragraph' },
    )
    expect(readingText(book)).toBe('One\n\nText\nNote 1: A note.\n')
    expect(rulesOf(book)).toEqual(['non-linear', 'note-mark', 'footnote-moved'])
  })
})

describe('what stands beside the text', () => {
  const chapters = {
    'a.xhtml':
      '<h1>One</h1><p>A<a epub:type="noteref" href="#n">1</a></p><p>B</p><figure><img alt="a fox"/><figcaption>C</figcaption></figure><table><tr><th>x</th></tr></table><pre><code>f();</code></pre><aside epub:type="footnote" id="n">N</aside>',
    'b.xhtml': '<h1>Two</h1><p>D</p>',
  }
  it.each<[string, Partial<AsideChoices>, string]>([
    ['by default', {}, 'One\n\nA\nB\nProgram code.'],
    [
      'read',
      {
        footnotes: 'after-paragraph',
        captions: 'read',
        tables: 'read',
        program_code: 'read',
        pictures: 'read',
      },
      'One\n\nA\nNote 1: N\nB\na fox\nC\nx\nf();',
    ],
    [
      'announced, notes at the end',
      {
        footnotes: 'chapter-end',
        captions: 'announce',
        tables: 'announce',
        program_code: 'skip',
        pictures: 'announce',
      },
      'One\n\nA\nB\nPicture.\nCaption.\nTable.\nNote 1: N',
    ],
  ])('%s', async (_how, choices, text) => {
    expect(readingText(await bookOf({ chapters }, choices))).toBe(`${text}\n\nTwo\n\nD\n`)
  })
})

describe('metadata', () => {
  it('of EPUB 3, with what refines it', async () => {
    const { about } = await read({
      chapters: two,
      metadata:
        '<dc:creator id="a">A. Writer</dc:creator><meta refines="#a" property="role">aut</meta><dc:creator id="b">An Artist</dc:creator><meta refines="#b" property="role">ill</meta><dc:creator>B. Writer</dc:creator><meta property="belongs-to-collection" id="c">The Foxes</meta><meta refines="#c" property="collection-type">series</meta><meta refines="#c" property="group-position">2</meta><dc:publisher>A Press</dc:publisher><dc:date>1897-05-01</dc:date><dc:description>&lt;p&gt;About &lt;i&gt;foxes&lt;/i&gt;&lt;/p&gt;</dc:description>',
    })
    expect(about).toEqual({
      title: 'A Small Book',
      author: 'A. Writer, B. Writer',
      language: 'en',
      series: 'The Foxes',
      seriesPart: '2',
      year: 1897,
      publisher: 'A Press',
      description: 'About foxes',
    })
  })

  it('of EPUB 2 and calibre', async () => {
    const { about } = await read({
      chapters: two,
      metadata:
        '<dc:creator opf:role="aut">A. Writer</dc:creator><dc:creator opf:role="trl">T. Ranslator</dc:creator><meta name="calibre:series" content="Foxes"/><meta name="calibre:series_index" content="1.5"/><dc:date opf:event="creation">2020</dc:date><dc:date opf:event="publication">1897</dc:date>',
    })
    expect(about).toMatchObject({ author: 'A. Writer', series: 'Foxes', seriesPart: '1.5', year: 1897 })
  })

  it('the cover by its property, by its name, or as the only thing on the first page', async () => {
    const files = { 'OPS/c.png': Buffer.from('\x89PNG') }
    const picture = '<item id="pic" href="c.png" media-type="image/png"/>'
    const cover = async (book: Partial<SmallEpub>): Promise<number | undefined> =>
      (await epub.readCover?.(await place(await makeEpub({ chapters: two, files, ...book }))))?.length
    expect(await cover({ items: picture.replace('/>', ' properties="cover-image"/>') })).toBe(5)
    expect(await cover({ items: picture, metadata: '<meta name="cover" content="pic"/>' })).toBe(5)
    expect(
      await cover({
        items: picture,
        chapters: { 'c.xhtml': '<svg><image xlink:href="c.png"/></svg>', ...two },
      }),
    ).toBe(5)
    expect(await cover({ items: picture })).toBeUndefined()
  })

  it.each<[string, string, number | undefined]>([
    [
      'a picture inside',
      '<svg><style>path{fill:#fff}</style><image xlink:href="data:image/jpeg;base64,/9j/4AA="/><path d="M0,0"/></svg>',
      5,
    ],
    ['a picture beside it', '<svg><image href="c.png"/></svg>', 4],
    ['lines alone, which come as they are', '<svg><path d="M0,0"/></svg>', undefined],
    ['several pictures', '<svg><image href="c.png"/><image href="c.png"/></svg>', undefined],
    ['itself', '<svg><image href="c.svg"/></svg>', undefined],
  ])('of a cover that is a drawing: %s', async (_what, svg, expected) => {
    const path = await place(
      await makeEpub({
        chapters: two,
        files: { 'OPS/c.png': Buffer.from('\x89PNG', 'latin1'), 'OPS/c.svg': svg },
        items:
          '<item id="c" href="c.svg" media-type="image/svg+xml" properties="cover-image"/><item id="p" href="c.png" media-type="image/png"/>',
      }),
    )
    expect((await epub.readCover?.(path))?.length).toBe(expected ?? svg.length)
  })
})

describe('files as they are', () => {
  it.each<[string, Record<string, string | Uint8Array>, string]>([
    ['no container', { 'OPS/book.opf': '<package><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>', 'OPS/a.xhtml': xhtml(prose) }, 'fox'],
    ['no spine', { 'META-INF/container.xml': containerXml, 'OPS/book.opf': '<package><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest></package>', 'OPS/a.xhtml': xhtml(prose) }, 'fox'],
    ['names in another case, encoded', { 'META-INF/container.xml': containerXml, 'OPS/book.opf': '<package><manifest><item id="a" href="Text/A%20b.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>', 'OPS/text/a b.xhtml': xhtml(prose) }, 'fox'],
    ['a file that leads above the root', { 'META-INF/container.xml': containerXml, 'OPS/book.opf': '<package><manifest><item id="a" href="../../../a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>', 'a.xhtml': xhtml(prose) }, 'fox'],
    ['an encoding of its own', { 'META-INF/container.xml': containerXml, 'OPS/book.opf': '<package><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>', 'OPS/a.xhtml': Buffer.from('<?xml version="1.0" encoding="windows-1251"?><html><body><p>\xCB\xE8\xF1\xE0</p></body></html>', 'latin1') }, 'Лиса'],
    ['markup that breaks off', { 'META-INF/container.xml': containerXml, 'OPS/book.opf': '<package><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>', 'OPS/a.xhtml': '<html><body><p>The fox & the <b>crow<p>ran' }, 'The fox & the crow'],
    ['another kind with what stands for it', { 'META-INF/container.xml': containerXml, 'OPS/book.opf': '<package><manifest><item id="x" href="x.xml" media-type="application/x-own" fallback="a"/><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="x"/></spine></package>', 'OPS/x.xml': '<x/>', 'OPS/a.xhtml': xhtml(prose) }, 'fox'],
    ['a drawing', { 'META-INF/container.xml': containerXml, 'OPS/book.opf': '<package><manifest><item id="a" href="a.svg" media-type="image/svg+xml"/></manifest><spine><itemref idref="a"/></spine></package>', 'OPS/a.svg': '<svg xmlns="http://www.w3.org/2000/svg"><text>A fox</text></svg>' }, 'A fox'],
  ])('%s: read', async (_what, files, text) => {
    const document = await epub.read(await place(await makeZip(files)))
    expect(readingText(bookFromDocument(document, { title: 'T', language: 'en' }, asidesByDefault))).toContain(text)
  }) // prettier-ignore

  it.each<[string, Record<string, string>, object]>([
    ['no package', { mimetype: 'application/epub+zip' }, { code: 'file-damaged' }],
    [
      'nothing to read',
      { 'OPS/book.opf': '<package><manifest/><spine/></package>' },
      { code: 'file-damaged' },
    ],
    ['Readium LCP', { 'META-INF/license.lcpl': '{}' }, { code: 'drm-protected', detail: 'Readium LCP' }],
    [
      'Adobe ADEPT',
      {
        'META-INF/rights.xml': '<x/>',
        'META-INF/encryption.xml':
          '<e><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/></e>',
      },
      { code: 'drm-protected', detail: 'Adobe ADEPT' },
    ],
  ])('%s: refused by name', async (_what, files, failure) => {
    await expect(epub.read(await place(await makeZip(files)))).rejects.toMatchObject({ failure })
  })

  it('fonts that are garbled, and rights without a lock, are no obstacle', async () => {
    const files = {
      'META-INF/rights.xml': '<x/>',
      'META-INF/encryption.xml': '<e><EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/></e>',
    }
    expect((await read({ chapters: two, files })).parts).toHaveLength(2)
  })
})
