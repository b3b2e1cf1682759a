import { fail, succeed, type Result } from '../../../src-contract/failure.ts'
import type { Voice } from '../../../src-contract/reports.ts'
import { voiceVerdict } from '../../core/orchestrator/missing-voice.ts'

/** What speaks in place of a voice, by that voice: what a run's settings hold. */
export type VoiceAnswers = Readonly<Record<string, string>>

export type VoiceSettler = {
  /**
   * Finds out what speaks for a book that wants this voice, and asks where nobody has said so yet; empty where it is there. `interrupted`: the answer is not
   * wanted any more.
   */
  settle: (wish: string, signal?: AbortSignal) => Promise<Result<VoiceAnswers>>
  /** What was answered, without asking. */
  known: (wish: string) => Promise<VoiceAnswers>
  /** Whether the voice is there; false also where that cannot be found out. */
  isHere: (wish: string) => Promise<boolean>
}

/** `forget`: a voice has come or gone, and is looked for again. */
export type ForgettingSettler = VoiceSettler & { forget: () => void }

export type VoiceSettlerParts = {
  listVoices: () => Promise<Result<Voice[]>>
  answers: () => Promise<VoiceAnswers>
  keep: (wish: string, answer: string) => Promise<void>
  /** A voice's id, or `default`; null: it is not wanted any more. */
  ask: (wish: string, signal?: AbortSignal) => Promise<string | null>
}

export function openVoiceSettler({ listVoices, answers, keep, ask }: VoiceSettlerParts): ForgettingSettler {
  // Listing starts a program: once for thousands of books.
  let listed: Promise<Result<Voice[]>> | null = null

  const look = async (wish: string, again: boolean): Promise<Result<ReturnType<typeof voiceVerdict>>> => {
    if (again) listed = null
    listed ??= listVoices()
    const voices = await listed
    if (voices.ok) return succeed(voiceVerdict(wish, voices.value, await answers()))
    listed = null
    return voices
  }
  const settle: VoiceSettler['settle'] = async (wish, signal) => {
    let verdict = await look(wish, false)
    // It may have been installed since.
    if (verdict.ok && verdict.value.kind === 'missing') verdict = await look(wish, true)
    if (!verdict.ok) return verdict
    if (verdict.value.kind === 'there') return succeed({})
    if (verdict.value.kind === 'answered') return succeed({ [wish]: verdict.value.answer })
    const answer = await ask(wish, signal)
    if (answer === null) return fail('interrupted')
    // It has been installed meanwhile.
    if (answer !== wish) await keep(wish, answer)
    return settle(wish, signal)
  }
  return {
    settle,
    isHere: async (wish) => {
      const verdict = await look(wish, false)
      return verdict.ok && verdict.value.kind === 'there'
    },
    forget: () => {
      listed = null
    },
    known: async (wish) => {
      const all = await answers()
      const answer = Object.hasOwn(all, wish) ? all[wish] : undefined
      return answer === undefined ? {} : { [wish]: answer }
    },
  }
}
