import { countWords } from '../../../src-contract/count-words.ts'
import type {
  Backup,
  Comparison,
  Finding,
  MigrationCheck,
  RollbackPlan,
  WorkspaceView,
} from '../../../src-contract/migration.ts'
import { phases } from '../../../src-contract/phases.ts'

const kinds: Record<Finding['kind'], string> = {
  problem: 'Problems',
  note: 'Found and understood',
  change: 'What will change',
  keep: 'What stays',
  hold: 'What holds you back',
}

export function reportLines(view: WorkspaceView): string[] {
  const lines = [`Workspace ${view.path}`]
  for (const kind of ['problem', 'note', 'hold', 'change', 'keep'] as const) {
    const found = view.findings.filter((finding) => finding.kind === kind)
    if (found.length === 0) continue
    lines.push('', `${kinds[kind]}:`)
    for (const { id, text, fix } of found) {
      lines.push(`  - ${text}`)
      if (fix !== null) lines.push(`      → ${fix.label}: --fix ${id}`)
    }
  }
  const backups = view.backups.map(({ id, files }) => `  - ${id} (${files.length} files)`)
  lines.push(
    '',
    ...(backups.length === 0 ? ['No backup yet: --backup makes one.'] : ['Backups:', ...backups]),
  )
  return lines
}

export function backupLines({ path, files }: Backup): string[] {
  return [`Backup ${path}`, ...files.map((file) => `  ${file}`)]
}

const marks: Record<MigrationCheck['status'], string> = { ok: '✓', warning: '!', failed: '✗', 'not-run': '–' }

export function checkLines(checks: readonly MigrationCheck[]): string[] {
  return checks.flatMap(({ name, status, detail, fix }) => [
    `${marks[status]} ${name}: ${detail}`,
    ...(fix === null ? [] : [`    → ${fix}`]),
  ])
}

const nothing = '–'

export function comparisonLines({ theirs, ours }: Comparison): string[] {
  const number = (value: number | null, unit: string): string =>
    value === null ? nothing : `${value}${unit}`
  const row = (name: string, one: string, other: string): string =>
    `${name.padEnd(16)} ${one.padEnd(28)} ${other}`
  return [
    row('', 'the workspace’s', 'built-in'),
    row('exit code', number(theirs.exitCode, ''), number(ours.exitCode, '')),
    ...phases.map(({ number: phase, label }) =>
      row(
        `${phase} ${label}`,
        theirs.phases[String(phase)] ?? nothing,
        ours.phases[String(phase)] ?? nothing,
      ),
    ),
    row('words', number(theirs.words, ''), number(ours.words, '')),
    row('length', number(theirs.audioSec, ' s'), number(ours.audioSec, ' s')),
    row('loudness', number(theirs.loudnessLufs, ' LUFS'), number(ours.loudnessLufs, ' LUFS')),
    row('took', number(theirs.elapsedSec, ' s'), number(ours.elapsedSec, ' s')),
    row('output', theirs.output ?? nothing, ours.output ?? nothing),
    'What was made for this has been taken away again.',
  ]
}

export function planLines({ backup, restores, clears, forgets }: RollbackPlan, isDone: boolean): string[] {
  const chunks = `${countWords(clears.length, 'chunk')} that Bookspool has made since`
  return [
    `${isDone ? 'Rolled back to' : 'A rollback to'} ${backup.id}${isDone ? ':' : ' would'}`,
    `${isDone ? 'Put back' : 'put back'}, byte for byte:`,
    ...restores.map((path) => `  ${path}`),
    ...(clears.length === 0
      ? []
      : [`${isDone ? 'Moved' : 'move'} ${chunks} from the phases’ folders to .bookspool/aside.`]),
    'Audiobooks that were made since stay where they are.',
    forgets.length === 0
      ? 'The record forgets no book.'
      : `The record ${isDone ? 'has forgotten' : 'would forget'} ${forgets.length === 1 ? 'this book' : 'these books'}: ${forgets.join(', ')}.`,
    isDone
      ? 'The state before is kept as another backup.'
      : 'The present state would be kept as another backup.',
  ]
}
