import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fail, succeed, type Result } from '../../../src-contract/failure.ts'
import { loginPath } from '../run/login-path.ts'
import { findOnPath } from '../doctor/run-doctor.ts'

/** The words that start a workspace's own orchestrator, and the folder in which it runs. */
export type TheirOrchestrator = {
  words: string[]
  cwd: string
  /** As the user's terminals have it: Poetry and Conda are found there. */
  path: string
  label: string
  program: string
}

const relativePath = join('phase6_orchestrator', 'orchestrator.py')

/** Through Poetry where its folder has a pyproject.toml, else by python3; never by python3 where Poetry is meant. */
export async function theirOrchestrator(
  workspace: string,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<Result<TheirOrchestrator>> {
  const program = join(workspace, relativePath)
  if (!existsSync(program)) return fail('orchestrator-missing', { file: program })
  const cwd = dirname(program)
  const path = await loginPath(environment)
  const onPath = (name: string): string | null => findOnPath(name, { PATH: path })
  if (existsSync(join(cwd, 'pyproject.toml'))) {
    const poetry = onPath('poetry')
    if (poetry === null) return fail('orchestrator-needs-poetry', { file: program, detail: program })
    return succeed({
      words: [poetry, 'run', 'python', program],
      cwd,
      path,
      program,
      label: `${relativePath} through Poetry`,
    })
  }
  const python = onPath('python3') ?? onPath('python')
  if (python === null) return fail('orchestrator-missing', { file: 'python3' })
  return succeed({ words: [python, program], cwd, path, program, label: `${relativePath} by ${python}` })
}
