import { createHash } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { errorCode, writeFileAtomic } from '../../src-node/atomic-file.ts'
import { readSheetSchema, type ReadSheet } from './ocr-protocol.ts'

/** What was recognised, a file a sheet, under everything that it depends on: seconds of work each. Sheets from 0. */
export type SheetCache = {
  read: (sheet: number) => Promise<ReadSheet | null>
  write: (sheet: number, read: ReadSheet) => Promise<void>
}

export async function openSheetCache(folder: string, dependsOn: readonly string[]): Promise<SheetCache> {
  const key = createHash('sha256').update(JSON.stringify(dependsOn)).digest('hex').slice(0, 32)
  const place = join(folder, 'extraction', `scan-${key}`)
  await mkdir(place, { recursive: true })
  const pathOf = (sheet: number): string => join(place, `sheet-${String(sheet).padStart(6, '0')}.json`)
  return {
    read: async (sheet) => {
      try {
        const parsed = readSheetSchema.safeParse(JSON.parse(await readFile(pathOf(sheet), 'utf8')))
        return parsed.success ? parsed.data : null
      } catch (error) {
        // Not there yet, or cut off by a failing disk: both mean that this sheet is recognised again.
        if (errorCode(error) === 'ENOENT' || error instanceof SyntaxError) return null
        throw error
      }
    },
    write: async (sheet, read) => writeFileAtomic(pathOf(sheet), JSON.stringify(read)),
  }
}
