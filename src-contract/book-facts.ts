import { z } from 'zod'
import { usedEncodingSchema } from './text-encodings.ts'

/** What phase 1 finds out about a file, and what a look at the pile shows before anything is started. */
export const bookFactsSchema = z.object({
  /** Absolute path of the source. */
  path: z.string(),
  bytes: z.number().int().nonnegative(),
  /** Lower-case hex. */
  sha256: z.string().nullable(),
  /** By content, never by name: 'pdf', 'txt', … */
  fileType: z.string(),
  classification: z.enum(['text', 'scanned', 'mixed']).nullable(),
  title: z.string().nullable(),
  author: z.string().nullable(),
  /** BCP 47, e.g. "en", "de". */
  language: z.string().nullable(),
  pages: z.number().int().nonnegative().nullable(),
  /** Running words; an estimate from a sample while `inspect` looks, exact after extraction. */
  words: z.number().int().nonnegative().nullable(),
  /** Pages whose text has to be recognised from their pictures, an estimate; left out where there are none. */
  scannedPages: z.number().int().nonnegative().optional(),
  /** Estimated length of the audiobook. */
  audioSec: z.number().nonnegative().nullable(),
  /** Of files that are one text: in which encoding they were read. */
  encoding: usedEncodingSchema.optional(),
  encrypted: z.boolean(),
  /** Whether the library had to mend the file to open it. */
  repaired: z.boolean(),
  /** What an ebook says of itself besides; left out by formats that cannot. */
  series: z.string().nullable().optional(),
  /** Its number in the series, "2" or "1.5". */
  seriesPart: z.string().nullable().optional(),
  year: z.number().int().nullable().optional(),
  publisher: z.string().nullable().optional(),
  /** Without markup. */
  description: z.string().nullable().optional(),
})
export type BookFacts = z.infer<typeof bookFactsSchema>
