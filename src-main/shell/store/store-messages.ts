import { z } from 'zod'
import { titlesFoundSchema } from '../../../src-contract/chapter-speech.ts'
import { bookPlanSchema, phaseRecordSchema } from '../../../src-contract/book-page.ts'
import { failureSchema } from '../../../src-contract/failure.ts'
import { batchRunViewSchema } from '../../../src-contract/history.ts'
import { chapterMarkSchema, gapSchema, offSoundSchema } from '../../../src-contract/orchestrator-protocol.ts'
import { bookSpeechSchema } from '../../../src-contract/own-speech.ts'
import { isPhaseNumber, type PhaseNumber } from '../../../src-contract/phases.ts'
import {
  batchSectionSchema,
  phaseEntrySchema,
  pipelineJsonSchema,
} from '../../../src-contract/pipeline-json/schema.ts'
import { speechWantedSchema } from '../../../src-contract/spoken-with.ts'
import { usedEncodingSchema } from '../../../src-contract/text-encodings.ts'

const phase = z.custom<PhaseNumber>(isPhaseNumber)
/** Absolute path of a pipeline.json. */
const path = z.string()
const id = z.number().int()
const book = z.object({ fileId: z.string(), sha256: z.string().nullable(), sourcePath: z.string() })

/** What main asks of the store worker. Questions and flushes are answered under their id; changes are not. */
export const storeRequestSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('record'), path, fileId: z.string(), phase, entry: phaseEntrySchema }),
  z.object({ type: z.literal('batch'), path, section: batchSectionSchema }),
  z.object({
    type: z.literal('owners'),
    id,
    path,
    /** Whose id is sought. */
    file: z.object({
      sourcePath: z.string(),
      sha256: z.string(),
      stem: z.string(),
      inputDir: z.string().nullable(),
    }),
  }),
  z.object({
    type: z.literal('standing'),
    id,
    path,
    book,
    phases: z.array(phase),
    resumes: z.boolean(),
    sourceThere: z.boolean(),
    anyChunks: z.boolean().optional(),
    speech: speechWantedSchema.optional(),
  }),
  z.object({ type: z.literal('excerpt'), id, path, book }),
  /** `setting`: the voice of the settings. */
  z.object({
    type: z.literal('wishes'),
    id,
    path,
    fileIds: z.array(z.string()),
    setting: z.string().nullable(),
  }),
  /** Which books that voice spoke, or is to speak. */
  z.object({
    type: z.literal('voice-uses'),
    id,
    path,
    voice: z.object({ id: z.string(), aliases: z.array(z.string()) }),
  }),
  z.object({ type: z.literal('history'), id, path }),
  z.object({ type: z.literal('finished'), id, path }),
  z.object({
    type: z.literal('work-note'),
    path,
    fileId: z.string(),
    note: z.object({ kind: z.enum(['dropped', 'compressed']), at: z.string() }),
  }),
  /** How a book is spoken, in place of what was recorded of that. */
  z.object({ type: z.literal('speech'), path, fileId: z.string(), speech: bookSpeechSchema }),
  /** In which encoding a plain text is read; null: as the settings say. */
  z.object({ type: z.literal('encoding'), path, fileId: z.string(), encoding: z.string().nullable() }),
  z.object({ type: z.literal('flush'), id }),
  /** Writes what is pending, then nothing any more until it is released as often: another program writes that file now. */
  z.object({ type: z.literal('hold'), id, path }),
  z.object({ type: z.literal('release'), path }),
])
export type StoreRequest = z.infer<typeof storeRequestSchema>

/** What was found of any book. */
const looked = {
  plan: bookPlanSchema,
  records: z.array(phaseRecordSchema),
  /** Chunks whose sound stands, of all; null where the record counts none. */
  chunks: z.object({ spoken: z.number(), total: z.number() }).nullable(),
  /** Which voice spoke it, as recorded; null where nothing is. */
  voice: z.string().nullable(),
  /** What it has of its own: voice, speed, pauses, and those of its chapters. */
  speech: bookSpeechSchema,
  /** The encoding of its own that was chosen; null: as the settings say. */
  encoding: z.string().nullable(),
  /** Titles of the chapters that have anything to say; null where nobody has recorded them. */
  chapterTitles: z.array(z.string()).nullable(),
  /** What those were called where they were found; null: the same. */
  titlesFound: titlesFoundSchema.nullable(),
}

/** Whether a book needs no run any more. */
const standingSchema = z.discriminatedUnion('done', [
  z.object({ done: z.literal(false), ...looked }),
  z.object({
    done: z.literal(true),
    ...looked,
    /** Absolute; all are there. */
    outputs: z.array(z.string()),
    gaps: z.array(gapSchema),
    sounds: z.array(offSoundSchema),
    /** ISO 8601, as recorded; null where the record has no date. */
    doneAt: z.string().nullable(),
    /** Of the finished book, as recorded; null where nothing is. */
    audioSec: z.number().nullable(),
    chapters: z.array(chapterMarkSchema),
    /** With what it was made besides, as recorded; null where nothing is. */
    made: z.object({
      /** The setting then; left out where nobody recorded it. */
      requestedVoice: z.string().nullable().optional(),
      ownVoice: z.string().nullable().optional(),
      speed: z.number().nullable(),
      loudnessLufs: z.number().nullable(),
      /** The settings of reading, of what is said, of files and of pauses, as recorded (src-contract/made-with.ts). */
      reading: z.string().nullable(),
      /** Of a plain text. */
      encoding: usedEncodingSchema.nullable(),
      saying: z.string().nullable(),
      files: z.string().nullable(),
      pauses: z.string().nullable(),
      /** The mark of what the listener had chosen for its text. */
      textChoices: z.string().nullable(),
    }),
  }),
])
export type StoredStanding = z.infer<typeof standingSchema>

export const storeAnswerSchema = z.discriminatedUnion('type', [
  /** File ids that are taken, folded, with the sha256 recorded for each. */
  z.object({
    type: z.literal('owners'),
    id,
    owners: z.array(z.tuple([z.string(), z.string().nullable()])),
    /** The id under which the record knows a file of this hash. */
    known: z.string().nullable(),
  }),
  z.object({ type: z.literal('standing'), id, standing: standingSchema }),
  /** What the record says of one book, in the shape of 4.0.0. */
  z.object({ type: z.literal('excerpt'), id, excerpt: pipelineJsonSchema }),
  z.object({
    type: z.literal('finished'),
    id,
    books: z.array(z.object({ fileId: z.string(), doneAt: z.string() })),
  }),
  /** The voices that those books are to have, each once. */
  z.object({ type: z.literal('wishes'), id, wishes: z.array(z.string()) }),
  z.object({
    type: z.literal('voice-uses'),
    id,
    uses: z.array(
      z.object({
        fileId: z.string(),
        title: z.string().nullable(),
        whole: z.boolean(),
        chapters: z.array(z.string()),
      }),
    ),
  }),
  z.object({ type: z.literal('history'), id, runs: z.array(batchRunViewSchema) }),
  z.object({ type: z.literal('flushed'), id, failures: z.array(failureSchema) }),
  z.object({ type: z.literal('failed'), id, failure: failureSchema }),
  /** A write that nobody waits for did not succeed; it is tried again. Null: it has succeeded now. */
  z.object({ type: z.literal('trouble'), path, failure: failureSchema.nullable() }),
])
export type StoreAnswer = z.infer<typeof storeAnswerSchema>
