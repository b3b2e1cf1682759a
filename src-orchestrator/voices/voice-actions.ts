import { resolve } from 'node:path'
import { assertNever } from '../../src-contract/assert-never.ts'
import { fail, succeed, type Failure, type Result } from '../../src-contract/failure.ts'
import type { Voice, VoiceAction, VoiceActionReport } from '../../src-contract/reports.ts'
import { findVoice } from '../../src-contract/voice-names.ts'
import { writeFileAtomic } from '../../src-node/atomic-file.ts'
import { fileFailure } from '../../src-node/fs-failure.ts'
import type { EngineLoader, EngineVoice } from '../phases/speech/engines/engine.ts'
import { engines } from '../phases/speech/engines/engines.ts'
import { requestedVoice } from '../phases/speech/voice-choice.ts'
import { encodeWav } from '../phases/speech/wav.ts'

/** A sentence with most of a language's sounds, so that voices can be compared. */
const sampleSentences: Record<string, string> = {
  en: 'The old clockmaker measured each quiet hour, and thought of the voyage that his daughter had just begun.',
  de: 'Der alte Uhrmacher zählte jede stille Stunde und dachte an die Reise, die seine Tochter begonnen hatte.',
  fr: 'Le vieil horloger comptait chaque heure tranquille et pensait au voyage que sa fille venait de commencer.',
  es: 'El viejo relojero contaba cada hora tranquila y pensaba en el viaje que su hija acababa de empezar.',
}

function asVoice(
  { id }: EngineLoader,
  { name, label, language, aliases }: EngineVoice,
  installed: boolean,
): Voice {
  return { id: `${id}:${name}`, name: label, language, engine: id, aliases, installed }
}

async function known(id: string): Promise<Result<{ loader: EngineLoader; voice: EngineVoice }>> {
  const request = requestedVoice(id, 'en')
  if (request === null) return fail('voice-missing', { detail: id })
  const voice = findVoice((await request.loader.load()).voices(), request.name)
  return voice === null ? fail('voice-missing', { detail: id }) : succeed({ loader: request.loader, voice })
}

async function install(file: string): Promise<Result<Voice[]>> {
  const path = resolve(file)
  for (const loader of engines) {
    const installed = await loader.store?.install(path)
    if (installed === undefined || installed === null) continue
    return installed.ok ? succeed(installed.value.map((voice) => asVoice(loader, voice, true))) : installed
  }
  return fail('voice-file-unknown', { file: path, detail: 'its name ends in neither .whl nor .onnx' })
}

async function remove(id: string): Promise<Result<Voice[]>> {
  const found = await known(id)
  if (!found.ok) return found
  const { loader, voice } = found.value
  if (loader.store === null) return fail('voice-built-in', { detail: id })
  const removed = await loader.store.remove(voice.name)
  return removed.ok ? succeed([asVoice(loader, voice, false)]) : removed
}

async function sample(id: string, output: string): Promise<Result<Voice[]>> {
  const found = await known(id)
  if (!found.ok) return found
  const { loader, voice } = found.value
  const sentence = sampleSentences[voice.language.split('-')[0] ?? ''] ?? sampleSentences['en'] ?? ''
  const engine = await loader.load()
  const samples = await engine.synthesise(sentence, voice.name, { speed: 1 })
  try {
    await writeFileAtomic(resolve(output), encodeWav(samples, loader.sampleRateHz))
  } catch (error) {
    const failure = fileFailure(error, output, 'output-not-writable')
    if (failure === null) throw error
    return { ok: false, failure }
  }
  return succeed([asVoice(loader, voice, true)])
}

function carryOut(action: VoiceAction): Promise<Result<Voice[]>> {
  switch (action.action) {
    case 'install':
      return install(action.file)
    case 'remove':
      return remove(action.id)
    case 'sample':
      return sample(action.id, action.output)
    default:
      return assertNever(action)
  }
}

/** Installs, removes or samples a voice. A failure that the user can meet is in the report. */
export async function actOnVoices(action: VoiceAction): Promise<VoiceActionReport> {
  const result = await carryOut(action)
  const error: Failure | null = result.ok ? null : result.failure
  const output = action.action === 'sample' && result.ok ? resolve(action.output) : null
  return { items: result.ok ? result.value : [], output, error }
}
