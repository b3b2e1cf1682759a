import { defaultVoiceAnswer } from '../../../src-contract/orchestrator-use.ts'
import { chapterVoices, recordedSpeech } from '../../../src-contract/own-speech.ts'
import type { PipelineJson } from '../../../src-contract/pipeline-json/schema.ts'
import type { Voice } from '../../../src-contract/reports.ts'
import { meansVoice, recordedVoices, voiceWishes } from '../../../src-contract/voice-names.ts'

/**
 * The voices that a book and its chapters are to have, by its record and the settings, each once. Not among them: one that was named for this very run, which the
 * orchestrator looks for by itself.
 */
export function wishesOf(
  record: PipelineJson,
  fileId: string,
  { setting, typed }: { setting: string | null; typed: string | null },
): string[] {
  const [own] = typed === null ? voiceWishes(recordedVoices(record, fileId), setting) : []
  const ofChapters = chapterVoices(recordedSpeech(record, fileId))
  return [...new Set([...(own === undefined ? [] : [own.name]), ...ofChapters])]
}

/** Whether the built-in orchestrator would find it. */
export function isVoiceHere(wish: string, voices: readonly Voice[]): boolean {
  return voices.some((voice) => voice.installed && meansVoice(wish, voice))
}

/** What is known of a wish: the voice is there, or another was named in its place, or that has to be asked. */
export type VoiceVerdict = { kind: 'there' } | { kind: 'answered'; answer: string } | { kind: 'missing' }

/** An answer holds as long as the voice that it names is there. */
export function voiceVerdict(
  wish: string,
  voices: readonly Voice[],
  answers: Readonly<Record<string, string>>,
): VoiceVerdict {
  if (isVoiceHere(wish, voices)) return { kind: 'there' }
  const answer = Object.hasOwn(answers, wish) ? answers[wish] : undefined
  if (answer === undefined) return { kind: 'missing' }
  return answer === defaultVoiceAnswer || isVoiceHere(answer, voices)
    ? { kind: 'answered', answer }
    : { kind: 'missing' }
}
