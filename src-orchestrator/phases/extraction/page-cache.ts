import { createHash } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { errorCode, writeFileAtomic } from '../../../src-node/atomic-file.ts'
import { pageLinesSchema, type PageLines } from './line.ts'

/** Pages in one file of the cache: one sync to the disk for each of them would take longer than reading. */
export const pagesInPiece = 32

const pieceSchema = z.array(pageLinesSchema)

/** What was read of a document's pages, in pieces, under everything that they depend on: a killed run goes on behind the last piece. */
export type PageCache = {
  read: (piece: number) => Promise<PageLines[] | null>
  write: (piece: number, pages: readonly PageLines[]) => Promise<void>
}

export async function openPageCache(folder: string, dependsOn: readonly string[]): Promise<PageCache> {
  const key = createHash('sha256').update(JSON.stringify(dependsOn)).digest('hex').slice(0, 32)
  const place = join(folder, 'extraction', key)
  await mkdir(place, { recursive: true })
  const pathOf = (piece: number): string => join(place, `pages-${String(piece).padStart(5, '0')}.json`)
  return {
    read: async (piece) => {
      try {
        const parsed = pieceSchema.safeParse(JSON.parse(await readFile(pathOf(piece), 'utf8')))
        return parsed.success ? parsed.data : null
      } catch (error) {
        // Not there yet, or cut off by a failing disk: both mean that these pages are read again.
        if (errorCode(error) === 'ENOENT' || error instanceof SyntaxError) return null
        throw error
      }
    },
    write: async (piece, pages) => writeFileAtomic(pathOf(piece), JSON.stringify(pages)),
  }
}
