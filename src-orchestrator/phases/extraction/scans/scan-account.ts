import type { ScanAccount } from '../../../book/book-text.ts'
import type { ReadSheet } from '../../../ocr/ocr-protocol.ts'
import { lettersOf } from './scan-kind.ts'

/** Good scans have 90 and more; below this a listener stumbles. */
const doubtfulBelow = 75

/** How certain a sheet's words are, 0 to 100; null where it has none. */
function certaintyOf({ pages }: ReadSheet): { sum: number; letters: number } {
  let sum = 0
  let letters = 0
  for (const { lines, confidence } of pages) {
    if (confidence === null) continue
    const weight = lettersOf(lines)
    sum += confidence * weight
    letters += weight
  }
  return { sum, letters }
}

/** What there is to be told of the recognised pages of a book; null where there are none. Pure. */
export function accountOf(
  read: ReadonlyMap<number, ReadSheet>,
  failed: ReadonlyMap<number, string>,
  of: Pick<ScanAccount, 'languages' | 'badLayer'>,
): ScanAccount | null {
  if (read.size + failed.size === 0) return null
  const doubtful: number[] = []
  let sum = 0
  let letters = 0
  for (const [sheet, pages] of read) {
    const certainty = certaintyOf(pages)
    sum += certainty.sum
    letters += certainty.letters
    if (certainty.letters > 0 && certainty.sum / certainty.letters < doubtfulBelow) doubtful.push(sheet + 1)
  }
  return {
    ...of,
    pages: read.size + failed.size,
    confidence: letters === 0 ? null : Math.round((sum / letters) * 10) / 10,
    doubtful: doubtful.toSorted((a, b) => a - b),
    failed: [...failed.keys()].map((sheet) => sheet + 1).toSorted((a, b) => a - b),
  }
}
