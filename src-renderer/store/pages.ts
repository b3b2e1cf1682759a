import type { BatchRunView, DiskView } from '../../src-contract/history.ts'
import type { Failure } from '../../src-contract/failure.ts'
import type {
  Backup,
  Comparison,
  MigrationCheck,
  RollbackPlan,
  WorkspaceView,
} from '../../src-contract/migration.ts'

/** What the pages about the workspace ask main for. */
export type PageValues = {
  workspace: WorkspaceView
  /** Another workspace, or back to the own one; false: the dialog was cancelled. */
  opening: boolean
  history: readonly BatchRunView[]
  disk: DiskView
  clearing: DiskView
  backup: Backup
  checks: readonly MigrationCheck[]
  comparison: Comparison
  plan: RollbackPlan
  rollback: RollbackPlan
}
export type PageName = keyof PageValues

/** Something asked of main that takes its time. The last answer stays while it is asked again. */
export type Task<T> = {
  /** When it began, in ms since 1970; null: it is not under way. */
  busySince: number | null
  value: T | null
  failure: Failure | null
}

/** Kept here and not in the dialogs: a comparison of an hour goes on, and its result waits, while its page is closed. */
export type Pages = { [Name in PageName]: Task<PageValues[Name]> }

const idle = { busySince: null, value: null, failure: null }

export const noPages: Pages = {
  workspace: idle,
  opening: idle,
  history: idle,
  disk: idle,
  clearing: idle,
  backup: idle,
  checks: idle,
  comparison: idle,
  plan: idle,
  rollback: idle,
}
