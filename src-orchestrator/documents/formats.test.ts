import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { convertibleKinds } from '../../src-contract/file-kinds.ts'
import type { BookText } from '../book/book-text.ts'
import { asidesByDefault, type AsideChoices } from '../phases/extraction/aside-blocks.ts'
import { bookFromDocument } from '../phases/extraction/documents/document-book.ts'
import { readingText } from '../phases/extraction/reading-text.ts'
import { readFileType } from '../phases/validation/file-type.ts'
import { corpusFolder, filesUnder } from '../pdf/testing/corpus.ts'
import { docx } from './docx/read-docx.ts'
import { documentOfFb2, fb2 } from './fb2/read-fb2.ts'
import { documentOfPage, html } from './html/read-html.ts'
import { documentOfMarkdown, markdown } from './markdown/read-markdown.ts'
import { parseXml } from './dom.ts'
import { odt, odtHtml } from './odt/read-odt.ts'
import { isDocument } from './readers.ts'
import type { SourceDocument } from './source-document.ts'
import { makeZip } from './testing/make-zip.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bookspool-formats-'))
})
afterAll(async () => rm(folder, { recursive: true, force: true }))

const everything: AsideChoices = {
  footnotes: 'after-paragraph', captions: 'read', tables: 'read', formulas: 'read', program_code: 'read', margin_notes: 'read', pictures: 'skip',
} // prettier-ignore

function bookOf(document: SourceDocument, choices = asidesByDefault): BookText {
  return bookFromDocument(document, { title: 'T', language: 'en' }, choices)
}

const textOf = (document: SourceDocument, choices = everything): string =>
  readingText(bookOf(document, choices))

async function wordDocument(body: string, files: Record<string, string> = {}): Promise<SourceDocument> {
  const path = join(folder, `${Math.random()}.docx`)
  const bytes = await makeZip({
    '[Content_Types].xml': '<Types/>',
    'word/document.xml': `<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`,
    ...files,
  })
  await writeFile(path, bytes)
  return docx.read(path)
}

const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
const paragraph = (inside: string, properties = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr>${inside}</w:p>`
const style = (id: string): string => `<w:pStyle w:val="${id}"/>`
const listed = (list: number, level = 0): string =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`
const styles =
  '<w:styles><w:style w:styleId="T"><w:name w:val="Title"/></w:style><w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="Own"><w:name w:val="My Chapter"/><w:basedOn w:val="H1"/></w:style><w:style w:styleId="Toc"><w:name w:val="toc 1"/></w:style><w:style w:styleId="C"><w:name w:val="caption"/></w:style></w:styles>'
const level = (at: number, format: string, text: string): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`
const numbering = `<w:numbering><w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1.')}${level(1, 'lowerLetter', '%1.%2)')}</w:abstractNum><w:abstractNum w:abstractNumId="1">${level(0, 'bullet', '•')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>`

