import { z } from 'zod'

/** One batch run, as `batch_runs` of pipeline.json has it. */
export const batchRunViewSchema = z.object({
  runId: z.string(),
  /** ISO 8601. */
  startedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  status: z.string(),
  total: z.number(),
  done: z.number(),
  failed: z.number(),
  skipped: z.number(),
  durationSec: z.number().nullable(),
  /** Of the books done in it. */
  audioSec: z.number().nullable(),
  /** Percent of the whole machine. */
  avgCpu: z.number().nullable(),
  failures: z.array(z.object({ file: z.string(), message: z.string() })),
})
export type BatchRunView = z.infer<typeof batchRunViewSchema>

/** `bookspool history --json`: the newest first. */
export const historyReportSchema = z.object({ items: z.array(batchRunViewSchema) })

/** Working files of one book. */
const workItemSchema = z.object({
  fileId: z.string(),
  title: z.string(),
  bytes: z.number(),
  /** ISO 8601; null: the book is not done, its work is needed to resume. */
  doneAt: z.string().nullable(),
})
export type WorkItem = z.infer<typeof workItemSchema>

export const diskViewSchema = z.object({
  path: z.string(),
  freeBytes: z.number().nullable(),
  items: z.array(workItemSchema),
  totalBytes: z.number(),
})
export type DiskView = z.infer<typeof diskViewSchema>

/** `bookspool clean --json`: an item a book. */
export const cleanReportSchema = z.object({
  items: z.array(workItemSchema.extend({ freedBytes: z.number(), why: z.string() })),
})
