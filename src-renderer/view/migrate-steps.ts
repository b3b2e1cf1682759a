import { assertNever } from '../../src-contract/assert-never.ts'
import type { WorkspaceView } from '../../src-contract/migration.ts'
import { countWords } from '../../src-contract/count-words.ts'
import type { Pages } from '../store/pages.ts'

export const migrateSteps = [
  { id: 'found', label: 'What was found' },
  { id: 'changes', label: 'What changes' },
  { id: 'holds', label: 'What holds back' },
  { id: 'backup', label: 'Backup' },
  { id: 'checks', label: 'Seven checks' },
  { id: 'compare', label: 'Compare' },
  { id: 'rollback', label: 'The way back' },
] as const
export type MigrateStep = (typeof migrateSteps)[number]['id']

export type StepMark = { tone: 'good' | 'warn' | 'bad' | 'active' | 'quiet'; words: string }

const noMark: StepMark = { tone: 'quiet', words: '' }

/** What the list of steps says of one: done, what to look at, or under way. */
export function stepMark(step: MigrateStep, workspace: WorkspaceView, pages: Pages): StepMark {
  const count = (kind: string): number => workspace.findings.filter((one) => one.kind === kind).length
  switch (step) {
    case 'found':
      return count('problem') > 0
        ? { tone: 'bad', words: countWords(count('problem'), 'problem') }
        : { tone: 'good', words: '' }
    case 'changes':
      return noMark
    case 'holds':
      return count('hold') > 0 ? { tone: 'warn', words: String(count('hold')) } : { tone: 'good', words: '' }
    case 'backup':
      if (pages.backup.busySince !== null) return { tone: 'active', words: 'Running' }
      return workspace.backups.length > 0 ? { tone: 'good', words: '' } : noMark
    case 'checks': {
      if (pages.checks.busySince !== null) return { tone: 'active', words: 'Running' }
      const checks = pages.checks.value
      if (checks === null) return noMark
      const bad = checks.filter(({ status }) => status === 'failed' || status === 'not-run').length
      if (bad > 0) return { tone: 'bad', words: `${checks.length - bad} of ${checks.length}` }
      return { tone: 'good', words: '' }
    }
    case 'compare':
      if (pages.comparison.busySince !== null) return { tone: 'active', words: 'Running' }
      return pages.comparison.value === null ? noMark : { tone: 'good', words: '' }
    case 'rollback':
      return pages.rollback.busySince === null ? noMark : { tone: 'active', words: 'Running' }
    default:
      return assertNever(step)
  }
}
