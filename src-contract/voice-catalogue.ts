import { z } from 'zod'

const bytes = z.number().int().positive()

/** A file to be fetched, as an index that was read says. At least one checksum, hex. */
export const catalogueFileSchema = z
  .object({
    name: z.string().regex(/^[\w][\w.+-]*$/u),
    url: z.url({ protocol: /^https?$/u }),
    bytes,
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/u)
      .optional(),
    md5: z
      .string()
      .regex(/^[0-9a-f]{32}$/u)
      .optional(),
  })
  .refine(({ sha256, md5 }) => sha256 !== undefined || md5 !== undefined, 'a file has a checksum')
export type CatalogueFile = z.infer<typeof catalogueFileSchema>

const catalogueVoiceSchema = z.object({
  /** ENGINE:NAME. */
  id: z.string().regex(/^[a-z]+:[\w.-]+$/u),
  engine: z.string(),
  /** In words, for people. */
  name: z.string(),
  /** BCP 47. */
  language: z.string(),
  quality: z.enum(['x_low', 'low', 'medium', 'high']),
  sampleRateHz: z.number().int().positive(),
  /** Listeners' judgement, 0 to 100, where the study that the catalogue credits has the voice. */
  score: z.number().min(0).max(100).nullable(),
  licence: z.object({
    name: z.string(),
    /** What one may not do with the voice, in words that follow “forbids”; null: nothing. */
    forbids: z.string().nullable(),
    address: z.url(),
  }),
  /** What is fetched for this voice; what all voices of its engine need is fetched once. */
  files: z.array(catalogueFileSchema).min(1),
  shared: z.array(catalogueFileSchema).default([]),
})
export type CatalogueVoice = z.infer<typeof catalogueVoiceSchema>

/** resources/voices.json: the voices that can be installed, the best first in each language. scripts/make-voice-catalogue.mjs makes it. */
export const voiceCatalogueSchema = z.object({
  /** The day on which the indices were read, ISO 8601. */
  made: z.iso.date(),
  /** To whom the scores are owed; shown where they are used. */
  credit: z.string(),
  voices: z.array(catalogueVoiceSchema),
})
export type VoiceCatalogue = z.infer<typeof voiceCatalogueSchema>

export function bytesOf(voice: Pick<CatalogueVoice, 'files'>): number {
  return voice.files.reduce((sum, file) => sum + file.bytes, 0)
}