describe('a Word document', () => {
  it('has chapters by its styles, whatever they are called', async () => {
    const body =
      paragraph(run('The Book'), style('T')) +
      paragraph(run('One'), style('H1')) +
      paragraph(run('A fox.')) +
      paragraph(run('Two'), style('Own')) +
      paragraph(run('A crow.'))
    const book = bookOf(await wordDocument(body, { 'word/styles.xml': styles }))
    expect(book.chapters.map(({ title }) => title)).toEqual(['The Book', 'One', 'Two'])
  })

  it('numbers its lists as it shows them, and begins again where it does', async () => {
    const body = [listed(1), listed(1, 1), listed(1, 1), listed(1), listed(2), listed(3), listed(1, 1)]
      .map((item, at) => paragraph(run(`item ${at}`), item))
      .join('')
    const text = textOf(await wordDocument(body, { 'word/numbering.xml': numbering }))
    expect(text).toBe('1. item 0\n1.a) item 1\n1.b) item 2\n2. item 3\nitem 4\n1. item 5\n1.a) item 6\n')
  })

  it('leaves out what is deleted, hidden, a field’s own words, or contents; keeps what was inserted', async () => {
    const body =
      paragraph(
        `${run('A ')}<w:del>${run('bad ')}</w:del><w:ins>${run('good ')}</w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret </w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>${run('fox')}`,
      ) +
      paragraph(run('One .... 3'), style('Toc')) +
      paragraph(
        `${run('a')}<w:r><w:tab/></w:r>${run('b')}<w:r><w:noBreakHyphen/></w:r>${run('c')}<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>`,
      )
    expect(textOf(await wordDocument(body, { 'word/styles.xml': styles }))).toBe('A good fox\na b-c²\n')
  })

  it('reads signs of the font Symbol as the letters that they show, and none of Wingdings', async () => {
    const font = (name: string): string => `<w:rPr><w:rFonts w:ascii="${name}" w:hAnsi="${name}"/></w:rPr>`
    const body = paragraph(
      `${run('an ')}<w:r><w:sym w:font="Symbol" w:char="F061"/></w:r>${run(' ray, ')}<w:r>${font('Symbol')}<w:t>\uF044</w:t></w:r>${run('t')}<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>${run('on')}`,
    )
    expect(textOf(await wordDocument(body))).toBe('an α ray, Δt on\n')
  })

  it('reads notes where they are marked', async () => {
    const notes =
      '<w:footnotes><w:footnote w:id="0" w:type="separator"><w:p/></w:footnote><w:footnote w:id="7"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t> A note.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    const body =
      paragraph(`${run('Text')}<w:r><w:footnoteReference w:id="7"/></w:r>${run(' on.')}`) +
      paragraph(run('After.'))
    const document = await wordDocument(body, { 'word/footnotes.xml': notes })
    expect(textOf(document)).toBe('Text on.\nNote 1: A note.\nAfter.\n')
    expect(textOf(document, asidesByDefault)).toBe('Text on.\nAfter.\n')
  })

  it('reads boxes behind their paragraph, once; joins a drop cap to its word', async () => {
    const box = `<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>${paragraph(run('boxed'))}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${paragraph(run('boxed'))}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
    const body = paragraph(run('T'), '<w:framePr w:dropCap="drop"/>') + paragraph(run('he fox') + box)
    expect(textOf(await wordDocument(body))).toBe('The fox\nboxed\n')
  })

  it('tells tables and captions', async () => {
    const cell = (text: string): string => `<w:tc>${paragraph(run(text))}</w:tc>`
    const table = `<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>${cell('a')}${cell('b')}</w:tr><w:tr>${cell('1')}${cell('2')}</w:tr></w:tbl>`
    const document = await wordDocument(paragraph(run('Table 1'), style('C')) + table + paragraph(run('x')), {
      'word/styles.xml': styles,
    })
    expect(textOf(document)).toBe('Table 1\na, b. 1, 2\nx\n')
    expect(textOf(document, asidesByDefault)).toBe('x\n')
  })

  it('says its formulas as one would type them', async () => {
    const text = (words: string): string => `<m:r><m:rPr><m:sty m:val="p"/></m:rPr><m:t>${words}</m:t></m:r>`
    const of = (name: string, parts: Record<string, string>): string =>
      `<m:${name}><m:${name}Pr/>${Object.entries(parts)
        .map(([part, inside]) => `<m:${part}>${inside}</m:${part}>`)
        .join('')}</m:${name}>`
    const formula = [
      text('A=π'),
      of('sSup', { e: text('r'), sup: text('2') }),
      text('+'),
      of('f', { num: text('a+b'), den: text('2') }),
      text('−'),
      of('rad', { deg: '', e: text('x') }),
      '<m:r><m:rPr><m:nor/></m:rPr><m:t> if </m:t></m:r>',
      of('sSub', { e: text('x'), sub: text('1') }),
      `<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr><m:e>${text('y')}</m:e></m:d>`,
      '<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub/><m:sup/><m:e><m:r><m:t>z</m:t></m:r></m:e></m:nary>',
    ].join('')
    const body = paragraph(`${run('Here ')}<m:oMath>${formula}</m:oMath>${run(' it is.')}`)
    expect(textOf(await wordDocument(body))).toBe('Here A = π r² + (a + b)/2 − √x if x1[y]∑ z it is.\n')
  })

  it('without a text in it is refused', async () => {
    const path = join(folder, 'empty.docx')
    await writeFile(path, await makeZip({ '[Content_Types].xml': '<Types/>' }))
    await expect(docx.read(path)).rejects.toMatchObject({ failure: { code: 'file-damaged' } })
  })
})

describe('an OpenDocument text', () => {
  const styles =
    '<o><office:automatic-styles><style:style style:name="P1" style:parent-style-name="Hidden"/><style:style style:name="Hidden"><style:text-properties text:display="none"/></style:style><text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/><text:list-level-style-bullet text:level="2"/></text:list-style></office:automatic-styles></o>'
  const textIn = (body: string, choices = everything): string =>
    textOf(
      documentOfPage(
        odtHtml(parseXml(`<o><office:body><office:text>${body}</office:text></office:body></o>`), styles),
      ),
      choices,
    )
  const item = (text: string, more = ''): string =>
    `<text:list-item><text:p>${text}</text:p>${more}</text:list-item>`

  it('says its formulas, which lie in files of their own, and keeps what is raised', async () => {
    const object = (folder: string): string =>
      `<draw:frame><draw:object xlink:href="${folder}"/></draw:frame>`
    const raised =
      '<style:style style:name="S"><style:text-properties style:text-position="super 58%"/></style:style>'
    const body = `<text:p>A ${object('./Object 1')}, a chart ${object('Chart/')}and 10<text:span text:style-name="S">6</text:span>.</text:p>`
    const path = join(folder, 'formulas.odt')
    const formula = '<m:math xmlns:m="m"><m:msup><m:mi>x</m:mi><m:mn>2</m:mn></m:msup></m:math>'
    const content = `<o><office:automatic-styles>${raised}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></o>`
    const files = {
      'content.xml': content,
      'Object 1/content.xml': formula,
      'Chart/content.xml': '<chart/>',
    }
    await writeFile(path, await makeZip(files))
    expect(textOf(await odt.read(path))).toBe('A x², a chart and 10⁶.\n')
  })

  it.each([
    ['headings and text', '<text:h text:outline-level="1">One</text:h><text:p>A<text:s/>fox<text:tab/>ran.<text:line-break/>Away.</text:p>', 'One\n\nA fox ran.\nAway.\n'],
    ['what is hidden, deleted, commented', '<text:tracked-changes><text:p>x</text:p></text:tracked-changes><text:p text:style-name="P1">x</text:p><text:p>A<office:annotation><text:p>x</text:p></office:annotation></text:p>', 'A\n'],
    ['notes', '<text:p>Text<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note.</text:p></text:note-body></text:note>.</text:p><text:p>B</text:p>', 'Text.\nNote 1: A note.\nB\n'],
    ['lists, one that goes on', `<text:list text:style-name="L">${item('a', `<text:list>${item('i')}</text:list>`)}</text:list><text:p>x</text:p><text:list text:style-name="L" text:continue-numbering="true">${item('b')}</text:list><text:list text:style-name="L">${item('c')}</text:list>`, '1. a\ni\nx\n2. b\n1. c\n'],
    ['tables', '<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table-header-rows><table:table-row><table:table-cell><text:p>1</text:p></table:table-cell><table:table-cell><text:p>2</text:p></table:table-cell></table:table-row></table:table>', 'a, b. 1, 2\n'],
    ['contents', '<text:table-of-content><text:index-body><text:p>One 3</text:p></text:index-body></text:table-of-content><text:p>A</text:p>', 'A\n'],
  ])('%s', (_what, body, text) => {
    expect(textIn(body)).toBe(text)
  }) // prettier-ignore
})

describe('a FictionBook', () => {
  const book = `<?xml version="1.0"?><FictionBook xmlns:l="x"><description><title-info><author><first-name>A.</first-name><last-name>Writer</last-name></author><book-title>Foxes</book-title><lang>ru</lang><sequence name="Animals" number="3"/></title-info></description>
    <body><title><p>Foxes</p></title><section><title><p>Chapter 1</p><p>A Fox</p></title><p>Text<a l:href="#n" type="note">[1]</a>.</p><poem><stanza><v>One line</v><v>and two</v></stanza></poem></section><section><title><p>Chapter 2</p></title><p>More.</p></section></body>
    <body name="notes"><title><p>Notes</p></title><section id="n"><title><p>1</p></title><p>A note.</p></section></body></FictionBook>`
  it('has chapters, verse, notes and what it says of itself', () => {
    const document = documentOfFb2(book)
    expect(document.about).toMatchObject({
      title: 'Foxes',
      author: 'A. Writer',
      language: 'ru',
      series: 'Animals',
      seriesPart: '3',
    })
    expect(textOf(document)).toBe(
      'Chapter 1: A Fox\n\nText.\nNote 1: A note.\nOne line\nand two\n\nChapter 2\n\nMore.\n',
    )
  })

  it('carries its cover', async () => {
    const path = join(folder, 'a.fb2')
    await writeFile(
      path,
      '<FictionBook xmlns:l="x"><description><title-info><coverpage><image l:href="#c"/></coverpage></title-info></description><binary id="c">/9j/</binary></FictionBook>',
    )
    expect(Buffer.from((await fb2.readCover?.(path)) ?? []).toString('hex')).toBe('ffd8ff')
  })
})

describe('a page of HTML', () => {
  it('has chapters by its headings, and says who wrote it', () => {
    const document = documentOfPage(
      '<html lang="de"><head><title>Füchse</title><meta name="author" content="A. Writer"><style>.x{display:none}</style></head><body><h1>Eins<p>Text<p class=x>weg<h1>Zwei</h1><p>Mehr',
    )
    expect(document.about).toMatchObject({ title: 'Füchse', author: 'A. Writer', language: 'de' })
    expect(bookOf(document).chapters.map(({ title }) => title)).toContain('Zwei')
    expect(textOf(document)).not.toContain('weg')
  })
})

describe('Markdown', () => {
  it('has chapters, notes, tables and a head', () => {
    const document = documentOfMarkdown(
      '---\ntitle: Foxes\nauthor: [A. Writer, B. Writer]\n---\n\n# One\n\nText[^1] with *stress*.\n\n1. a\n2. b\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\n# Two\n\n```\ncode\n```\n\n[^1]: A note.\n',
    )
    expect(document.about).toMatchObject({ title: 'Foxes', author: 'A. Writer, B. Writer' })
    expect(textOf(document)).toBe(
      'One\n\nText with stress.\nNote 1: A note.\n1. a\n2. b\nx, y. 1, 2\n\nTwo\n\ncode\n',
    )
  })

  it('that begins with a rule has no head', () => {
    expect(textOf(documentOfMarkdown('---\n\nA fox.\n\n---\n\nA crow.\n'))).toBe('A fox.\nA crow.\n')
  })

  it('is told from a plain text by its name', async () => {
    const path = join(folder, 'a.md')
    await writeFile(path, '# One')
    expect((await readFileType(path)).type).toBe('md')
  })
})

it('every kind that is said to be read has its reader, but for pages, lines and pictures', () => {
  expect([...convertibleKinds].filter((kind) => !isDocument(kind))).toEqual([
    'pdf',
    'txt',
    'cbz',
    'image',
    'pictures',
  ])
  expect([...convertibleKinds].filter((kind) => isDocument(kind))).toEqual([
    'epub',
    'mobi',
    'docx',
    'odt',
    'fb2',
    'rtf',
    'html',
    'md',
  ])
})

const corpus = corpusFolder()
const expected = corpus === null ? [] : filesUnder(join(corpus, 'docx-etc'), '.docx.md')

describe.skipIf(corpus === null)('Word documents of the corpus', () => {
  const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? []
  it.each(expected.map((path) => [path.slice((corpus ?? '').length + 1), path]))(
    '%s has the words of its document, in their order',
    async (_name, path) => {
      const plain = (await readFile(path, 'utf8')).replaceAll('<!-- image -->', '')
      await writeFile(join(folder, 'expected.md'), plain)
      const wanted = wordsOf(textOf(await markdown.read(join(folder, 'expected.md'))))
      expect(wordsOf(textOf(await docx.read(path.replace(/\.md$/u, ''))))).toEqual(wanted)
    },
  )
})

describe('markup in an encoding', () => {
  const cyrillic = Buffer.from('\xC2\xF1\xE5 \xF1\xF7\xE0\xF1\xF2\xEB\xE8\xE2\xFB\xE5 \xF1\xE5\xEC\xFC\xE8', 'latin1')
  const russian = 'Все счастливые семьи'
  const wrapped = (before: string, after: string): Buffer =>
    Buffer.concat([Buffer.from(before), cyrillic, Buffer.from(after)])
  const files = [
    ['html', html, wrapped('<html><head><meta charset="CHARSET"></head><body><p>', '</p></body></html>')],
    ['fb2', fb2, wrapped('<?xml version="1.0" encoding="CHARSET"?><FictionBook><body><section><p>', '</p></section></body></FictionBook>')],
  ] as const
  const declaring = (bytes: Buffer, charset: string): Buffer =>
    Buffer.from(bytes.toString('latin1').replace('CHARSET', charset), 'latin1')

  it.each(files)('%s: as it declares, or as the user names it', async (name, format, bytes) => {
    const path = join(folder, `cyrillic.${name}`)
    await writeFile(path, declaring(bytes, 'windows-1251'))
    const own = await format.read(path)
    expect(textOf(own)).toContain(russian)
    expect(own.encoding).toEqual({ name: 'windows-1251', how: 'declared' })
    await writeFile(path, declaring(bytes, 'koi8-r'))
    expect(textOf(await format.read(path))).not.toContain(russian)
    const chosen = await format.read(path, 'windows-1251')
    expect(textOf(chosen)).toContain(russian)
    expect(chosen.encoding).toEqual({ name: 'windows-1251', how: 'chosen' })
  })
}) // prettier-ignore
