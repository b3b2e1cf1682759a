import { openKeyedFiles, type KeyedFiles } from '../keyed-files.ts'
import { readSheetSchema, type ReadSheet } from './ocr-protocol.ts'

/** What was recognised, a file a sheet: seconds of work each. Sheets from 0. */
export type SheetCache = KeyedFiles<ReadSheet>

export async function openSheetCache(folder: string, dependsOn: readonly string[]): Promise<SheetCache> {
  return openKeyedFiles(folder, dependsOn, readSheetSchema, {
    place: (key) => `scan-${key}`,
    name: (sheet) => `sheet-${String(sheet).padStart(6, '0')}`,
  })
}
