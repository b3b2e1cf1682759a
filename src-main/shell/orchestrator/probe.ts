import { fail, succeed, type Failure, type Result } from '../../../src-contract/failure.ts'
import type { Theirs } from '../../core/orchestrator/choose.ts'
import { theirEnvironment } from '../run/child-environment.ts'
import { runProgram } from '../run/run-program.ts'
import type { Login } from './find-orchestrator.ts'

/** Poetry and Conda take seconds to begin, on a cold disk half a minute. */
const helpTimeoutMs = 60_000
const tailChars = 500

/** Whether its `--help` ends well: what cannot even do that is given no book. It must have been allowed before. `interrupted` where `signal` called it off. */
export async function proveOrchestrator(
  theirs: Theirs,
  login: Login,
  signal: AbortSignal = new AbortController().signal,
  timeoutMs = helpTimeoutMs,
): Promise<Result<void>> {
  const patience = AbortSignal.timeout(timeoutMs)
  const words = [...theirs.words, '--help']
  const { exitCode, tail } = await runProgram({
    words,
    cwd: theirs.cwd,
    environment: theirEnvironment(login),
    signal: AbortSignal.any([patience, signal]),
  })
  if (signal.aborted) return fail('interrupted')
  if (exitCode === 0 && !patience.aborted) return succeed(undefined)
  const said = tail.trim().slice(-tailChars)
  const how = patience.aborted
    ? `its --help did not end within ${Math.round(timeoutMs / 1000)} seconds`
    : exitCode === null
      ? 'its --help could not be run to its end'
      : `its --help ended with exit code ${exitCode}`
  const failure: Failure = {
    code: 'orchestrator-unusable',
    file: theirs.program,
    detail: said === '' ? how : `${how}: ${said}`,
  }
  return { ok: false, failure }
}
