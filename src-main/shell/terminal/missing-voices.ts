import { succeed } from '../../../src-contract/failure.ts'
import type { OrchestratorEvent } from '../../../src-contract/orchestrator-protocol.ts'
import { homeFolder } from '../../../src-node/home-folder.ts'
import { openAnswers } from '../orchestrator/answers.ts'
import type { VoiceSettler } from '../orchestrator/voice-answers.ts'
import type { Terminal } from './terminal.ts'

/** A terminal asks nobody: what was answered in the window holds, else the orchestrator chooses one of each book's language, and says so. */
export function terminalVoices(): VoiceSettler {
  const kept = openAnswers(homeFolder())
  const known: VoiceSettler['known'] = async (wish) => {
    const { voices } = await kept.read()
    const answer = Object.hasOwn(voices, wish) ? voices[wish] : undefined
    return answer === undefined ? {} : { [wish]: answer }
  }
  return { settle: async (wish) => succeed(await known(wish)), known, isHere: async () => false } // prettier-ignore
}

/** What whoever looks on has to hear before the book is made, once for all books. */
export function tellAtOnce(
  terminal: Pick<Terminal, 'warn'>,
): (bookId: string, event: OrchestratorEvent) => void {
  const told = new Set<string>()
  return (_bookId, event) => {
    if (event.type !== 'warning' || event.at_once !== true || told.has(event.message)) return
    told.add(event.message)
    terminal.warn(event.message)
  }
}
