import { isDeepStrictEqual } from 'node:util'
import type { DoorKind } from '../../../src-contract/door-kind.ts'
import { fail, succeed, type Failure, type Result } from '../../../src-contract/failure.ts'
import type { OrchestratorUse } from '../../../src-contract/orchestrator-use.ts'
import { builtInLabel, type Choice, type Theirs } from '../../core/orchestrator/choose.ts'
import type { ChosenOrchestrator } from '../app/bookspool-api.ts'
import { identityOf, type KeptAnswers } from './answers.ts'
import { openConsent } from './consent.ts'
import { findAnswered, theirsOf, theLogin, useOf, type Wanted } from './find-orchestrator.ts'
import { proveOrchestrator } from './probe.ts'
import type { OpenQuestions } from './questions.ts'

export type WindowOrchestrator = {
  /** What the window shows. */
  use: () => OrchestratorUse
  /** Looks again which one it is; `changed` is called where it is another one now. */
  refresh: () => Promise<void>
  /** The one that makes the next book: allowed, and proved; what has to be asked is asked. Null: the built-in one. */
  ready: (signal?: AbortSignal) => Promise<Result<ChosenOrchestrator | null>>
  /** Null: it may be run. */
  refuse: (theirs: Theirs, signal?: AbortSignal) => Promise<Failure | null>
}

export type WindowOrchestratorParts = {
  answers: KeptAnswers
  version: string
  door: DoorKind
  questions: OpenQuestions
  wanted: () => Omit<Wanted, 'withoutPoetry'>
  /** Whether the settings in force are Bookspool's own: who named a command there is the user. */
  isOwnConfig: () => boolean
  /** What makes the same books in a terminal, for a door that cannot give consent. */
  command: () => string
  changed: () => void
}

/** The orchestrator behind a window: which one it is, and whether it may be run. Nothing of a workspace is run before the user has allowed it. */
export function openWindowOrchestrator(parts: WindowOrchestratorParts): WindowOrchestrator {
  const { answers, questions, version } = parts
  const consent = openConsent(parts)
  const proved = new Set<string>()
  let use: OrchestratorUse = {
    kind: 'builtin',
    label: `${builtInLabel}, version ${version}`,
    command: [],
    program: null,
    sha256: null,
  }

  const find = async (): Promise<Choice> => {
    const { withoutPoetry } = await answers.read()
    return findAnswered(parts.wanted(), withoutPoetry, theLogin)
  }
  const refresh = async (): Promise<void> => {
    const now = await useOf(await find(), version)
    if (isDeepStrictEqual(now, use)) return
    use = now
    parts.changed()
  }

  const refuse = async (theirs: Theirs, signal?: AbortSignal): Promise<Failure | null> => {
    if (theirs.kind === 'command' && parts.isOwnConfig()) return null
    return (await consent.ask(theirs, signal))
      ? null
      : { code: 'orchestrator-untrusted', file: theirs.program, detail: parts.command() }
  }

  const decide = async (
    choice: Extract<Choice, { kind: 'needs-poetry' }>,
    signal?: AbortSignal,
  ): Promise<Failure | null> => {
    const { folder, program, python } = choice
    const missing: Failure = { code: 'orchestrator-needs-poetry', file: program, detail: program }
    if (parts.door === 'browser') return missing
    const id = `no-poetry:${folder}`
    const answer = await questions.ask({ kind: 'no-poetry', id, folder, python }, signal)
    if (answer !== 'python3' && answer !== 'builtin') return missing
    await answers.change((kept) => ({ ...kept, withoutPoetry: { ...kept.withoutPoetry, [folder]: answer } }))
    await refresh()
    return null
  }

  const ready = async (signal?: AbortSignal): Promise<Result<ChosenOrchestrator | null>> => {
    const choice = await find()
    if (choice.kind === 'needs-poetry') {
      const failure = await decide(choice, signal)
      return failure === null ? ready(signal) : { ok: false, failure }
    }
    const theirs = theirsOf(choice)
    if (!theirs.ok) return theirs
    if (theirs.value === null) return succeed(null)
    const failure = await refuse(theirs.value, signal)
    if (failure !== null) return { ok: false, failure }
    if (signal?.aborted === true) return fail('interrupted')
    const login = await theLogin()
    const identity = await identityOf(theirs.value)
    if (!proved.has(identity)) {
      const proof = await proveOrchestrator(theirs.value, login, signal)
      if (!proof.ok) return proof
      proved.add(identity)
    }
    return succeed({ theirs: theirs.value, login })
  }
  return { use: () => use, refresh, ready, refuse }
}
