import { realpath, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { classOfName } from '../../../src-contract/book-names.ts'
import { errorCode } from '../../../src-node/atomic-file.ts'
import { readKindQuickly } from '../../../src-node/file-kind/read-kind.ts'
import { isNotHere } from '../../../src-node/not-here.ts'
import { sourceStamp } from '../../../src-node/source-files.ts'
import type { Failure } from '../../../src-contract/failure.ts'
import { chooseFormats, type ChosenBook, type SeenFile } from '../../core/pile/choose-formats.ts'
import { pictureBooks } from '../../core/pile/picture-books.ts'
import type { LibraryFacts } from '../../core/pile/library-facts.ts'
import { libraryFactsIn } from './library-folder.ts'
import { walkFolders, type Candidate } from './walk-folders.ts'

export type FoundBook = {
  path: string
  /** The one path of a file that several lead to (links, case): for telling whether it is listed already. */
  realPath: string
  fileName: string
  bytes: number
  /** By its first bytes. */
  fileType: string | null
  otherFormats: string[]
  library: LibraryFacts | null
}

export type Collected = { books: FoundBook[]; refused: Failure[] }

/** Files that wait for the disk side by side: more than the system's four threads for files gain nothing. */
const atOnce = 8

async function eachOf<In, Out>(inputs: readonly In[], work: (input: In) => Promise<Out>): Promise<Out[]> {
  const outputs: Out[] = []
  let next = 0
  const lane = async (): Promise<void> => {
    for (let at = next++; at < inputs.length; at = next++) {
      const input = inputs[at]
      if (input !== undefined) outputs[at] = await work(input)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
  return outputs
}

/** What cannot be looked at now is listed all the same: the look at each file says what is wrong with it. */
async function firstLook({ path, folder, name, dropped, away }: Candidate): Promise<SeenFile> {
  const seen = { path, folder, name, dropped }
  try {
    if (away) return { ...seen, bytes: 0, kind: null }
    const info = await stat(path)
    const closed = info.size === 0 || isNotHere(info)
    const kind = closed ? null : (await readKindQuickly(path)).type
    return { ...seen, bytes: info.size, kind }
  } catch (error) {
    if (errorCode(error) === undefined) throw error
    return { ...seen, bytes: 0, kind: null }
  }
}

async function samePath(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch {
    // Gone since, or a placeholder's: its own path has to do.
    return path
  }
}

/** A folder of pictures as one book. */
async function folderOfPages(folder: string, library: LibraryFacts | null): Promise<FoundBook> {
  const stamp = await sourceStamp(folder).catch((error: unknown) => {
    if (errorCode(error) === undefined) throw error
    return { bytes: 0 }
  })
  return {
    path: folder,
    realPath: await samePath(folder),
    fileName: basename(folder),
    bytes: stamp.bytes,
    fileType: 'pictures',
    otherFormats: [],
    library,
  }
}

/** The books behind dropped files and folders: listed, typed by their first bytes, formats of one book together. Opens nothing that a cloud keeps. */
export async function collectPile(
  paths: readonly string[],
  takePicturesAndTexts: boolean,
): Promise<Collected> {
  const { candidates, folders: walked, refused } = await walkFolders(paths, takePicturesAndTexts)
  const all = chooseFormats(await eachOf(candidates, firstLook), takePicturesAndTexts)
  const ofPages = pictureBooks(walked, all, takePicturesAndTexts)
  const isPage = ({ file }: ChosenBook): boolean =>
    !file.dropped && classOfName(file.name) === 'picture' && ofPages.includes(file.folder)
  const chosen = all.filter((book) => !isPage(book))
  const folders = new Map<string, Promise<LibraryFacts | null>>()
  const libraryOf = async (folder: string): Promise<LibraryFacts | null> => {
    const known = folders.get(folder) ?? libraryFactsIn(folder)
    folders.set(folder, known)
    return known
  }
  const found = async ({ file, kind, otherFormats }: ChosenBook): Promise<FoundBook> => ({
    path: file.path,
    realPath: await samePath(file.path),
    fileName: file.name,
    bytes: file.bytes,
    fileType: kind,
    otherFormats,
    library: await libraryOf(file.folder),
  })
  const files = await eachOf(chosen, found)
  const pages = await eachOf(ofPages, async (folder) => folderOfPages(folder, await libraryOf(folder)))
  return { books: [...files, ...pages], refused }
}
