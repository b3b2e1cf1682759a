import { z } from 'zod'
import { bookFactsSchema } from '../../src-contract/book-facts.ts'
import { finishedFileSchema } from '../../src-contract/finished-file.ts'

/** What phase 1 makes. */
export const validatedBookSchema = z.object({
  facts: bookFactsSchema,
  /** The file to read: the source itself, or a copy that had to be repaired. Absolute. */
  readablePath: z.string(),
  /** JPEG of the cover or the first page; null where there is none. */
  coverPath: z.string().nullable(),
})
export type ValidatedBook = z.infer<typeof validatedBookSchema>

/** Of the finished book, as it decodes. */
const loudnessSchema = z.object({
  /** Integrated. */
  lufs: z.number(),
  /** dBTP. */
  truePeakDb: z.number(),
  /** dBFS; null where an older version has not measured it. */
  rmsDb: z.number().nullable().default(null),
  /** dBFS of the quietest half second. */
  noiseFloorDb: z.number().nullable().default(null),
  /** dB that the level was changed by. */
  gainDb: z.number(),
})
export type Loudness = z.infer<typeof loudnessSchema>

/** What phase 5 makes. */
export const finishedBookSchema = z.object({
  /** Audio: format by format, each in the order of the book. */
  outputs: z.array(finishedFileSchema).min(1),
  subtitles: z.array(finishedFileSchema).default([]),
  /** Files of this book that an earlier choice of formats, names or divisions has left, unchanged. */
  earlier: z.array(z.string()).default([]),
  audioSec: z.number().positive(),
  chapters: z.array(z.object({ title: z.string(), startSec: z.number() })),
  loudness: loudnessSchema,
})
export type FinishedBook = z.infer<typeof finishedBookSchema>
