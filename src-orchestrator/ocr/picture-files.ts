import { readFile } from 'node:fs/promises'
import { openZip } from '../zip/open-zip.ts'
import type { SheetSource } from './ocr-protocol.ts'
import { tiffFrames } from './tiff-frames.ts'

const pictureName = /\.(?:jpe?g|png|tiff?|webp|gif|bmp)$/iu
/** What macOS puts beside each file of an archive, and hidden files. */
const byTheWay = /(?:^|\/)(?:__MACOSX\/|\.)/u
/** "page 2" before "page 10". */
const inOrder = new Intl.Collator('en', { numeric: true }).compare

/** Names of an archive's pictures in the order in which they are read. */
export function pictureOrder(names: Iterable<string>): string[] {
  return [...names].filter((name) => pictureName.test(name) && !byTheWay.test(name)).toSorted(inOrder)
}

/** Whether a kind of file (src-node/file-kind) is pages that are pictures. */
export function isPictures(fileType: string): boolean {
  return fileType === 'image' || fileType === 'cbz'
}

/** The pages of a file of pictures, in order. Throws ExpectedFailure 'file-damaged', and what Node's fs throws. */
export async function picturesIn(path: string, fileType: string): Promise<SheetSource[]> {
  if (fileType === 'cbz') {
    const archive = await openZip(path)
    try {
      return pictureOrder(archive.names).map((entry) => ({ kind: 'archived', path, entry }))
    } finally {
      await archive.close()
    }
  }
  const frames = tiffFrames(await readFile(path)).length
  return Array.from({ length: Math.max(1, frames) }, (_, frame) => ({ kind: 'picture', path, frame }))
}
