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
  const settlerThat = (tell: (wish: string) => void): VoiceSettler =>
    openVoiceSettler({
      listVoices: async () => list(),
      answers: async () => ({ ...(await kept.read()).voices, ...Object.fromEntries(own) }),
      keep: async (wish, answer) => {
        own.set(wish, answer)
        return Promise.resolve()
      },
      ask: async (wish) => {
        tell(wish)
        return Promise.resolve(defaultVoiceAnswer)
      },
    })
  const telling = settlerThat((wish) => {
    if (!told.has(wish))
      terminal.warn(
        `There is no voice “${wish}” on this machine; one of the book's language speaks instead. \`bookspool voices\` lists those that there are; --voice chooses one.`,
      )
    told.add(wish)
  })
  const quiet = settlerThat(() => undefined)
  return {
    settle: telling.settle,
    // What was spoken in an earlier run was spoken by the same rule, and is known by the answer that this gave.
    known: async (wish) => {
      const settled = await quiet.settle(wish)
      return settled.ok ? settled.value : {}
    },
  }
}
