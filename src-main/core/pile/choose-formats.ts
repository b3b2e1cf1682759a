import { bookKinds, preferenceOf } from '../../../src-contract/file-kinds.ts'
import { classOfName, extensionOf, stemOfName } from '../../../src-contract/book-names.ts'

/** A file as a first look finds it. `dropped`: itself, not through a folder. */
export type SeenFile = {
  path: string
  folder: string
  name: string
  bytes: number
  /** By its first bytes; null where it could not or may not be opened. */
  kind: string | null
  dropped: boolean
}

export type ChosenBook = { file: SeenFile; kind: string | null; otherFormats: string[] }

const ownKinds: ReadonlySet<string> = new Set([
  'pdf',
  'epub',
  'docx',
  'odt',
  'fb2',
  'rtf',
  'mobi',
  'kfx',
  'lit',
  'djvu',
  'cbz',
])
const groupedKinds: ReadonlySet<string> = new Set(bookKinds)

/** By content, but for Markdown, which is a text by content; by name where the content is not known. */
function kindOfSeen(file: SeenFile): string | null {
  const extension = extensionOf(file.name)
  if (file.kind === null) return groupedKinds.has(extension) ? extension : null
  return file.kind === 'txt' && (extension === 'md' || extension === 'markdown') ? 'md' : file.kind
}

/** What is a book by itself. In a walked folder pictures and texts are none, unless they are asked for. */
function isBook(file: SeenFile, takePicturesAndTexts: boolean): boolean {
  if (file.dropped) return true
  const byName = classOfName(file.name)
  if (byName === 'book' || (file.kind !== null && ownKinds.has(file.kind))) return true
  return takePicturesAndTexts && (byName === 'text' || byName === 'picture')
}

/** One folder and one name but for the ending: "Title - Author.epub", "Title - Author.pdf". */
function keyOf(file: SeenFile): string {
  return `${file.folder}\0${stemOfName(file.name).normalize('NFC').toLowerCase()}`
}

type Format = { file: SeenFile; kind: string }

/** The best format that this version can read stands for the book; two files of one format are two books. */
function booksOf(formats: readonly Format[]): ChosenBook[] {
  const [best, ...rest] = formats.toSorted((a, b) => preferenceOf(a.kind) - preferenceOf(b.kind))
  if (best === undefined) return []
  const others = rest.filter(({ kind }) => kind !== best.kind).map(({ file }) => file.path)
  const twins = rest.filter(({ kind }) => kind === best.kind)
  return [
    { ...best, otherFormats: others },
    ...twins.map(({ file, kind }): ChosenBook => ({ file, kind, otherFormats: [] })),
  ]
}

/**
 * Which of the files are books, and which are other formats of one: those of one folder and one name. In the order of the files; a book stands where the
 * first of its formats stood.
 */
export function chooseFormats(files: readonly SeenFile[], takePicturesAndTexts: boolean): ChosenBook[] {
  const groups = new Map<string, { formats: Format[]; alone: SeenFile[]; isBook: boolean }>()
  for (const file of files) {
    const key = keyOf(file)
    const group = groups.get(key) ?? { formats: [], alone: [], isBook: false }
    groups.set(key, group)
    const kind = kindOfSeen(file)
    const counts = isBook(file, takePicturesAndTexts)
    if (kind !== null && groupedKinds.has(kind)) {
      group.formats.push({ file, kind })
      group.isBook ||= counts
    } else if (counts) group.alone.push(file)
  }
  const chosen: ChosenBook[] = []
  for (const group of groups.values()) {
    if (group.isBook) chosen.push(...booksOf(group.formats))
    chosen.push(...group.alone.map((file): ChosenBook => ({ file, kind: file.kind, otherFormats: [] })))
  }
  return chosen
}
