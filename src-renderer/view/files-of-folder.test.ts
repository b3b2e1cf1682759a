import { describe, expect, it } from 'vitest'
import { booksOfFolder, type FolderBooks } from './files-of-folder.ts'

const found = (paths: readonly string[], takesPicturesAndTexts = false): FolderBooks<string> =>
  booksOfFolder(
    paths.map((path) => ({ path, file: path })),
    takesPicturesAndTexts,
  )

describe('what of a folder is sent', () => {
  it('books by their names, and nothing else', () => {
    expect(found(['in/a.pdf', 'in/b/c.EPUB', 'in/notes.txt', 'in/cover.jpg', 'in/film.mkv'])).toEqual({
      files: ['in/a.pdf', 'in/b/c.EPUB'],
      folders: [],
    })
  })

  it('folders of numbered pictures, each as one', () => {
    const pages = ['Scans/Vol. 1/1.png', 'Scans/Vol. 1/2.png', 'Scans/Vol. 2/p01.jpg', 'Scans/Vol. 2/p02.jpg']
    expect(found([...pages, 'Scans/Vol. 2/Thumbs.txt'])).toEqual({
      files: [],
      folders: [
        { name: 'Vol. 1', pages: pages.slice(0, 2) },
        { name: 'Vol. 2', pages: pages.slice(2) },
      ],
    })
    expect(found(['Scans/1.png', 'Scans/2.png']).folders).toEqual([
      { name: 'Scans', pages: ['Scans/1.png', 'Scans/2.png'] },
    ])
  })

  it.each([
    ['photos', ['in/IMG_1.jpg', 'in/IMG_2.jpg']],
    ['pictures beside a book', ['in/a.pdf', 'in/plates/1.jpg', 'in/plates/2.jpg']],
    ['pictures of a saved page', ['in/page.html', 'in/page_files/1.png', 'in/page_files/2.png']],
  ])('no %s', (_what, paths) => {
    expect(found(paths).folders).toEqual([])
  })

  it('texts and single pictures too, where they are asked for', () => {
    expect(found(['in/a.txt', 'in/dog.jpg', 'in/b/1.jpg', 'in/b/2.jpg'], true)).toEqual({
      files: ['in/a.txt', 'in/dog.jpg'],
      folders: [{ name: 'b', pages: ['in/b/1.jpg', 'in/b/2.jpg'] }],
    })
  })
})
