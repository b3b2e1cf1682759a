import { existsSync } from 'node:fs'
import { isAbsolute, join, resolve } from 'node:path'
import type { Config } from '../../../src-contract/config-options.ts'
import { fail, succeed, type Result } from '../../../src-contract/failure.ts'
import type { OrchestratorUse } from '../../../src-contract/orchestrator-use.ts'
import { fileExists } from '../../../src-node/atomic-file.ts'
import {
  builtInLabel,
  chooseOrchestrator,
  ownProgram,
  type Choice,
  type Ground,
  type NamedCommand,
  type Theirs,
} from '../../core/orchestrator/choose.ts'
import { startAt, startOnPath } from '../run/find-on-path.ts'
import { sha256OfFile } from '../logs/versions.ts'
import { loginEnvironment } from '../run/login-path.ts'

export type Wanted = {
  setting: Config['orchestrator']
  /** The folder of pipeline.json. */
  workspace: string
  /** Where the words of a command count from. */
  folder: string
  withoutPoetry: Ground['withoutPoetry']
}

/** With what it is started, found once a run of the program: a shell is asked for it. */
export type Login = Readonly<Record<string, string>>

let asked: Promise<Login> | null = null

/** `told` hears why a shell did not tell it, where nobody has asked before. */
export async function theLogin(told: (trouble: string) => void = () => undefined): Promise<Login> {
  asked ??= loginEnvironment(process.env, process.versions['electron'] !== undefined, told)
  return asked
}

/** A word that names a file: a bare one is looked up on PATH or means something else. */
async function asFile(word: string, folder: string): Promise<string | null> {
  if (word.startsWith('-') || !/[\\/.]/u.test(word)) return null
  const path = resolve(folder, word)
  return (await fileExists(path)) ? path : null
}

/** Files among the words made absolute; what counts from the working folder (a flag) is made so before it is kept as a setting. */
async function absoluteWords(words: readonly string[], folder: string): Promise<string[]> {
  return Promise.all(words.map(async (word) => (await asFile(word, folder)) ?? word))
}

async function named(setting: readonly string[], wanted: Wanted, path: string): Promise<NamedCommand> {
  const words = await absoluteWords(setting, wanted.folder)
  const [first = '', ...rest] = words
  const found = isAbsolute(first) ? startAt(first) : startOnPath(first, path)
  const start = found.kind === 'words' ? { ...found, words: [...found.words, ...rest] } : found
  const files = (start.kind === 'words' ? start.words : []).filter(
    (word) => isAbsolute(word) && existsSync(word),
  )
  return { start, files, folder: wanted.workspace }
}

/** Looks at files and at PATH, and runs nothing of the workspace. `login` is asked where PATH matters only: a shell takes its time. */
export async function findOrchestrator(wanted: Wanted, login: () => Promise<Login>): Promise<Choice> {
  const { setting, withoutPoetry } = wanted
  const program = join(wanted.workspace, ownProgram)
  const folder = resolve(program, '..')
  const isThere = setting === 'auto' && (await fileExists(program))
  const ground: Ground = {
    setting,
    own: null,
    poetry: { kind: 'missing' },
    python: null,
    withoutPoetry,
    command: null,
  }
  if (!isThere && !Array.isArray(setting)) return chooseOrchestrator(ground)
  const path = (await login())['PATH'] ?? ''
  // Python is started by one word, the file itself.
  const pythonOnPath = (name: string): string | null => {
    const start = startOnPath(name, path)
    return start.kind === 'words' && start.words.length === 1 ? (start.words[0] ?? null) : null
  }
  return chooseOrchestrator({
    ...ground,
    own: isThere ? { program, folder, hasPyproject: existsSync(join(folder, 'pyproject.toml')) } : null,
    poetry: startOnPath('poetry', path),
    python: pythonOnPath('python3') ?? pythonOnPath('python'),
    command: Array.isArray(setting) ? await named(setting, wanted, path) : null,
  })
}

/** As it was answered before, where Poetry is meant and is not there. `answers`: by folder. */
export async function findAnswered(
  wanted: Omit<Wanted, 'withoutPoetry'>,
  answers: Readonly<Record<string, Ground['withoutPoetry']>>,
  login: () => Promise<Login>,
): Promise<Choice> {
  const first = await findOrchestrator({ ...wanted, withoutPoetry: null }, login)
  const withoutPoetry = first.kind === 'needs-poetry' ? (answers[first.folder] ?? null) : null
  return withoutPoetry === null ? first : findOrchestrator({ ...wanted, withoutPoetry }, login)
}

/** Null: the built-in one. Fails where a choice cannot be carried out. */
export function theirsOf(choice: Choice): Result<Theirs | null> {
  switch (choice.kind) {
    case 'builtin':
      return succeed(null)
    case 'theirs':
      return succeed(choice.theirs)
    case 'needs-poetry':
      return fail('orchestrator-needs-poetry', { file: choice.program, detail: choice.program })
    case 'unstartable':
      return fail('orchestrator-unusable', {
        file: choice.file,
        detail: 'it is a batch file, which only a shell can run; name the .exe or the Python that it starts',
      })
    case 'missing':
      return fail('orchestrator-not-found', { file: choice.what })
    default:
      return choice
  }
}

/** What the window shows of it. `version`: ours. */
export async function useOf(choice: Choice, version: string): Promise<OrchestratorUse> {
  const nothing = { command: [], program: null, sha256: null }
  switch (choice.kind) {
    case 'builtin':
      return { ...nothing, kind: 'builtin', label: `${builtInLabel}, version ${version}` }
    case 'theirs': {
      const { kind, label, words, program } = choice.theirs
      return { kind, label, command: [...words], program, sha256: await sha256OfFile(program) }
    }
    case 'needs-poetry':
      return {
        ...nothing,
        kind: 'workspace',
        label: `${ownProgram}, which wants Poetry; it was not found`,
        program: choice.program,
        sha256: await sha256OfFile(choice.program),
      }
    case 'unstartable':
      return { ...nothing, kind: 'command', label: `${choice.file}, a batch file, which cannot be used` }
    case 'missing':
      return { ...nothing, kind: 'command', label: `${choice.what}, which was not found` }
    default:
      return choice
  }
}
