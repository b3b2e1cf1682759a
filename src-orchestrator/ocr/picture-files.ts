import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inPageOrder } from '../../src-contract/page-names.ts'
import { picturesOfFolder } from '../../src-node/source-files.ts'
import type { Archive } from '../zip/open-zip.ts'
import type { SheetSource } from './ocr-protocol.ts'
import { isTiff, tiffFrames, withFrame } from './tiff-frames.ts'

/** A sheet that is a picture by itself. */
export type PictureSource = Exclude<SheetSource, { kind: 'pdf' }>

const pictureName = /\.(?:jpe?g|png|tiff?|webp|gif|bmp)$/iu
/** What macOS puts beside each file of an archive, and hidden files. */
const byTheWay = /(?:^|\/)(?:__MACOSX\/|\.)/u

/** Names of an archive's pictures in the order in which they are read. */
export function pictureOrder(names: Iterable<string>): string[] {
  return inPageOrder([...names].filter((name) => pictureName.test(name) && !byTheWay.test(name)))
}

/** Whether a kind of file (src-node/file-kind) is pages that are pictures. */
export function isPictures(fileType: string): boolean {
  return fileType === 'image' || fileType === 'cbz' || fileType === 'pictures'
}

/** Pictures are hardly packed any further, and an archive of them may be as large as it likes. */
export const pictureLimits = { entry: 256_000_000, total: Number.POSITIVE_INFINITY, ratio: 200 }

/** A picture's bytes, as a file of its own whose first picture it is; `archive`: the one that is open. Null: it is not in its archive. */
export async function pictureBytes(
  source: PictureSource,
  archive: (path: string) => Promise<Pick<Archive, 'read'>>,
): Promise<Uint8Array | null> {
  if (source.kind === 'archived') return (await archive(source.path)).read(source.entry)
  return withFrame(await readFile(source.path), source.frame)
}

/** The pages of a file, or a folder, of pictures, in order. Throws ExpectedFailure 'file-damaged', and what Node's fs throws. */
export async function picturesIn(path: string, fileType: string): Promise<PictureSource[]> {
  if (fileType === 'cbz') {
    const { openZip } = await import('../zip/open-zip.ts')
    const archive = await openZip(path)
    try {
      return pictureOrder(archive.names).map((entry) => ({ kind: 'archived', path, entry }))
    } finally {
      await archive.close()
    }
  }
  if (fileType !== 'pictures') return framesOf(path)
  const pages: PictureSource[] = []
  for (const name of (await picturesOfFolder(path)) ?? []) pages.push(...(await framesOf(join(path, name))))
  return pages
}

/** The first page of a file, or a folder, of pictures. Null: it has none. */
export async function firstPicture(path: string, fileType: string): Promise<Uint8Array | null> {
  const [first] = await picturesIn(path, fileType)
  if (first === undefined) return null
  let opened: Archive | undefined
  try {
    return await pictureBytes(first, async (archive) => {
      const { openZip } = await import('../zip/open-zip.ts')
      return (opened ??= await openZip(archive, pictureLimits))
    })
  } finally {
    await opened?.close()
  }
}

async function startOf(path: string): Promise<Uint8Array> {
  const handle = await open(path, 'r')
  try {
    const start = new Uint8Array(4)
    const { bytesRead } = await handle.read(start, 0, start.length, 0)
    return start.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

/** All pictures of a file: a TIFF may have several, and is read for that. */
async function framesOf(path: string): Promise<PictureSource[]> {
  const frames = isTiff(await startOf(path)) ? tiffFrames(await readFile(path)).length : 1
  return Array.from({ length: Math.max(1, frames) }, (_, frame) => ({ kind: 'picture', path, frame }))
}
