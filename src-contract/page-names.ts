import { stemOfName } from './book-names.ts'

const frontName = /^(?:(?:front[ _-]*)?(?:cover|umschlag|couverture|portada)(?:[ _-]*front)?|front)$/iu
const backName = /^(?:back(?:[ _-]*cover)?|(?:cover|umschlag)[ _-]*back|rückseite)$/iu

/** -1: what stands before the pages; 1: behind them. */
function rankOf(stem: string): number {
  if (frontName.test(stem)) return -1
  return backName.test(stem) ? 1 : 0
}

function partsOf(path: string): { folder: string; stem: string; name: string } {
  const at = path.lastIndexOf('/')
  const name = path.slice(at + 1)
  return { folder: path.slice(0, at + 1), stem: stemOfName(name), name }
}

/** Names of pictures of pages, which may have folders, in the order in which they are read: by their numbers, a cover first and a back last. Pure. */
export function inPageOrder(names: Iterable<string>): string[] {
  // "page 2" before "page 10". Made when it is wanted: the first takes 30 ms, which every start would pay.
  const byNumber = new Intl.Collator('en', { numeric: true }).compare
  return [...names].toSorted((one, other) => {
    const [a, b] = [partsOf(one), partsOf(other)]
    return (
      byNumber(a.folder, b.folder) || rankOf(a.stem) - rankOf(b.stem) || byNumber(a.name, b.name) || (one < other ? -1 : 1)
    ) // prettier-ignore
  })
}

/** What cameras, telephones and screens call their pictures: nobody means a book by them. */
const cameraName =
  /^(?:img|dsc[nf]?|pxl|mvimg|vid|dji|gopr|imgp|cimg|sam|kic|photo|foto|burst|screen ?shot|bildschirmfoto|whatsapp image|signal|received|fullsizerender|dcp|pict)[ _-]*\d|^p\d{7}$/iu
/** "20230514_101530": when it was taken. */
const dateName = /^(?:19|20)\d{6}[ _-]?\d{4,}/u

/** A name with each number as "#"; "12a" and "12b" are the sides of one sheet. */
function patternOf(stem: string): string {
  return stem
    .toLowerCase()
    .replace(/(\d)[ _-]?[a-d]$/u, '$1')
    .replaceAll(/\d+/gu, '#')
}

/** Numbers that run through: at least every second one is there. */
function runThrough(stems: readonly string[]): boolean {
  const numbers = stems.map((stem) => (stem.match(/\d+/gu) ?? []).map(Number))
  const [first = []] = numbers
  return first.some((_, place) => {
    const here = numbers.map((each) => each[place] ?? 0)
    const span = Math.max(...here) - Math.min(...here) + 1
    const different = new Set(here).size
    return different > 1 && different * 2 >= here.length && span <= 2 * here.length
  })
}

/**
 * Whether pictures of one folder are the pages of a book: all of them are called alike but for a number, which runs through; a cover and a back may stand beside them.
 * What a camera names says nothing of that, but where pictures are asked for (`takesPhotos`). Pure.
 */
export function arePages(names: readonly string[], takesPhotos: boolean): boolean {
  const pages = names.map(stemOfName).filter((stem) => rankOf(stem) === 0)
  const [first] = pages
  if (first === undefined || pages.length < 2) return false
  const pattern = patternOf(first)
  if (!pattern.includes('#') || pages.some((stem) => patternOf(stem) !== pattern)) return false
  if (!takesPhotos && pages.some((stem) => cameraName.test(stem) || dateName.test(stem))) return false
  return runThrough(pages)
}

/** What lies below one folder that was dropped: the names of the pictures in each folder, and whether there are other books, or pages of the web whose pictures they are. */
export type FoldersBelow = {
  pictures: ReadonlyMap<string, readonly string[]>
  hasBooks: boolean
  hasWebPages: boolean
}

/**
 * Folders whose pictures are the pages of a book, in their order. Among other books pictures are covers and plates: there, and beside pages of the web, they are none, unless
 * pictures are asked for. Pure.
 */
export function foldersOfPages(
  { pictures, hasBooks, hasWebPages }: FoldersBelow,
  takesPictures: boolean,
): string[] {
  if ((hasBooks || hasWebPages) && !takesPictures) return []
  return [...pictures].flatMap(([folder, names]) => (arePages(names, takesPictures) ? [folder] : []))
}
