import { splitVoice } from '../../../src-contract/voice-names.ts'
import { engines as allEngines } from './engines/engines.ts'
import type { EngineLoader, EngineVoice } from './engines/engine.ts'
import type { PieceVoice } from './worker-protocol.ts'

export type VoiceRequest = { loader: EngineLoader; name: string }

/**
 * What the setting asks for, before the engine's list is known: "espeak:en-us", or "en-us" alone for the embedded engine; none chosen: the engine's
 * default for the book's language. Null where the engine is unknown.
 */
export function requestedVoice(
  setting: string | null,
  language: string,
  engines: readonly EngineLoader[] = allEngines,
): VoiceRequest | null {
  const [embedded] = engines
  if (embedded === undefined) return null
  if (setting === null) return { loader: embedded, name: embedded.defaultVoice(language) }
  const { engine, name } = splitVoice(setting)
  const loader = engine === null ? embedded : engines.find(({ id }) => id === engine)
  return loader === undefined ? null : { loader, name }
}

/** Where that is looked for, the most likely first: a name alone may also be one of another engine's, as in "heart". */
export function voiceRequests(
  setting: string | null,
  language: string,
  engines: readonly EngineLoader[] = allEngines,
): VoiceRequest[] {
  const first = requestedVoice(setting, language, engines)
  if (first === null) return []
  const isBare = setting !== null && splitVoice(setting).engine === null
  const others = isBare ? engines.filter((loader) => loader !== first.loader) : []
  return [first, ...others.map((loader) => ({ loader, name: first.name }))]
}

/** More would only take longer to fail. */
const mostOthers = 2

/**
 * Who else can say what a voice fails at, in the order in which they are asked: other engines' voices for the language, then others of its own engine.
 * Only at the same sample rate: the chunks of a book are joined as they are.
 */
export function otherVoices(
  chosen: { engine: string; name: string; sampleRateHz: number },
  language: string,
  voices: readonly EngineVoice[],
  engines: readonly EngineLoader[],
): PieceVoice[] {
  const primary = language.toLowerCase().split('-')[0] ?? ''
  const elsewhere = engines
    .filter(({ id, sampleRateHz }) => id !== chosen.engine && sampleRateHz === chosen.sampleRateHz)
    .map((loader) => ({ engine: loader.id, voice: loader.defaultVoice(language) }))
    .filter(({ voice }) => voice !== '')
  const beside = voices
    .filter(
      ({ name, language: spoken, sampleRateHz = chosen.sampleRateHz }) =>
        name !== chosen.name &&
        sampleRateHz === chosen.sampleRateHz &&
        spoken.toLowerCase().split('-')[0] === primary,
    )
    .map(({ name }) => ({ engine: chosen.engine, voice: name }))
  return [...elsewhere, ...beside].slice(0, mostOthers)
}
