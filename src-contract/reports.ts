import { z } from 'zod'
import { failureSchema } from './failure.ts'
import { chapterMarkSchema } from './orchestrator-protocol.ts'

/** What `--json` prints: exactly one document on stdout. */
export const bookReportSchema = z.object({
  source: z.string(),
  status: z.enum(['done', 'done-with-gaps', 'skipped', 'failed', 'cancelled']),
  outputs: z.array(z.string()),
  audioSec: z.number().nullable(),
  chapters: z.array(chapterMarkSchema),
  log: z.string().nullable(),
  error: failureSchema.extend({ message: z.string() }).nullable(),
})
export type BookReport = z.infer<typeof bookReportSchema>

/** convert and batch. */
export const batchReportSchema = z.object({ books: z.array(bookReportSchema), elapsedSec: z.number() })
export type BatchReport = z.infer<typeof batchReportSchema>

/** doctor: what works on this machine, and how to mend what does not. */
export const doctorItemSchema = z.object({
  id: z.string(),
  name: z.string(),
  status: z.enum(['ok', 'warning', 'failed']),
  detail: z.string(),
  /** What to do about it; null where all is well. */
  fix: z.string().nullable(),
})
export type DoctorItem = z.infer<typeof doctorItemSchema>
export const doctorReportSchema = z.object({ items: z.array(doctorItemSchema) })

export const voiceSchema = z.object({
  /** ENGINE:NAME, e.g. "espeak:en-us". */
  id: z.string(),
  name: z.string(),
  /** BCP 47. */
  language: z.string(),
  engine: z.string(),
  /** Other names under which it may be asked for, without the engine's. */
  aliases: z.array(z.string()),
  installed: z.boolean(),
})
export type Voice = z.infer<typeof voiceSchema>
export const voicesReportSchema = z.object({ items: z.array(voiceSchema) })

/** voices install, remove, sample: the voices that it is about, or why not. */
export const voiceActionReportSchema = z.object({
  items: z.array(voiceSchema),
  /** The sample's file. */
  output: z.string().nullable(),
  error: failureSchema.nullable(),
})
export type VoiceActionReport = z.infer<typeof voiceActionReportSchema>

/** What can be done with voices besides listing them. */
export type VoiceAction =
  | { action: 'install'; file: string }
  | { action: 'remove'; id: string }
  | { action: 'sample'; id: string; output: string }

/** extract: one item a file. */
export const extractItemSchema = z.object({
  source: z.string(),
  status: z.enum(['done', 'failed']),
  output: z.string().nullable(),
  words: z.number().nullable(),
  chapters: z.number().nullable(),
  error: failureSchema.extend({ message: z.string() }).nullable(),
})
export const extractReportSchema = z.object({ items: z.array(extractItemSchema) })
