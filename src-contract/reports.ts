import { z } from 'zod'
import { foundPartSchema } from './book-structure.ts'
import { failureSchema } from './failure.ts'
import { chapterMarkSchema, gapSchema, offSoundSchema } from './orchestrator-protocol.ts'
import type { Pronunciation } from './pronunciation.ts'
import { scanAccountSchema } from './scan-account.ts'
import { usedEncodingSchema } from './text-encodings.ts'
import { structureRowSchema } from './structure-rows.ts'

/** What `--json` prints: exactly one document on stdout. */
const bookReportSchema = z.object({
  source: z.string(),
  status: z.enum(['done', 'done-with-gaps', 'skipped', 'failed', 'cancelled']),
  outputs: z.array(z.string()),
  audioSec: z.number().nullable(),
  chapters: z.array(chapterMarkSchema),
  /** What could not be spoken and is silence. */
  gaps: z.array(gapSchema),
  /** What sounded off when it was listened to, and what came of it. */
  sounds: z.array(offSoundSchema),
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
  /** Of a voice that the catalogue has; what is not known is null. */
  quality: z.string().nullable().default(null),
  sampleRateHz: z.number().nullable().default(null),
  licence: z.string().nullable().default(null),
  /** What the licence forbids, in words that follow “forbids”; null: nothing, or not known. */
  forbids: z.string().nullable().default(null),
  /** What installing it would fetch. */
  downloadBytes: z.number().nullable().default(null),
  source: z.string().nullable().default(null),
  /** Seconds of speech that one core makes in a second: measured here with a sample, else what its engine is known for. */
  timesRealTime: z.number().nullable().default(null),
  isSpeedMeasured: z.boolean().default(false),
  /** Its place in the catalogue, which has the best first in each language; null where it is not there. */
  rank: z.number().nullable().default(null),
})
export type Voice = z.infer<typeof voiceSchema>
/** Of a voice that the catalogue does not have. */
export const noVoiceFacts = {
  quality: null,
  sampleRateHz: null,
  licence: null,
  forbids: null,
  downloadBytes: null,
  source: null,
  timesRealTime: null,
  isSpeedMeasured: false,
  rank: null,
} as const satisfies Partial<Voice>
export const voicesReportSchema = z.object({ items: z.array(voiceSchema) })

/** voices install, remove, sample, say: the voices that it is about, or why not. */
export const voiceActionReportSchema = z.object({
  items: z.array(voiceSchema),
  /** The sample's file. */
  output: z.string().nullable(),
  /** Of `say`: the words that are said. */
  said: z.string().nullable().default(null),
  error: failureSchema.nullable(),
})
export type VoiceActionReport = z.infer<typeof voiceActionReportSchema>

/** What `voices install --events ndjson` says, a line each; the report is the last one. Bytes, of what is fetched or of a packed file that is read. */
export const installEventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), done: z.number(), total: z.number() }),
  z.object({ type: z.literal('report'), report: voiceActionReportSchema }),
])
export type InstallEvent = z.infer<typeof installEventSchema>

/** A sentence of the user's, put into words as a book's are, and spoken where `output` names a WAV file. */
export type SayAction = {
  action: 'say'
  /** Null: a voice for the language. */
  id: string | null
  text: string
  /** BCP 47; null: the voice's own. */
  language: string | null
  pronunciations: readonly Pronunciation[]
  output: string | null
}

/** What can be done with voices besides listing them. */
export type VoiceAction =
  /** An id of the catalogue, a file or a folder. */
  | { action: 'install'; what: string }
  | { action: 'remove'; id: string }
  | { action: 'sample'; id: string; output: string }
  | SayAction

/** extract --report: what was left out of a book's text, joined or moved. */
export const changeReportSchema = z.object({
  /** Of a file that is one text: in which encoding it was read. */
  encoding: usedEncodingSchema.optional(),
  /** Of pages that are pictures: what was recognised, and how certain that is. */
  scan: scanAccountSchema.optional(),
  /** The source's sha256; null where it is not known. */
  source: z.string().nullable(),
  /** BCP 47. */
  language: z.string(),
  chapters: z.array(z.object({ title: z.string(), paragraphs: z.number() })),
  /** As they were found, whatever the listener chose of them; an older report has none. */
  parts: z.array(foundPartSchema).optional(),
  /** The same as the listener wants them: what is read, what is not and why. */
  structure: z.array(structureRowSchema).optional(),
  words: z.number(),
  /** By rule, of what is restored too. */
  counts: z.record(z.string(), z.number()),
  items: z.array(
    z.object({
      /** E.g. running-head, page-number, footnote, note-mark, caption, table, hyphen-joined. */
      rule: z.string(),
      /** From 1; null where the source has no pages. */
      page: z.number().nullable(),
      /** Points from the page's top left corner. */
      box: z.object({ left: z.number(), top: z.number(), right: z.number(), bottom: z.number() }).nullable(),
      text: z.string(),
      /** From 0: which of those that are alike in all of this. */
      nth: z.number().int().nonnegative().default(0),
      /** It was not made: the listener wants it read as it stands. */
      restored: z.boolean().default(false),
    }),
  ),
})
export type ChangeReport = z.infer<typeof changeReportSchema>

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
