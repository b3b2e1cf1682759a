import { z } from 'zod'
import { failureSchema } from './failure.ts'
import { chapterMarkSchema, gapSchema, offSoundSchema } from './orchestrator-protocol.ts'
import { isPhaseNumber, type PhaseNumber } from './phases.ts'
import { usedEncodingSchema } from './text-encodings.ts'

export const bookStates = [
  'waiting', 'checking', 'needs-attention', 'running', 'pausing', 'paused',
  'failed', 'cancelled', 'done', 'done-with-gaps', 'skipped',
] as const // prettier-ignore
export type BookState = (typeof bookStates)[number]

/** Its audiobook is there, made now or before. */
export function isMade(state: BookState): boolean {
  return state === 'done' || state === 'done-with-gaps' || state === 'skipped'
}

export const batchStates = ['idle', 'running', 'pausing', 'paused', 'stopping'] as const
export type BatchState = (typeof batchStates)[number]

const phase = z.custom<PhaseNumber>(isPhaseNumber)

export const phaseProgressSchema = z.object({
  phase,
  status: z.enum(['waiting', 'running', 'done', 'failed']),
  /** In the phase's own unit (phases.ts). */
  done: z.number(),
  total: z.number().nullable(),
})
export type PhaseProgress = z.infer<typeof phaseProgressSchema>

/** One row of the window, as main knows it. */
export const bookViewSchema = z.object({
  id: z.string(),
  path: z.string(),
  fileName: z.string(),
  bytes: z.number(),
  title: z.string().nullable(),
  author: z.string().nullable(),
  language: z.string().nullable(),
  fileType: z.string().nullable(),
  pages: z.number().nullable(),
  /** In which encoding a file that is one text was read; null for other kinds, and before it is known. */
  encoding: usedEncodingSchema.nullable(),
  state: z.enum(bookStates),
  /** Why it failed, or what it needs. */
  failure: failureSchema.nullable(),
  /** A few words beside the state: "resumes at chunk 120 of 480", "already done on 3 May". */
  note: z.string().nullable(),
  phases: z.array(phaseProgressSchema),
  /** The phase at work, or the one that it will resume in. */
  phase: phase.nullable(),
  /** Of the whole book, 0 to 1. */
  fraction: z.number(),
  /** Seconds of work left for this book, once there is a ground to say so. */
  remainingSec: z.number().nullable(),
  /** Length of the audiobook in seconds: estimated, then measured. */
  audioSec: z.number().nullable(),
  outputs: z.array(z.string()),
  chapters: z.array(chapterMarkSchema),
  gaps: z.array(gapSchema),
  /** What sounded off, made again or not. */
  sounds: z.array(offSoundSchema),
  warnings: z.number(),
  attempt: z.number(),
  /** ISO 8601. */
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  /** Whether there is a log to open. */
  hasLog: z.boolean(),
  /** Which orchestrator makes or made it, in a few words; null before its first run. */
  orchestrator: z.string().nullable(),
  /** The voice that speaks it, by its id; null before it is known. */
  voice: z.string().nullable(),
  /** Seconds at work, over all attempts. */
  elapsedSec: z.number().nullable(),
  /** It is paused, or being paused, by itself, not with the batch. */
  pausedAlone: z.boolean(),
  /** It cannot be suspended: it goes on to the end of this book unless it is stopped, which loses the phase at work. */
  pausesAfterBook: z.boolean(),
  /** ISO 8601: since when an orchestrator of another make has said nothing, once that is longer than phase_timeout. */
  silentSince: z.string().nullable(),
  /** When the phase at work began, ISO 8601. */
  phaseStartedAt: z.string().nullable(),
  /** The same book in other formats, left aside for this one. */
  otherFormats: z.array(z.string()),
  /** It is done, but with other settings than those in force: the phase from which they would make it otherwise. Null: from none. */
  madeOtherwise: phase.nullable(),
  /** Estimated seconds of work, at this machine's measured speed; null without a ground to say so. */
  workSec: z.number().nullable(),
  /** Estimated bytes that it needs while it is made. */
  diskBytes: z.number().nullable(),
})
export type BookView = z.infer<typeof bookViewSchema>

const holdSchema = z.object({
  reason: z.enum(['disk', 'battery', 'cpu']),
  /** "3.2 GB more is needed on /home", "battery at 12 %", "other programs use 93 % of the CPU". */
  detail: z.string(),
})
export type Hold = z.infer<typeof holdSchema>

export const batchViewSchema = z.object({
  state: z.enum(batchStates),
  /** Of everything in the list that is to be done, 0 to 1. */
  fraction: z.number(),
  remainingSec: z.number().nullable(),
  counts: z.record(z.enum(bookStates), z.number()),
  /** How much of the CPU the batch takes, in a few words: "held back: CPU at 93 %", "limited to 85 %", "uses everything". Null while nothing runs. */
  heldBack: z.string().nullable(),
  /** It was paused by Bookspool itself, and goes on when the reason is gone. */
  hold: holdSchema.nullable(),
  /** What is still to be done, together: sums of the books whose part is known, null where no book's is. */
  totals: z.object({
    books: z.number(),
    /** Of these, how many were not read yet, so that the sums lack them. */
    unread: z.number(),
    audioSec: z.number().nullable(),
    workSec: z.number().nullable(),
    diskBytes: z.number().nullable(),
  }),
  /** Set after a crash or a quit: when the batch was interrupted (ISO 8601), and the books that are left. */
  interrupted: z
    .object({
      at: z.string(),
      booksLeft: z.number(),
      /** The user had paused it: it never goes on by itself, whatever on_launch says. */
      wasPaused: z.boolean(),
    })
    .nullable(),
})
export type BatchView = z.infer<typeof batchViewSchema>

export const machineSampleSchema = z.object({
  /** ISO 8601. */
  at: z.string(),
  /** Whole system, 0 to 100. */
  cpuPercent: z.number(),
  /** Bookspool and its children, 0 to 100 of the whole system; null where the system cannot tell. */
  ownCpuPercent: z.number().nullable(),
  cores: z.number(),
  memoryUsedBytes: z.number(),
  memoryTotalBytes: z.number(),
})
export type MachineSample = z.infer<typeof machineSampleSchema>
