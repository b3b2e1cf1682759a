import { assertNever } from '../../../src-contract/assert-never.ts'
import { describeFailure, succeed } from '../../../src-contract/failure.ts'
import type { OrchestratorEvent } from '../../../src-contract/orchestrator-protocol.ts'
import { defaultVoiceAnswer } from '../../../src-contract/orchestrator-use.ts'
import { chapterVoices, type BookSpeech } from '../../../src-contract/own-speech.ts'
import { homeFolder } from '../../../src-node/home-folder.ts'
import { voiceVerdict, type VoiceVerdict } from '../../core/orchestrator/missing-voice.ts'
import { listVoices } from '../app/ask-orchestrator.ts'
import type { Controller } from '../app/bookspool-api.ts'
import { openAnswers } from '../orchestrator/answers.ts'
import type { SpeechPrograms } from '../orchestrator/speech-programs.ts'
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

/** What becomes of a voice that was asked for, where that is not what was asked; null: it is there. */
export function insteadWords(wish: string, verdict: VoiceVerdict): string | null {
  const missing = `There is no voice “${wish}” on this machine`
  switch (verdict.kind) {
    case 'there':
      return null
    case 'answered':
      return `${missing}: ${verdict.answer === defaultVoiceAnswer ? 'one of each book’s language' : `“${verdict.answer}”`} would speak in its place.`
    case 'missing':
      return `${missing}: another one would speak in its place. \`bookspool voices\` lists those that are there.`
    default:
      return assertNever(verdict)
  }
}

/** Of all voices that the books, their chapters and the flags ask for, says which would not speak. */
export async function tellWhoWouldNotSpeak(
  controller: Pick<Controller, 'wishedVoices'>,
  { said, speech }: { said: BookSpeech; speech: SpeechPrograms },
  terminal: Pick<Terminal, 'warn'>,
): Promise<void> {
  // A voice that a flag names for the whole book outweighs what the record has.
  const recorded = said.voice === undefined ? await controller.wishedVoices() : succeed([said.voice])
  // What cannot be read is each book's failure already.
  const wishes = new Set([...(recorded.ok ? recorded.value : []), ...chapterVoices(said)])
  if (wishes.size === 0) return
  const voices = await listVoices({ commands: await speech.named() })
  if (!voices.ok) return terminal.warn(describeFailure(voices.failure))
  const { voices: answers } = await openAnswers(homeFolder()).read()
  for (const wish of wishes) {
    const words = insteadWords(wish, voiceVerdict(wish, voices.value, answers))
    if (words !== null) terminal.warn(words)
  }
}
