import { z } from 'zod'
import { pageLinesSchema } from '../phases/extraction/page/line.ts'

/** Where a sheet's picture comes from. */
const sheetSourceSchema = z.discriminatedUnion('kind', [
  /** Page from 0. */
  z.object({
    kind: z.literal('pdf'),
    path: z.string(),
    password: z.string().nullable(),
    page: z.number().int().nonnegative(),
  }),
  /** A picture file; of a TIFF with several, which from 0. */
  z.object({ kind: z.literal('picture'), path: z.string(), frame: z.number().int().nonnegative() }),
  /** A picture in a ZIP archive. */
  z.object({ kind: z.literal('archived'), path: z.string(), entry: z.string() }),
])
export type SheetSource = z.infer<typeof sheetSourceSchema>

/** One sheet to be read, with the languages that it may be in: Tesseract's names, the likeliest first. */
const ocrQuestionSchema = z.object({
  source: sheetSourceSchema,
  languages: z.array(z.string()).min(1),
})
export type OcrQuestion = z.infer<typeof ocrQuestionSchema>
export const ocrRequestSchema = ocrQuestionSchema.extend({ id: z.number() })

/** What was recognised on one sheet. */
export const readSheetSchema = z.object({
  /** Two of a sheet that holds two; none of a blank one. Their numbers are 1. */
  pages: z.array(
    z.object({
      lines: pageLinesSchema,
      /** 0 to 100; null where there is nothing to be read, e.g. on a photograph. */
      confidence: z.number().nullable(),
      /** How its lines bent that were made level for reading (bend.ts). */
      bend: z.array(z.number()).optional(),
    }),
  ),
  /** Right angles clockwise by which it was turned, and degrees by which it was set straight. */
  quarters: z.number(),
  degrees: z.number(),
})
export type ReadSheet = z.infer<typeof readSheetSchema>
