import { homeFolder } from '../../../src-node/home-folder.ts'
import { defaultVoiceAnswer } from '../../../src-contract/orchestrator-use.ts'
import { openAnswers } from '../orchestrator/answers.ts'
import { openVoiceSettler, type VoiceSettler, type VoiceSettlerParts } from '../orchestrator/voice-answers.ts'
import type { Terminal } from './terminal.ts'

/** A terminal asks nobody: what was answered in the window holds, else one of each book's language speaks, which is said once a voice. */
export function terminalVoices(
  terminal: Pick<Terminal, 'warn'>,
  list: VoiceSettlerParts['listVoices'],
): VoiceSettler {
  const kept = openAnswers(homeFolder())
  const own = new Map<string, string>()
  const told = new Set<string>()
  const { settle, isHere } = openVoiceSettler({
    listVoices: async () => list(),
    answers: async () => ({ ...(await kept.read()).voices, ...Object.fromEntries(own) }),
    keep: async (wish, answer) => {
      own.set(wish, answer)
      return Promise.resolve()
    },
    ask: async () => Promise.resolve(defaultVoiceAnswer),
  })
  return {
    settle: async (wish, signal) => {
      const settled = await settle(wish, signal)
      const isMissing = settled.ok && Object.hasOwn(settled.value, wish) && own.has(wish)
      if (isMissing && !told.has(wish)) {
        told.add(wish)
        terminal.warn(
          `There is no voice “${wish}” on this machine; one of the book's language speaks instead. \`bookspool voices\` lists those that there are; --voice chooses one.`,
        )
      }
      return settled
    },
    // What was spoken in an earlier run was spoken by the same rule, and is known by the answer that this gave.
    known: async (wish) => {
      const settled = await settle(wish)
      return settled.ok ? settled.value : {}
    },
    isHere,
  }
}
