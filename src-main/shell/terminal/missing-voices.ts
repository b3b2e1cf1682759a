import { homeFolder } from '../../../src-node/home-folder.ts'
import { defaultVoiceAnswer } from '../../../src-contract/orchestrator-use.ts'
import { listVoices } from '../app/ask-orchestrator.ts'
import { openAnswers } from '../orchestrator/answers.ts'
import { openVoiceSettler, type VoiceSettler } from '../orchestrator/voice-answers.ts'
import type { Terminal } from './terminal.ts'

/** A terminal asks nobody: what was answered in the window holds, else one of each book's language speaks, which is said once a voice. */
export function terminalVoices(terminal: Pick<Terminal, 'warn'>): VoiceSettler {
  const kept = openAnswers(homeFolder())
  const own = new Map<string, string>()
  return openVoiceSettler({
    listVoices: async () => listVoices(),
    answers: async () => ({ ...(await kept.read()).voices, ...Object.fromEntries(own) }),
    keep: async (wish, answer) => {
      own.set(wish, answer)
      return Promise.resolve()
    },
    ask: async (wish) => {
      if (!own.has(wish))
        terminal.warn(
          `There is no voice “${wish}” on this machine; one of the book's language speaks instead. \`bookspool voices\` lists those that there are; --voice chooses one.`,
        )
      own.set(wish, defaultVoiceAnswer)
      return Promise.resolve(defaultVoiceAnswer)
    },
  })
}
