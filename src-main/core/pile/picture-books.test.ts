import { describe, expect, it } from 'vitest'
import type { ChosenBook } from './choose-formats.ts'
import { pictureBooks, type WalkedFolder } from './picture-books.ts'

const pages = ['1.jpg', '2.jpg', '3.jpg']
const walked = (pictures: Record<string, readonly string[]>, hasWebPages = false): WalkedFolder => ({
  path: '/in/pile',
  pictures: new Map(Object.entries(pictures)),
  hasWebPages,
})
const book = (path: string, kind = 'pdf'): ChosenBook => {
  const at = path.lastIndexOf('/')
  const file = { path, folder: path.slice(0, at), name: path.slice(at + 1), bytes: 1, kind, dropped: false }
  return { file, kind, otherFormats: [] }
}

describe('folders of pictures that are books', () => {
  it.each([
    ['the dropped one', walked({ '/in/pile': pages }), [], ['/in/pile']],
    ['each one below it', walked({ '/in/pile/a': pages, '/in/pile/b': ['cover.jpg', ...pages] }), [], ['/in/pile/a', '/in/pile/b']],
    ['beside other drops', walked({ '/in/pile': pages }), [book('/in/pile 2/a.pdf')], ['/in/pile']],
    ['not a cover alone', walked({ '/in/pile': ['cover.jpg'] }), [], []],
    ['not photos', walked({ '/in/pile': ['IMG_1.jpg', 'IMG_2.jpg'] }), [], []],
    ['not beside another book', walked({ '/in/pile': pages }), [book('/in/pile/a.pdf')], []],
    ['not in a folder among others', walked({ '/in/pile/plates': pages }), [book('/in/pile/b/a.epub')], []],
    ['not the pictures of a saved page', walked({ '/in/pile/page_files': pages }, true), [], []],
  ] as const)('%s', (_what, folder, books, expected) => {
    expect(pictureBooks([folder], books, false)).toEqual(expected)
  })

  it('all that run through, photos too, where pictures are asked for', () => {
    const folder = walked({ '/in/pile': ['IMG_1.jpg', 'IMG_2.jpg'], '/in/pile/b': ['dog.jpg', 'cat.jpg'] })
    expect(pictureBooks([folder], [book('/in/pile/a.pdf')], true)).toEqual(['/in/pile'])
  })
}) // prettier-ignore
