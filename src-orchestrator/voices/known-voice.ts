import { fail, succeed, type Result } from '../../src-contract/failure.ts'
import { findVoice } from '../../src-contract/voice-names.ts'
import type { EngineLoader, EngineVoice } from '../phases/speech/engines/engine.ts'
import type { SpeechTools } from '../phases/speech/speech-tools.ts'
import { requestedVoice } from '../phases/speech/voice-choice.ts'

/** The voice of an id; without one, that for the language. Fails with 'voice-missing'. */
export async function known(
  id: string | null,
  { engines }: SpeechTools,
  language = 'en',
): Promise<Result<{ loader: EngineLoader; voice: EngineVoice }>> {
  const request = requestedVoice(id, language, engines)
  if (request === null) return fail('voice-missing', { detail: id ?? language })
  const voice = findVoice((await request.loader.load()).voices(), request.name)
  return voice === null
    ? fail('voice-missing', { detail: id ?? language })
    : succeed({ loader: request.loader, voice })
}
