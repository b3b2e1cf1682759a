import { z } from 'zod'
import { openKeyedFiles, type KeyedFiles } from '../../../keyed-files.ts'
import { pageLinesSchema, type PageLines } from './line.ts'

/** Pages in one file of the cache: one sync to the disk for each of them would take longer than reading. */
const pagesInPiece = 32

/** The pieces of so many pages, with their first ones from 0. */
export function piecesOf(total: number): { piece: number; first: number; count: number }[] {
  return Array.from({ length: Math.ceil(total / pagesInPiece) }, (_, piece) => {
    const first = piece * pagesInPiece
    return { piece, first, count: Math.min(pagesInPiece, total - first) }
  })
}

/** What was read of a document's pages, in pieces. */
export type PageCache = KeyedFiles<PageLines[]>

export async function openPageCache(folder: string, dependsOn: readonly string[]): Promise<PageCache> {
  return openKeyedFiles(folder, dependsOn, z.array(pageLinesSchema), {
    place: (key) => key,
    name: (piece) => `pages-${String(piece).padStart(5, '0')}`,
  })
}
