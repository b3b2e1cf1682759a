import { z } from 'zod'
import { orchestratorUseSchema } from './orchestrator-use.ts'

/** One thing that a look at a workspace brought to light. */
export const findingSchema = z.object({
  id: z.string(),
  /** `note`: understood, nothing to do. `change`: will change. `hold`: a setting that holds the user back; `fix` changes it. */
  kind: z.enum(['note', 'change', 'keep', 'hold', 'problem']),
  text: z.string(),
  /** A one-click change of config.yaml; null where there is none. */
  fix: z.object({ key: z.string(), value: z.unknown(), label: z.string() }).nullable(),
})
export type Finding = z.infer<typeof findingSchema>

export const checkSchema = z.object({
  id: z.enum(['command', 'test-file', 'output', 'resume', 'logs', 'errors', 'cpu']),
  name: z.string(),
  status: z.enum(['ok', 'warning', 'failed', 'not-run']),
  detail: z.string(),
  fix: z.string().nullable(),
})
export type MigrationCheck = z.infer<typeof checkSchema>

export const backupSchema = z.object({
  /** The folder's name, from the date. */
  id: z.string(),
  /** ISO 8601. */
  at: z.string(),
  path: z.string(),
  files: z.array(z.string()),
})
export type Backup = z.infer<typeof backupSchema>

const sideSchema = z.object({
  orchestrator: z.string(),
  exitCode: z.number().nullable(),
  /** Status per phase, by its number as a string. */
  phases: z.record(z.string(), z.string()),
  words: z.number().nullable(),
  audioSec: z.number().nullable(),
  loudnessLufs: z.number().nullable(),
  output: z.string().nullable(),
  elapsedSec: z.number(),
})

/** The same book made by the workspace's own orchestrator and by the built-in one. */
export const comparisonSchema = z.object({ file: z.string(), theirs: sideSchema, ours: sideSchema })
export type Comparison = z.infer<typeof comparisonSchema>

export const rollbackPlanSchema = z.object({
  backup: backupSchema,
  /** Put back byte for byte. */
  restores: z.array(z.string()),
  /** Chunks that Bookspool has made since, which go aside. */
  clears: z.array(z.string()).default([]),
  /** Books that the record will know nothing of any more. */
  forgets: z.array(z.string()),
})
export type RollbackPlan = z.infer<typeof rollbackPlanSchema>

export const workspaceViewSchema = z.object({
  /** The folder of pipeline.json. */
  path: z.string(),
  configPath: z.string().nullable(),
  pipelineJson: z.string(),
  inputDir: z.string().nullable(),
  /** Whether this is Bookspool's own workspace, in its data folder. */
  isOwn: z.boolean(),
  books: z.number().nullable(),
  orchestrator: orchestratorUseSchema,
  findings: z.array(findingSchema),
  backups: z.array(backupSchema),
})
export type WorkspaceView = z.infer<typeof workspaceViewSchema>
