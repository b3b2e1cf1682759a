import { classOfName } from '../../../src-contract/book-names.ts'
import { foldersOfPages } from '../../../src-contract/page-names.ts'
import type { ChosenBook, SeenFile } from './choose-formats.ts'

/** What a walk through a dropped folder saw beside files that may be books. */
export type WalkedFolder = {
  /** The dropped one; absolute. */
  path: string
  /** Names of the pictures in each folder below it, itself included. */
  pictures: ReadonlyMap<string, readonly string[]>
  /** Pages of the web lie there, whose pictures these are. */
  hasWebPages: boolean
}

const isPicture = ({ name }: SeenFile): boolean => classOfName(name) === 'picture'

function isUnder(path: string, folder: string): boolean {
  return path.startsWith(folder) && (path === folder || /^[\\/]/u.test(path.slice(folder.length)))
}

/** Folders whose pictures are the pages of a book (src-contract/page-names.ts). Absolute, in the order of the walk. Pure. */
export function pictureBooks(
  walked: readonly WalkedFolder[],
  books: readonly ChosenBook[],
  takesPictures: boolean,
): string[] {
  const found = walked.flatMap(({ path, pictures, hasWebPages }) => {
    const hasBooks = books.some(({ file }) => isUnder(file.path, path) && !isPicture(file))
    return foldersOfPages({ pictures, hasBooks, hasWebPages }, takesPictures)
  })
  return [...new Set(found)]
}
