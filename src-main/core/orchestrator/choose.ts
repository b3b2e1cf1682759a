import type { Config } from '../../../src-contract/config-options.ts'
import type { ProgramStart } from './windows-program.ts'

/** What a look at the disk and at PATH found. Paths are absolute; null: not there. */
export type Ground = {
  setting: Config['orchestrator']
  /** phase6_orchestrator/orchestrator.py beside pipeline.json. */
  own: { program: string; folder: string; hasPyproject: boolean } | null
  poetry: ProgramStart
  python: string | null
  /** What the user said for this folder where Poetry is missing. */
  withoutPoetry: 'python3' | 'builtin' | null
  /** The named command's words, each file among them made absolute; of a command only. */
  command: NamedCommand | null
}

export type NamedCommand = {
  /** The first one as PATH resolves it, and the rest. */
  start: ProgramStart
  /** Absolute paths of those words that are files. */
  files: readonly string[]
  /** Where it runs if no word is a file. */
  folder: string
}

/** An orchestrator of another make, and how it is started. */
export type Theirs = {
  kind: 'workspace' | 'command'
  words: readonly string[]
  /** Its own folder. */
  cwd: string
  program: string
  label: string
}

export type Choice =
  | { kind: 'builtin' }
  | { kind: 'theirs'; theirs: Theirs }
  | { kind: 'needs-poetry'; program: string; folder: string; python: string | null }
  | { kind: 'missing'; what: string }
  /** A batch file of Windows, which only a shell can run. */
  | { kind: 'unstartable'; file: string }

/** What a book's page and log call ours. */
export const builtInLabel = 'Built in'
export const ownProgram = 'phase6_orchestrator/orchestrator.py'

/** They only start another program, which is the one that is meant. */
const starters =
  /^(?:python[\d.]*w?|pypy[\d.]*|py|poetry|conda|mamba|micromamba|uv|uvx|pipenv|pixi|env|nice|node|sh|bash|zsh|fish|cmd|powershell|pwsh)(?:\.exe|\.bat|\.cmd)?$/iu

const baseName = (path: string): string => path.split(/[\\/]/u).at(-1) ?? path
const folderOf = (path: string): string => path.replace(/[\\/][^\\/]*$/u, '') || '/'

/** The program that a command is about: its first word, or, where that one only starts another, the first file behind it. */
export function programOf(words: readonly string[], files: readonly string[]): string {
  const [first = '', ...rest] = words
  if (!starters.test(baseName(first))) return first
  return rest.find((word) => files.includes(word)) ?? first
}

function ofCommand(setting: readonly string[], command: NamedCommand): Choice {
  const { start, files, folder } = command
  if (start.kind === 'missing') return { kind: 'missing', what: setting[0] ?? '' }
  if (start.kind === 'unstartable') return start
  const { words } = start
  const program = programOf(words, files)
  const isStarter = program === words[0] && starters.test(baseName(program))
  const cwd = files.includes(program) && !isStarter ? folderOf(program) : folder
  return { kind: 'theirs', theirs: { kind: 'command', words, cwd, program, label: setting.join(' ') } }
}

/** Which orchestrator makes the books. Where its folder wants Poetry and there is none, nobody but the user steps down from it. */
export function chooseOrchestrator(ground: Ground): Choice {
  const { setting, own, poetry, python } = ground
  if (setting === 'builtin') return { kind: 'builtin' }
  if (setting !== 'auto')
    return ground.command === null
      ? { kind: 'missing', what: setting[0] ?? '' }
      : ofCommand(setting, ground.command)
  if (own === null) return { kind: 'builtin' }
  const { program, folder } = own
  const theirs = { kind: 'workspace', cwd: folder, program } as const
  if (own.hasPyproject && poetry.kind === 'words') {
    const words = [...poetry.words, 'run', 'python', program]
    return { kind: 'theirs', theirs: { ...theirs, words, label: `${ownProgram} through Poetry` } }
  }
  if (own.hasPyproject && ground.withoutPoetry === null && poetry.kind === 'unstartable') return poetry
  if (own.hasPyproject && ground.withoutPoetry === null)
    return { kind: 'needs-poetry', program, folder, python }
  if (own.hasPyproject && ground.withoutPoetry === 'builtin') return { kind: 'builtin' }
  if (python === null) return { kind: 'missing', what: 'python3' }
  return {
    kind: 'theirs',
    theirs: { ...theirs, words: [python, program], label: `${ownProgram} by ${python}` },
  }
}
