import { z } from 'zod'
import { failureSchema } from './failure.ts'
import { chapterMarkSchema, gapSchema } from './orchestrator-protocol.ts'
import { isPhaseNumber, type PhaseNumber } from './phases.ts'

export const bookStates = [
  'waiting', 'checking', 'needs-attention', 'running', 'pausing', 'paused',
  'failed', 'cancelled', 'done', 'done-with-gaps', 'skipped',
] as const // prettier-ignore
export type BookState = (typeof bookStates)[number]

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
  warnings: z.number(),
  attempt: z.number(),
  /** ISO 8601. */
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  /** Whether there is a log to open. */
  hasLog: z.boolean(),
})
export type BookView = z.infer<typeof bookViewSchema>

export const batchViewSchema = z.object({
  state: z.enum(batchStates),
  /** Of everything in the list that is to be done, 0 to 1. */
  fraction: z.number(),
  remainingSec: z.number().nullable(),
  counts: z.record(z.enum(bookStates), z.number()),
  /** Why the batch does less than it could, in a few words. */
  heldBack: z.string().nullable(),
  /** Set after a crash or a quit: when the batch was interrupted (ISO 8601), and the books that are left. */
  interrupted: z.object({ at: z.string(), booksLeft: z.number() }).nullable(),
})
export type BatchView = z.infer<typeof batchViewSchema>

export const machineSampleSchema = z.object({
  /** ISO 8601. */
  at: z.string(),
  /** Whole system, 0 to 100. */
  cpuPercent: z.number(),
  /** Bookspool's own children, 0 to 100 of the whole system; null where the system cannot tell. */
  ownCpuPercent: z.number().nullable(),
  cores: z.number(),
  memoryUsedBytes: z.number(),
  memoryTotalBytes: z.number(),
})
export type MachineSample = z.infer<typeof machineSampleSchema>
