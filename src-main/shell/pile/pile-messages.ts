import { z } from 'zod'
import { failureSchema } from '../../../src-contract/failure.ts'

export const pileRequestSchema = z.object({ paths: z.array(z.string()), takePicturesAndTexts: z.boolean() })
export type PileRequest = z.infer<typeof pileRequestSchema>

const text = z.string().nullable()

export const foundBookSchema = z.object({
  path: z.string(),
  realPath: z.string(),
  fileName: z.string(),
  bytes: z.number(),
  fileType: text,
  otherFormats: z.array(z.string()),
  library: z
    .object({
      title: text,
      author: text,
      language: text,
      coverPath: text,
      series: text.optional(),
      seriesPart: text.optional(),
      year: z.number().nullable().optional(),
      description: text.optional(),
    })
    .nullable(),
})

export const pileAnswerSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('found'), books: z.array(foundBookSchema) }),
  z.object({ type: z.literal('done'), refused: z.array(failureSchema) }),
])
export type PileAnswer = z.infer<typeof pileAnswerSchema>
