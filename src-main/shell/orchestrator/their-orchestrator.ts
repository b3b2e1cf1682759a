import { join } from 'node:path'
import type { Config } from '../../../src-contract/config-options.ts'
import { fail, succeed, type Result } from '../../../src-contract/failure.ts'
import { ownProgram } from '../../core/orchestrator/choose.ts'
import type { ChosenOrchestrator } from '../app/bookspool-api.ts'
import { findAnswered, theirsOf, theLogin, type Login } from './find-orchestrator.ts'

/** What was answered before where Poetry is meant and is not there, by folder: the built-in one is none to compare with. */
export type PoetryAnswers = Readonly<Record<string, 'python3' | 'builtin'>>

export type TheirPlace = {
  /** The folder of pipeline.json. */
  workspace: string
  /** `orchestrator` of the settings; what it says of the built-in one does not count here. */
  setting: Config['orchestrator']
  /** Where the words of a command count from. */
  folder: string
}

/** The workspace's own orchestrator, or the one that its settings name, to be compared with ours. */
export async function theirOrchestrator(
  { workspace, setting, folder }: TheirPlace,
  answers: PoetryAnswers = {},
  login: () => Promise<Login> = theLogin,
): Promise<Result<ChosenOrchestrator>> {
  const other = setting === 'builtin' ? 'auto' : setting
  const byPython = Object.fromEntries(Object.entries(answers).filter(([, answer]) => answer === 'python3'))
  const choice = await findAnswered({ setting: other, workspace, folder }, byPython, login)
  const theirs = theirsOf(choice)
  if (!theirs.ok) return theirs
  if (theirs.value === null) return fail('orchestrator-not-found', { file: join(workspace, ownProgram) })
  return succeed({ theirs: theirs.value, login: await login() })
}
