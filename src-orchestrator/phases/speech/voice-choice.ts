import { engineById, engines } from './engines/engines.ts'
import type { EngineLoader, EngineVoice } from './engines/engine.ts'

export type VoiceRequest = { loader: EngineLoader; name: string }

/**
 * What the setting asks for, before the engine's list is known: "espeak:en-us", or "en-us" alone for the embedded engine; none chosen: the engine's
 * default for the book's language. Null where the engine is unknown.
 */
export function requestedVoice(setting: string | null, language: string): VoiceRequest | null {
  const [embedded] = engines
  if (embedded === undefined) return null
  if (setting === null) return { loader: embedded, name: embedded.defaultVoice(language) }
  const colon = setting.indexOf(':')
  if (colon === -1) return { loader: embedded, name: setting }
  const loader = engineById(setting.slice(0, colon))
  return loader === undefined ? null : { loader, name: setting.slice(colon + 1) }
}

/** The engine's own name for a voice, by name or alias in any case; null where it has no such voice. */
export function findVoice(voices: readonly EngineVoice[], name: string): EngineVoice | null {
  const wanted = name.toLowerCase()
  return (
    voices.find((voice) => voice.name.toLowerCase() === wanted) ??
    voices.find((voice) => voice.aliases.some((alias) => alias.toLowerCase() === wanted)) ??
    null
  )
}
