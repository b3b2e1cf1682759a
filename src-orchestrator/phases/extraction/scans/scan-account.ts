import type { ScanAccount } from '../../../../src-contract/scan-account.ts'
import type { ReadSheet } from '../../../ocr/ocr-protocol.ts'
import { lettersOf } from './scan-kind.ts'

/** Good scans have 90 and more; below this a listener stumbles. */
const doubtfulBelow = 75

const tenths = (value: number): number => Math.round(value * 10) / 10

/** How certain a sheet's words are, 0 to 100 for each letter. */
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
  const byPage: ScanAccount['byPage'] = []
  let sum = 0
  let letters = 0
  for (const [sheet, pages] of read) {
    const found = certaintyOf(pages)
    sum += found.sum
    letters += found.letters
    if (found.letters > 0) byPage.push({ page: sheet + 1, certainty: tenths(found.sum / found.letters) })
  }
  byPage.sort((one, other) => one.page - other.page)
  return {
    ...of,
    pages: read.size + failed.size,
    certainty: letters === 0 ? null : tenths(sum / letters),
    doubtful: byPage.flatMap(({ page, certainty }) => (certainty < doubtfulBelow ? [page] : [])),
    failed: [...failed.keys()].map((sheet) => sheet + 1).toSorted((a, b) => a - b),
    byPage,
  }
}
