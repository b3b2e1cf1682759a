import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { collectPile } from './collect-pile.ts'
import { lookThrough } from './look-through.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bookspool-pile-'))
})
afterEach(async () => rm(folder, { recursive: true, force: true }))

const pdf = '%PDF-1.4\n1 0 obj<<>>endobj\n'

async function put(name: string, content: string | Uint8Array = 'x'): Promise<string> {
  const path = join(folder, name)
  await mkdir(join(path, '..'), { recursive: true })
  await writeFile(path, content)
  return path
}

async function list(paths: readonly string[], takes = false): Promise<string[]> {
  const { books } = await collectPile(paths, takes)
  return books.map((book) => relative(folder, book.path).replaceAll('\\', '/'))
}

describe('a walked folder', () => {
  it('gives its books in the order of their names; hidden and system files, links and other things are left out', async () => {
    for (const name of [
      '10.pdf',
      '2.PDF',
      '.hidden.pdf',
      '~$a.docx',
      'cover.jpg',
      'b/c.pdf',
      'b/Thumbs.db',
      'notes.txt',
      'a.mp3',
    ])
      await put(`pile/${name}`, pdf)
    await put('pile/__MACOSX/c.pdf', pdf)
    await put('outside/d.pdf', pdf)
    await symlink(join(folder, 'outside'), join(folder, 'pile', 'link'), 'junction')
    await symlink(join(folder, 'pile'), join(folder, 'pile', 'circle'), 'junction')
    expect(await list([join(folder, 'pile')])).toEqual([
      'pile/2.PDF',
      'pile/10.pdf',
      'pile/notes.txt',
      'pile/b/c.pdf',
    ])
  })

  it('takes texts and pictures only when asked, books without an ending by their content', async () => {
    await put('pile/notes.txt', 'Bread and milk')
    await put('pile/photo.jpg', '\u00FF')
    await put('pile/Old Novel', pdf)
    await put('pile/LICENSE', 'All rights reserved')
    expect(await list([join(folder, 'pile')])).toEqual(['pile/Old Novel'])
    expect(await list([join(folder, 'pile')], true)).toEqual([
      'pile/notes.txt',
      'pile/Old Novel',
      'pile/photo.jpg',
    ])
  })

  it('is a book itself where its pictures are numbered pages; with other books it is none, unless pictures are asked for', async () => {
    for (const name of ['cover.jpg', '9.jpg', '10.jpg', '11.jpg']) await put(`scans/${name}`, '\u00FF')
    const { books } = await collectPile([join(folder, 'scans')], false)
    expect(books).toEqual([
      {
        path: join(folder, 'scans'),
        realPath: await realpath(join(folder, 'scans')),
        fileName: 'scans',
        bytes: 8,
        fileType: 'pictures',
        otherFormats: [],
        library: null,
      },
    ])
    await put('pile/a.pdf', pdf)
    for (const name of ['1.png', '2.png']) await put(`pile/plates/${name}`)
    expect(await list([join(folder, 'pile')])).toEqual(['pile/a.pdf'])
    expect(await list([join(folder, 'pile')], true)).toEqual(['pile/a.pdf', 'pile/plates'])
    expect(await list([join(folder, 'scans', '9.jpg')])).toEqual(['scans/9.jpg'])
  })

  it('is looked through in a thread with the same result', async () => {
    for (let index = 0; index < 30; index++) await put(`pile/${index}.pdf`, pdf)
    await put('pile/7.txt', 'The same book')
    const here = await collectPile([join(folder, 'pile')], false)
    expect(here.books).toHaveLength(30)
    expect(await lookThrough([join(folder, 'pile')], false)).toEqual(here)
  })
})

describe('dropped files', () => {
  it('are listed whatever they are, once; what is not there has a reason', async () => {
    const text = await put('notes.txt', 'Bread and milk')
    const thing = await put('book.xyz', 'x')
    const inside = await put('pile/a.pdf', pdf)
    const gone = join(folder, 'no.pdf')
    const { books, refused } = await lookThrough(
      [thing, thing, join(folder, 'pile'), inside, text, gone],
      false,
    )
    expect(books.map((book) => [book.fileName, book.fileType])).toEqual([
      ['book.xyz', 'txt'],
      ['a.pdf', 'pdf'],
      ['notes.txt', 'txt'],
    ])
    expect(refused).toEqual([{ code: 'file-missing', file: gone }])
  })

  it('of one name are one book', async () => {
    const epub = await put('a.epub', 'PK\x03\x04..........................mimetypeapplication/epub+zip')
    const paths = [epub, await put('a.pdf', pdf)]
    const { books } = await collectPile(paths, false)
    expect(books).toMatchObject([{ path: epub, fileType: 'epub', otherFormats: [paths[1]] }])
  })

  it('an empty one, a damaged one and a placeholder are listed, so that they can be named', async () => {
    await put('pile/empty.pdf', '')
    await put('pile/damaged.pdf', '\x01\x02\x03')
    await put('pile/.Away.pdf.icloud', 'bplist00')
    await put('pile/.Notes.rtfd.icloud', 'bplist00')
    const { books } = await collectPile([join(folder, 'pile')], false)
    expect(books.map((book) => [book.fileName, book.fileType, book.bytes])).toEqual([
      ['Away.pdf', 'pdf', 0],
      ['damaged.pdf', 'unknown', 3],
      ['empty.pdf', 'pdf', 0],
    ])
  })
})

