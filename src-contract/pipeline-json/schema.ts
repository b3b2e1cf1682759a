import { z } from 'zod'

/** The nine that are written. */
export const phaseStatuses = [
  'pending', 'running', 'success', 'partial', 'partial_success', 'failed', 'error', 'skipped', 'unknown',
] as const // prettier-ignore
export type PhaseStatus = (typeof phaseStatuses)[number]

const oldStatusWords: Record<string, PhaseStatus> = {
  complete: 'success',
  completed: 'success',
  ok: 'success',
  ready: 'success',
  in_progress: 'running',
}

/** Reads a status of any age; what nobody knows is 'unknown', never an error. */
export function readStatus(value: unknown): PhaseStatus {
  if (typeof value !== 'string') return 'unknown'
  const word = value.trim().toLowerCase()
  return phaseStatuses.find((status) => status === word) ?? oldStatusWords[word] ?? 'unknown'
}

const jsonObject = z.record(z.string(), z.unknown())

/** One file's entry in one phase, as we write it; keys that we do not know are kept as they are. */
export const phaseEntrySchema = z.looseObject({
  status: z.enum(phaseStatuses),
  timestamps: z
    .looseObject({
      start: z.string().optional(),
      end: z.string().nullable().optional(),
      /** Seconds. */
      duration: z.number().nullable().optional(),
    })
    .optional(),
  artifacts: jsonObject.optional(),
  metrics: jsonObject.optional(),
  errors: z.array(z.unknown()).optional(),
})
export type PhaseEntry = z.infer<typeof phaseEntrySchema>

/** The whole file: an object. Its three shapes are told apart by reading, not by this schema. */
export const pipelineJsonSchema = jsonObject
export type PipelineJson = z.infer<typeof pipelineJsonSchema>

export const pipelineVersion = '4.0.0'

const batchFileSchema = z.looseObject({
  status: z.enum(phaseStatuses),
  started_at: z.string().nullable(),
  completed_at: z.string().nullable(),
  duration_sec: z.number().nullable(),
  error_message: z.string().nullable(),
  errors: z.array(z.string()),
  source_path: z.string(),
  phase6: z.looseObject({
    exit_code: z.number().nullable(),
    stdout_tail: z.string(),
    stderr_tail: z.string(),
  }),
  cpu_avg: z.number().nullable(),
  /** Ours: seconds of finished audio. */
  audio_sec: z.number().nullable().optional(),
})
export type BatchFile = z.infer<typeof batchFileSchema>

const batchSummarySchema = z.looseObject({
  status: z.enum(phaseStatuses),
  total_files: z.number(),
  successful_files: z.number(),
  failed_files: z.number(),
  skipped_files: z.number(),
  duration_sec: z.number().nullable(),
  avg_cpu_usage: z.number().nullable(),
  errors: z.array(z.string()),
  started_at: z.string().nullable(),
  completed_at: z.string().nullable(),
  /** Ours: seconds of audio of the books that were made. */
  audio_sec: z.number().nullable().optional(),
})
export type BatchSummary = z.infer<typeof batchSummarySchema>

export const batchSectionSchema = z.looseObject({
  /** Tells runs apart where the same one stands twice. */
  run_id: z.string(),
  /** "bookspool" in ours. */
  made_by: z.string().optional(),
  summary: batchSummarySchema,
  files: z.record(z.string(), batchFileSchema),
})
export type BatchSection = z.infer<typeof batchSectionSchema>
