import { classOfName } from '../../src-contract/book-names.ts'
import { foldersOfPages } from '../../src-contract/page-names.ts'

/** A file in a folder; `path`: from that folder's own name on, with slashes. */
export type FileInFolder<Handle> = { path: string; file: Handle }

/** What of a folder is worth sending to main: single books, and folders whose pictures are the pages of one. */
export type FolderBooks<Handle> = { files: Handle[]; folders: { name: string; pages: Handle[] }[] }

function placeOf(path: string): { folder: string; name: string } {
  const at = path.lastIndexOf('/')
  return { folder: path.slice(0, Math.max(0, at)), name: path.slice(at + 1) }
}

/**
 * The books of one folder, told by their names as main tells them of a folder that it can walk (collect-pile.ts): the rest is none, or cannot be told without sending it.
 * `takesPicturesAndTexts`: the setting. Pure.
 */
export function booksOfFolder<Handle>(
  inside: readonly FileInFolder<Handle>[],
  takesPicturesAndTexts: boolean,
): FolderBooks<Handle> {
  const seen = inside.map(({ path, file }) => {
    const { folder, name } = placeOf(path)
    return { folder, name, file, class: classOfName(name) }
  })
  const isBook = (one: (typeof seen)[number]): boolean =>
    one.class === 'book' || (takesPicturesAndTexts && one.class === 'text')
  const pictures = Map.groupBy(
    seen.filter((one) => one.class === 'picture'),
    ({ folder }) => folder,
  )
  const names = new Map([...pictures].map(([folder, some]) => [folder, some.map(({ name }) => name)]))
  const paged = foldersOfPages(
    {
      pictures: names,
      hasBooks: seen.some(isBook),
      hasWebPages: seen.some((one) => one.class === 'companion'),
    },
    takesPicturesAndTexts,
  )
  const isSingle = (one: (typeof seen)[number]): boolean =>
    isBook(one) || (takesPicturesAndTexts && one.class === 'picture' && !paged.includes(one.folder))
  return {
    files: seen.filter(isSingle).map(({ file }) => file),
    folders: paged.map((folder) => ({
      name: placeOf(folder).name,
      pages: (pictures.get(folder) ?? []).map(({ file }) => file),
    })),
  }
}
