import type { DoorKind } from '../../../src-contract/door-kind.ts'
import type { Theirs } from '../../core/orchestrator/choose.ts'
import { identityOf, type KeptAnswers } from './answers.ts'
import { useOf } from './find-orchestrator.ts'
import type { OpenQuestions } from './questions.ts'

export type ConsentParts = {
  answers: KeptAnswers
  version: string
  door: DoorKind
  questions: OpenQuestions
}

export type Consent = {
  /** Whether the program has been allowed before, with these very bytes. */
  isGiven: (theirs: Theirs) => Promise<boolean>
  /** The same; where it has not been, the user is asked, and yes is remembered. The browser door asks nobody: it is a no. */
  ask: (theirs: Theirs, signal?: AbortSignal) => Promise<boolean>
}

/** Whether a program that a workspace names may be run: asked once for its path and its bytes. */
export function openConsent({ answers, version, door, questions }: ConsentParts): Consent {
  const isKept = async (identity: string): Promise<boolean> =>
    (await answers.read()).allowed.some((kept) => kept.identity === identity)
  const ask: Consent['ask'] = async (theirs, signal) => {
    const identity = await identityOf(theirs)
    if (await isKept(identity)) return true
    if (door === 'browser') return false
    const shown = await useOf({ kind: 'theirs', theirs }, version)
    const answer = await questions.ask({ kind: 'trust', id: `trust:${identity}`, use: shown }, signal)
    if (answer !== 'allow') return false
    // What was shown is what is allowed: where the file is another one by now, that one is asked about.
    if ((await identityOf(theirs)) !== identity) return ask(theirs, signal)
    const { program } = theirs
    if (!(await isKept(identity)))
      await answers.change((kept) => ({
        ...kept,
        allowed: [...kept.allowed, { program, identity, at: new Date().toISOString() }],
      }))
    return true
  }
  return { isGiven: async (theirs) => isKept(await identityOf(theirs)), ask }
}
