import { fail, succeed, type Result } from '../../src-contract/failure.ts'
import { findVoice } from '../../src-contract/voice-names.ts'
import type { EngineLoader, EngineVoice } from '../phases/speech/engines/engine.ts'
import type { SpeechTools } from '../phases/speech/speech-tools.ts'
import { voiceRequests } from '../phases/speech/voice-choice.ts'

/** The voice of an id; without one, that for the language. Fails with 'voice-missing'. */
export async function known(
  id: string | null,
  { engines }: SpeechTools,
  language = 'en',
): Promise<Result<{ loader: EngineLoader; voice: EngineVoice }>> {
  for (const { loader, name } of voiceRequests(id, language, engines)) {
    const voice = findVoice((await loader.load()).voices(), name)
    if (voice !== null) return succeed({ loader, voice })
  }
  return fail('voice-missing', { detail: id ?? language })
}
