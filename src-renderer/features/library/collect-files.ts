import { isHiddenName } from '../../../src-contract/book-names.ts'
import type { PageFolder } from '../../../src-contract/channel-bridge.ts'
import type { DoorKind } from '../../../src-contract/door-kind.ts'
import { fail, failureFrom, succeed, type Result } from '../../../src-contract/failure.ts'
import { booksOfFolder, type FileInFolder } from '../../view/files-of-folder.ts'

/** What goes to main: files, and, in a browser, folders that are books of pictures. */
export type Collected = { files: File[]; folders: PageFolder[] }

/** Null: a folder has a path there, which is all that is needed, so that the drop's own list serves. */
function entriesOfDrop(transfer: DataTransfer, door: DoorKind): FileSystemEntry[] | null {
  if (door === 'desktop') return null
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  return entries.length === 0 ? null : entries
}

/** What was collected, or why it could not be: a file that is gone, a folder that the browser may not read. */
export async function asResult<T>(coming: Promise<T>): Promise<Result<T>> {
  try {
    return succeed(await coming)
  } catch (error) {
    return fail('file-unreadable', { detail: failureFrom(error).detail ?? '' })
  }
}

/** The books of a drop. A folder arrives as one entry without content. Entries must be taken before the event handler returns. */
export async function collectDropped(
  transfer: DataTransfer,
  door: DoorKind,
  takesPicturesAndTexts: boolean,
): Promise<Collected> {
  const entries = entriesOfDrop(transfer, door)
  if (entries === null) return { files: [...transfer.files], folders: [] }
  const collected: Collected = { files: [], folders: [] }
  for (const entry of entries) {
    if (isFile(entry)) collected.files.push(await fileOf(entry))
    else if (isFolder(entry)) {
      const found = booksOfFolder(await filesIn(entry, entry.name), takesPicturesAndTexts)
      for (const file of found.files) collected.files.push(await fileOf(file))
      for (const { name, pages } of found.folders)
        collected.folders.push({ name, pages: await Promise.all(pages.map(fileOf)) })
    }
  }
  return collected
}

/** The files of voices in a drop, those in its folders too. */
export async function collectVoices(transfer: DataTransfer, door: DoorKind): Promise<File[]> {
  const entries = entriesOfDrop(transfer, door)
  if (entries === null) return [...transfer.files]
  const files: File[] = []
  for (const entry of entries) {
    const inside = isFolder(entry) ? await filesIn(entry, entry.name) : []
    const found = inside.map(({ file }) => file).filter(({ name }) => isVoiceName(name))
    for (const file of isFile(entry) ? [entry] : found) files.push(await fileOf(file))
  }
  return files
}

/** The files of a folder that was chosen in the browser's own dialog, which names them from the folder on. */
export function collectChosen(files: readonly File[], takesPicturesAndTexts: boolean): Collected {
  const inside = files.map((file) => ({ path: file.webkitRelativePath, file }))
  return booksOfFolder(
    inside.filter(({ path }) => !path.split('/').some(isHiddenName)),
    takesPicturesAndTexts,
  )
}

/** All files below a folder, but for hidden ones. */
async function filesIn(
  folder: FileSystemDirectoryEntry,
  path: string,
): Promise<FileInFolder<FileSystemFileEntry>[]> {
  const found: FileInFolder<FileSystemFileEntry>[] = []
  for (const entry of await entriesOf(folder)) {
    if (isHiddenName(entry.name)) continue
    const at = `${path}/${entry.name}`
    if (isFile(entry)) found.push({ path: at, file: entry })
    else if (isFolder(entry)) found.push(...(await filesIn(entry, at)))
  }
  return found
}

/** The kinds of files that voices come in. */
function isVoiceName(name: string): boolean {
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
