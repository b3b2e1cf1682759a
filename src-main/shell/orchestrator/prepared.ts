import { succeed, type Result } from '../../../src-contract/failure.ts'
import type { ChosenOrchestrator } from '../app/bookspool-api.ts'
import { findOrchestrator, theirsOf, theLogin, type Wanted } from './find-orchestrator.ts'
import { proveOrchestrator } from './probe.ts'

/**
 * The orchestrator for somebody who has named the workspace, its config or a command in a terminal: that is consent. Null: the built-in one. Found, and proved by
 * its `--help`; `interrupted` where `signal` called that off, `orchestrator-needs-poetry`, `orchestrator-not-found`, `orchestrator-unusable`.
 */
export async function preparedOrchestrator(
  wanted: Omit<Wanted, 'withoutPoetry'>,
  signal: AbortSignal,
): Promise<Result<ChosenOrchestrator | null>> {
  const theirs = theirsOf(await findOrchestrator({ ...wanted, withoutPoetry: null }, theLogin))
  if (!theirs.ok) return theirs
  if (theirs.value === null) return succeed(null)
  const login = await theLogin()
  const proved = await proveOrchestrator(theirs.value, login, signal)
  return proved.ok ? succeed({ theirs: theirs.value, login }) : proved
}
