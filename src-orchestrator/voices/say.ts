import { resolve } from 'node:path'
import type { SayAction, VoiceActionReport } from '../../src-contract/reports.ts'
import type { VoiceCatalogue } from '../../src-contract/voice-catalogue.ts'
import { emojiNames } from '../phases/chunking/emoji-names.ts'
import { plainSaying, saidFor } from '../phases/chunking/said.ts'
import { sentencesOf } from '../phases/chunking/sentences.ts'
import { pronunciationRules } from '../phases/chunking/words/shared/pronunciations.ts'
import { dictionaryOf } from '../phases/extraction/words/dictionary.ts'
import type { SpeechTools } from '../phases/speech/speech-tools.ts'
import { known } from './known-voice.ts'
import { installedVoice } from './list-voices.ts'
import { speakSample } from './speak-sample.ts'

/** What is said for a text, sentence by sentence. */
async function wordsFor({ text, pronunciations }: SayAction, language: string): Promise<string> {
  const dictionary = await dictionaryOf(language)
  const saying = {
    ...plainSaying(language),
    isKnownWord: (word: string) => dictionary?.has(word) === true,
    emojiName: emojiNames(),
    pronunciations: pronunciationRules(pronunciations),
  }
  return sentencesOf(text, language)
    .map((sentence) => saidFor(sentence, saying))
    .filter((said) => said !== '')
    .join(' ')
}

/**
 * Puts a text into words as a book's is, and speaks it where a file is asked for. Fails with what speaking a sample fails with, 'voice-missing', and 'no-speakable-text'
 * where nothing is left to be said.
 */
export async function say(
  action: SayAction,
  tools: SpeechTools,
  catalogue: VoiceCatalogue | null,
): Promise<VoiceActionReport> {
  const nothing = { items: [], output: null, said: null }
  const found = await known(action.id, tools, action.language ?? 'en')
  if (!found.ok) return { ...nothing, error: found.failure }
  const { loader, voice } = found.value
  const said = await wordsFor(action, action.language ?? voice.language)
  const items = [installedVoice(loader, voice, catalogue)]
  if (action.output === null) return { items, output: null, said, error: null }
  if (said === '') return { ...nothing, error: { code: 'no-speakable-text' } }
  const output = resolve(action.output)
  const spoken = await speakSample({ engine: loader.id, voice: voice.name }, said, output, tools)
  if (!spoken.ok) return { ...nothing, said, error: spoken.failure }
  return { items, output, said, error: null }
}