it.skipIf(process.platform === 'win32')(
  'a pipe in a folder is left alone, a dropped one is named',
  async () => {
    await mkdir(join(folder, 'pile'))
    const pipe = join(folder, 'pile', 'pipe.pdf')
    execFileSync('mkfifo', [pipe])
    const { books, refused } = await collectPile([join(folder, 'pile'), pipe, pipe], false)
    expect(books).toEqual([])
    expect(refused).toEqual([{ code: 'file-not-regular', file: pipe }])
  },
)

describe('a calibre library', () => {
  const opf = `<?xml version='1.0' encoding='utf-8'?>
<package xmlns="http://www.idpf.org/2007/opf" version="2.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">
<dc:title>Der Zauberberg &amp; anderes</dc:title><dc:creator opf:role="aut">Thomas Mann</dc:creator><dc:creator opf:role="trl">Jemand</dc:creator>
<dc:creator opf:role="aut">Katia Mann</dc:creator><dc:language>deu</dc:language></metadata></package>`

  it('tells title, authors, language and cover', async () => {
    const path = await put('L/Thomas Mann/Der Zauberberg (7)/Der Zauberberg - Thomas Mann.pdf', pdf)
    await put('L/Thomas Mann/Der Zauberberg (7)/Der Zauberberg - Thomas Mann.epub', 'x')
    await put('L/Thomas Mann/Der Zauberberg (7)/metadata.opf', opf)
    const coverPath = await put('L/Thomas Mann/Der Zauberberg (7)/cover.jpg', '\u00FF')
    const library = {
      title: 'Der Zauberberg & anderes',
      author: 'Thomas Mann, Katia Mann',
      language: 'de',
      coverPath,
    }
    const walked = await collectPile([join(folder, 'L')], false)
    expect(walked.books).toMatchObject([
      { path, library, otherFormats: [join(path, '..', 'Der Zauberberg - Thomas Mann.epub')] },
    ])
    const dropped = await collectPile([path], false)
    expect(dropped.books).toMatchObject([{ path, library }])
  })

  it.each([
    ['beside two books', opf, true],
    ['that is no sound XML', opf.slice(0, 300), false],
    [
      'with an entity of its own',
      opf.replace('?>', '?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>').replace('anderes', '&e;'),
      false,
    ],
  ])('is not believed %s', async (_what, text, second) => {
    await put('L/a.pdf', pdf)
    if (second) await put('L/b.pdf', pdf)
    await put('L/metadata.opf', text)
    const { books } = await collectPile([join(folder, 'L')], false)
    expect(books.map((book) => book.library)).toEqual(second ? [null, null] : [null])
  })

  it('a language that is no tag is left out', async () => {
    await put('L/a.pdf', pdf)
    await put('L/metadata.opf', opf.replace('deu', 'Deutsch!'))
    const { books } = await collectPile([join(folder, 'L')], false)
    expect(books[0]?.library).toMatchObject({
      author: 'Thomas Mann, Katia Mann',
      language: null,
      coverPath: null,
    })
  })
})

const corpus = process.env['BOOKSPOOL_CORPUS'] ?? join(import.meta.dirname, '../../../../shared/corpus')
it.skipIf(!existsSync(corpus))('hostile files are listed, every one, and typed without a fault', async () => {
  const hostile = join(corpus, 'pdf-hostile')
  const names = (await readdir(hostile, { recursive: true })).filter((name) =>
    name.toLowerCase().endsWith('.pdf'),
  )
  const { books, refused } = await collectPile([hostile], false)
  expect(refused).toEqual([])
  expect(books.filter((book) => book.fileName.toLowerCase().endsWith('.pdf'))).toHaveLength(names.length)
  const kinds = new Set(books.map((book) => book.fileType))
  expect(kinds).toContain('pdf')
  const twice = await lookThrough([hostile], false)
  expect(twice.books).toEqual(books)
})
