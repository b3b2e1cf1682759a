import { z } from 'zod'
import { openKeyedFiles, type KeyedFiles } from '../../../keyed-files.ts'
import { pageLinesSchema, type PageLines } from './line.ts'

/** Pages in one file of the cache: one sync to the disk for each of them would take longer than reading. */
export const pagesInPiece = 32

/** What was read of a document's pages, in pieces. */
export type PageCache = KeyedFiles<PageLines[]>

export async function openPageCache(folder: string, dependsOn: readonly string[]): Promise<PageCache> {
  return openKeyedFiles(folder, dependsOn, z.array(pageLinesSchema), {
    place: (key) => key,
    name: (piece) => `pages-${String(piece).padStart(5, '0')}`,
  })
}
