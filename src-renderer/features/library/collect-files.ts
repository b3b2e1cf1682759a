import { classOfName, isHiddenName } from '../../../src-contract/book-names.ts'

/**
 * The files of a drop. A folder arrives as one entry without content: in the desktop its path is all that is needed, so that the
 * drop's own list serves; in a browser its files are collected here. Entries must be taken before the event handler returns.
 */
export function collectDropped(
  transfer: DataTransfer,
  door: 'desktop' | 'browser',
  isWanted: (fileName: string) => boolean = isBookName,
): Promise<File[]> {
  if (door === 'desktop') return Promise.resolve([...transfer.files])
  const entries = [...transfer.items].flatMap((item) => {
    const entry = item.webkitGetAsEntry()
    return entry === null ? [] : [entry]
  })
  if (entries.length === 0) return Promise.resolve([...transfer.files])
  return filesOf(entries, isWanted)
}

async function filesOf(
  entries: readonly FileSystemEntry[],
  isWanted: (fileName: string) => boolean,
): Promise<File[]> {
  const files: File[] = []
  for (const entry of entries) {
    if (isFile(entry)) files.push(await fileOf(entry))
    else if (isFolder(entry)) {
      const inside = (await entriesOf(entry)).filter(
        ({ name, isDirectory }) => !isHiddenName(name) && (isDirectory || isWanted(name)),
      )
      files.push(...(await filesOf(inside, isWanted)))
    }
  }
  return files
}

/** Within a folder only what is a book by its name is sent: the rest is none, or cannot be told without sending it. */
function isBookName(name: string): boolean {
  return classOfName(name) === 'book'
}

/** The kinds of files that voices come in. */
export function isVoiceName(name: string): boolean {
  return /\.(?:whl|onnx|onnx\.json|tar\.bz2)$/iu.test(name)
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise<File>((resolve, reject) => {
    entry.file(resolve, reject)
  })
}

/** A reader gives at most a hundred entries a call in Chromium; an empty call is the end. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject)
    })
    if (some.length === 0) return all
    all.push(...some)
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory
}
