import { describe, expect, it } from 'vitest'
import { classOfName, isHiddenName, stemOfName } from '../../../src-contract/book-names.ts'
import { chooseFormats, type SeenFile } from './choose-formats.ts'

/** "folder/name=kind"; without a kind: as its ending says. */
function seen(words: string, dropped = false): SeenFile {
  const [path = '', kind] = words.split('=')
  const at = path.lastIndexOf('/')
  const name = path.slice(at + 1)
  return { path, folder: path.slice(0, at), name, bytes: 1, kind: kind ?? stemOfEnding(name), dropped }
}

function stemOfEnding(name: string): string {
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  return { md: 'txt', azw3: 'mobi', jpg: 'image', png: 'image', htm: 'html' }[extension] ?? extension
}

const words = (files: readonly SeenFile[], takes = false): string[] =>
  chooseFormats(files, takes).map(({ file, otherFormats }) => [file.path, ...otherFormats].join(' < '))

describe('the same book in several formats', () => {
  it.each([
    ['what can be read wins over what cannot', ['d/a.lit', 'd/a.pdf'], ['d/a.pdf < d/a.lit']],
    ['of those that can be read, an EPUB over a PDF', ['d/a.pdf', 'd/a.epub'], ['d/a.epub < d/a.pdf']],
    ['of those that can be read, a PDF over a text', ['d/a.txt', 'd/a.pdf'], ['d/a.pdf < d/a.txt']],
    ['a text beside what cannot be read is the book', ['d/a.djvu', 'd/a.txt'], ['d/a.txt < d/a.djvu']],
    ['of those that cannot, the best', ['d/a.djvu', 'd/a.lit', 'd/a.kfx'], ['d/a.kfx < d/a.lit < d/a.djvu']],
    ['other folders are other books', ['d/a.epub', 'e/a.pdf'], ['d/a.epub', 'e/a.pdf']],
    [
      'case and composition make no difference',
      ['d/Caf\u00E9.epub', 'd/cafe\u0301.PDF'],
      ['d/Caf\u00E9.epub < d/cafe\u0301.PDF'],
    ],
    ['two of one format are two books', ['d/a.pdf', 'd/A.PDF'], ['d/a.pdf', 'd/A.PDF']],
    ['by content, not by name', ['d/a.txt=pdf', 'd/a.lit'], ['d/a.txt < d/a.lit']],
    [
      'calibre’s folders',
      ['A/T (1)/T - A.azw3', 'A/T (1)/T - A.pdf', 'A/T (1)/cover.jpg'],
      ['A/T (1)/T - A.azw3 < A/T (1)/T - A.pdf'],
    ],
  ] as const)('%s', (_what, files, expected) => {
    expect(words(files.map((file) => seen(file)))).toEqual(expected)
    expect(words(files.map((file) => seen(file, true))).slice(0, expected.length)).toEqual(expected)
  })

  it('a file that cannot be opened counts by its name', () => {
    const away = { ...seen('d/a.pdf'), kind: null }
    expect(words([seen('d/a.epub'), away])).toEqual(['d/a.epub < d/a.pdf'])
  })
})

describe('what is no book', () => {
  const files = ['d/notes.txt', 'd/cover.jpg', 'd/page.html', 'd/read.md', 'd/b.pdf', 'd/song.mp3=audio']

  it('in a walked folder: texts, pictures, pages and other things', () => {
    expect(words(files.map((file) => seen(file)))).toEqual(['d/b.pdf'])
  })

  it('pictures and texts can be asked for', () => {
    expect(words(files.map((file) => seen(file)), true)).toEqual(['d/notes.txt', 'd/cover.jpg', 'd/read.md', 'd/b.pdf']) // prettier-ignore
  })

  it('what was dropped itself is always taken', () => {
    expect(words(files.map((file) => seen(file, true)))).toEqual(
      files.map((file) => file.replace(/=.*/u, '')),
    )
  })

  it('a book without an ending is one by its content; one that is damaged by its name', () => {
    expect(words([seen('d/Old Novel=pdf'), seen('d/broken.pdf=unknown'), seen('d/data=unknown')])).toEqual(['d/Old Novel', 'd/broken.pdf']) // prettier-ignore
  })
})

describe('names', () => {
  it.each([
    ['a.PDF', 'book'],
    ['a.txt', 'text'],
    ['a.htm', 'companion'],
    ['a.jpeg', 'picture'],
    ['README', 'unknown'],
    ['Vol. 2', 'unknown'],
    ['a.mp3', 'other'],
  ])('%s is a %s', (name, expected) => {
    expect(classOfName(name)).toBe(expected)
  })

  it.each(['.git', '~$draft.docx', 'Thumbs.db', '__MACOSX'])('%s is hidden', (name) => {
    expect(isHiddenName(name)).toBe(true)
  })

  it('a stem is the name without its ending', () => {
    expect(['a.b.pdf', 'a', '.x'].map(stemOfName)).toEqual(['a.b', 'a', '.x'])
  })
})
