import { z } from 'zod'
import { titlesFoundSchema } from './chapter-speech.ts'
import { bookSpeechSchema } from './own-speech.ts'
import { isPhaseNumber, type PhaseNumber } from './phases.ts'
import { phaseStatuses } from './pipeline-json/schema.ts'
import { recordedScanSchema, type RecordedScan } from './scan-account.ts'

const phase = z.custom<PhaseNumber>(isPhaseNumber)

/** Who wrote a phase's status: this program, the Python pipeline, a record of the old single-book shape, or nobody. */
const recordSources = ['ours', 'python', 'old', 'none'] as const

/** Levels of a finished book, measured on what decodes. */
const recordedSoundSchema = z.object({
  lufs: z.number(),
  truePeakDb: z.number(),
  /** dBFS. */
  rmsDb: z.number(),
  /** dBFS of the quietest half second; -96: silence. */
  noiseFloorDb: z.number(),
})
export type RecordedSound = z.infer<typeof recordedSoundSchema>

/** A voice that spoke some of a book's chunks in place of the book's: passages in another language, chapters with a voice of their own. */
const otherVoiceSchema = z.object({
  voice: z.string(),
  chunks: z.number().int(),
  /** Where, from 1; empty where the record does not tell. */
  chapters: z.array(z.number().int()),
})
export type OtherVoice = z.infer<typeof otherVoiceSchema>

/** One phase of one book as pipeline.json has it. */
export const phaseRecordSchema = z.object({
  phase,
  status: z.enum(phaseStatuses),
  source: z.enum(recordSources),
  /** Where in pipeline.json it was read: "phase4.files.alice", "alice.phase4", "phase4"; null where it stands nowhere. */
  readAt: z.string().nullable(),
  /** ISO 8601, as recorded. */
  finishedAt: z.string().nullable(),
  seconds: z.number().nullable(),
  /** When the files that it left for later phases were dropped, ISO 8601; null: they were not. */
  workDroppedAt: z.string().nullable(),
  errors: z.array(z.string()),
  /** How the finished book sounds, where its entry tells: phase 5 of ours. */
  sound: recordedSoundSchema.nullable().optional(),
  /** What was recognised from pictures of pages, where its entry tells: phase 2 of ours. */
  recognition: recordedScanSchema.nullable().optional(),
  /** Where its entry tells: phase 4 of ours. */
  otherVoices: z.array(otherVoiceSchema).optional(),
})
export type PhaseRecord = z.infer<typeof phaseRecordSchema>

/** When a book's working files were dropped, ISO 8601, and have not been made again since; null: they were not. */
export function droppedAt(phases: readonly Pick<PhaseRecord, 'workDroppedAt'>[]): string | null {
  return (
    phases
      .flatMap(({ workDroppedAt }) => workDroppedAt ?? [])
      .toSorted()
      .at(-1) ?? null
  )
}

/** What was recognised of a book from pictures of its pages; null: nothing, or nobody tells. */
export function recognitionIn(phases: readonly Pick<PhaseRecord, 'recognition'>[]): RecordedScan | null {
  return phases.find(({ recognition = null }) => recognition !== null)?.recognition ?? null
}

/** What Start would do with a book, and why: the words of `status`, of --dry-run and of the book's page. */
export const bookPlanSchema = z.object({
  action: z.enum(['skip', 'run', 'resume', 'refuse']),
  /** "done on 3 May", "changed since 3 May", "resumes at chunk 120 of 480", "phase 4 has not been run". */
  why: z.string(),
  /** The phases that would really be run. */
  phases: z.array(phase),
})
export type BookPlan = z.infer<typeof bookPlanSchema>

export const attemptSchema = z.object({
  attempt: z.number().int(),
  /** ISO 8601. */
  startedAt: z.string().nullable(),
  bytes: z.number(),
  path: z.string(),
})

export const bookPageSchema = z.object({
  bookId: z.string(),
  fileId: z.string().nullable(),
  pipelineJson: z.string().nullable(),
  phases: z.array(phaseRecordSchema),
  plan: bookPlanSchema.nullable(),
  /** What it has of its own: voice, speed, pauses, and those of its chapters. */
  speech: bookSpeechSchema,
  /** The encoding of its own that was chosen, or `auto`; null: as the settings say. */
  encoding: z.string().nullable(),
  /** Titles of its chapters; null where it has not been read yet. */
  chapterTitles: z.array(z.string()).nullable(),
  /** What those were called where they were found: by these they are known again; null: the same. */
  chapterTitlesFound: titlesFoundSchema.nullable(),
  /** Logs of this book, the newest first; kept after a retry. */
  attempts: z.array(attemptSchema),
  /** The command of the last run, ready to paste into a terminal. */
  command: z.string().nullable(),
  /** Bytes of working files that can be cleared; null where they could not be counted. */
  workBytes: z.number().nullable(),
})
export type BookPage = z.infer<typeof bookPageSchema>

/** `bookspool status --json`: an item a book. */
const statusItemSchema = z.object({
  fileId: z.string(),
  source: z.string().nullable(),
  phases: z.array(phaseRecordSchema),
  plan: bookPlanSchema,
  /** What it has of its own: voice, speed, pauses, and those of its chapters. */
  speech: bookSpeechSchema,
  /** The encoding of its own that was chosen, or `auto`; null: as the settings say. */
  encoding: z.string().nullable(),
})
export type StatusItem = z.infer<typeof statusItemSchema>
export const statusReportSchema = z.object({ items: z.array(statusItemSchema) })
