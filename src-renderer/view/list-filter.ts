import { isMade, type BookView } from '../../src-contract/book-view.ts'

/** Which books of the list are shown, by what has become of them. */
export const listKinds = ['all', 'to-do', 'trouble', 'made'] as const
export type ListKind = (typeof listKinds)[number]

export type ListFilter = { words: string; kind: ListKind }
export const wholeList: ListFilter = { words: '', kind: 'all' }

export const kindWords: Record<ListKind, string> = {
  all: 'All books',
  'to-do': 'Not made yet',
  trouble: 'With something wrong',
  made: 'Made',
}

export function isListKind(value: unknown): value is ListKind {
  return listKinds.some((kind) => kind === value)
}

export function isWholeList({ words, kind }: ListFilter): boolean {
  return kind === 'all' && words.trim() === ''
}

type Named = Pick<BookView, 'title' | 'author' | 'fileName'>

/** Every word somewhere in its title, author or file name, whatever its case and accents. */
export function isShown(book: Named & Pick<BookView, 'state'>, { words, kind }: ListFilter): boolean {
  if (!isOfKind(book, kind)) return false
  const wanted = folded(words)
    .split(/\s+/u)
    .filter((word) => word !== '')
  if (wanted.length === 0) return true
  const names = foldedNames(book)
  return wanted.every((word) => names.includes(word))
}

function isOfKind({ state }: Pick<BookView, 'state'>, kind: ListKind): boolean {
  if (kind === 'to-do') return !isMade(state)
  if (kind === 'made') return isMade(state)
  if (kind === 'trouble')
    return state === 'failed' || state === 'needs-attention' || state === 'done-with-gaps'
  return true
}

/** Main's books are never changed in place: of ten thousand, those that did not get on are folded once. */
const known = new WeakMap<Named, string>()

function foldedNames(book: Named): string {
  const before = known.get(book)
  if (before !== undefined) return before
  const names = folded([book.title ?? '', book.author ?? '', book.fileName].join('\n'))
  known.set(book, names)
  return names
}

/** As it is typed on any keyboard: "Émile", decomposed or not, as "emile", "Alice’s" as "alice's". */
function folded(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll(/[‘’ʼ]/gu, "'").toLowerCase()
}
