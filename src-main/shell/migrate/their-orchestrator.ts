import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fail, succeed, type Result } from '../../../src-contract/failure.ts'
import { findOnPath } from '../doctor/run-doctor.ts'

/** The words that start a workspace's own orchestrator, and the folder in which it runs. */
export type TheirOrchestrator = { words: string[]; cwd: string; label: string; program: string }

const relativePath = join('phase6_orchestrator', 'orchestrator.py')

/** Through Poetry where its folder has a pyproject.toml, else by python3; never by python3 where Poetry is meant. */
export function theirOrchestrator(workspace: string): Result<TheirOrchestrator> {
  const program = join(workspace, relativePath)
  if (!existsSync(program)) return fail('orchestrator-missing', { file: program })
  const cwd = dirname(program)
  if (existsSync(join(cwd, 'pyproject.toml'))) {
    const poetry = findOnPath('poetry')
    if (poetry === null) return fail('orchestrator-needs-poetry', { file: program, detail: program })
    return succeed({
      words: [poetry, 'run', 'python', program],
      cwd,
      program,
      label: `${relativePath} through Poetry`,
    })
  }
  const python = findOnPath('python3') ?? findOnPath('python')
  if (python === null) return fail('orchestrator-missing', { file: 'python3' })
  return succeed({ words: [python, program], cwd, program, label: `${relativePath} by ${python}` })
}
