import { z } from 'zod'
import { countWords } from './count-words.ts'

const pageNumber = z.number().int().positive()
/** 0 to 100. */
const certainty = z.number().min(0).max(100)

/** What was recognised from pictures of pages (OCR), and how certain that is. Pages are those of the file, from 1. */
export const scanAccountSchema = z.object({
  /** How many were read so. */
  pages: z.number().int().positive(),
  /** Of the recognised words, by their letters; null where no page had any. */
  certainty: certainty.nullable(),
  /** Pages that are less certain than a listener would want. */
  doubtful: z.array(pageNumber),
  /** Pages that could not be read at all. */
  failed: z.array(pageNumber),
  /** Whether the file had a text of its own there, which was no use. */
  badLayer: z.boolean(),
  /** Tesseract's names. */
  languages: z.array(z.string()),
  /** Of each page that has words. */
  byPage: z.array(z.object({ page: pageNumber, certainty })),
})
export type ScanAccount = z.infer<typeof scanAccountSchema>

/** As pipeline.json keeps it under `recognition` of phase 2. */
export const recordedScanSchema = scanAccountSchema.pick({
  pages: true,
  certainty: true,
  doubtful: true,
  failed: true,
})
export type RecordedScan = z.infer<typeof recordedScanSchema>

const mostNamed = 12

/** "page 5", "pages 5, 7", "pages 5, 7, 9 and 30 more". */
function pagesNamed(pages: readonly number[]): string {
  const named = pages.slice(0, mostNamed).join(', ')
  const more = pages.length > mostNamed ? ` and ${pages.length - mostNamed} more` : ''
  return `${pages.length === 1 ? 'page' : 'pages'} ${named}${more}`
}

/** "Read by OCR: 212 pages, certainty 94 %; pages 3, 17 are doubtful". */
export function scanWords({ pages, certainty: found, doubtful, failed }: RecordedScan): string {
  const certain =
    found === null
      ? pages === 1
        ? 'no words on it'
        : 'no words on them'
      : `certainty ${Math.round(found)} %`
  const parts = [`Read by OCR: ${countWords(pages, 'page')}, ${certain}`]
  if (doubtful.length > 0)
    parts.push(`${pagesNamed(doubtful)} ${doubtful.length === 1 ? 'is' : 'are'} doubtful`)
  if (failed.length > 0)
    parts.push(`${pagesNamed(failed)} could not be read and ${failed.length === 1 ? 'is' : 'are'} left out`)
  return parts.join('; ')
}

/** The same where a listener misses something or may stumble; else null. */
export function scanWarning(scan: RecordedScan): string | null {
  return scan.doubtful.length + scan.failed.length > 0 ? scanWords(scan) : null
}
