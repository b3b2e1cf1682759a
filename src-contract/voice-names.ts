import { sectionIn, type Section } from './pipeline-json/read.ts'
import type { PipelineJson } from './pipeline-json/schema.ts'

/** For one book alone (voice_overrides), and for its whole workspace (tts_voice); null where pipeline.json names none. */
export type RecordedVoices = { override: string | null; general: string | null }

function wordIn(section: Section | null, key: string): string | null {
  const value = section !== null && Object.hasOwn(section, key) ? section[key] : undefined
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}

export function recordedVoices(pipeline: PipelineJson, fileId: string): RecordedVoices {
  return {
    override: wordIn(sectionIn(pipeline, 'voice_overrides'), fileId),
    general: wordIn(pipeline, 'tts_voice'),
  }
}

export type VoiceWish = { name: string; from: 'override' | 'setting' | 'general' }

/** What has been asked for, the most particular first. A setting stands over what is recorded of the whole workspace. */
export function voiceWishes({ override, general }: RecordedVoices, setting: string | null): VoiceWish[] {
  return [
    ...(override === null ? [] : [{ name: override, from: 'override' as const }]),
    ...(setting === null ? [] : [{ name: setting, from: 'setting' as const }]),
    ...(general === null || setting !== null ? [] : [{ name: general, from: 'general' as const }]),
  ]
}

/** The one that a voice without an engine's name is sought in first. */
export const embeddedEngine = 'espeak'

/** "espeak:en-us" is a voice of that engine, "en-us" one of the embedded engine, else of any other (null). */
export function splitVoice(wish: string): { engine: string | null; name: string } {
  const colon = wish.indexOf(':')
  return colon === -1
    ? { engine: null, name: wish }
    : { engine: wish.slice(0, colon), name: wish.slice(colon + 1) }
}

/** A voice by its name or another name of it, in any case; null where an engine has no such voice. */
export function findVoice<Named extends { name: string; aliases: readonly string[] }>(
  voices: readonly Named[],
  name: string,
): Named | null {
  const wanted = name.toLowerCase()
  return (
    voices.find((voice) => voice.name.toLowerCase() === wanted) ??
    voices.find((voice) => voice.aliases.some((alias) => alias.toLowerCase() === wanted)) ??
    null
  )
}

/** An id, ENGINE:NAME, and the other names that its engine knows the voice by. */
export type VoiceNames = { id: string; aliases: readonly string[] }

/** Whether that voice is asked for. */
export function meansVoice(wish: string, { id, aliases }: VoiceNames): boolean {
  const [wanted, own] = [splitVoice(wish), splitVoice(id)]
  const isItsEngine = wanted.engine === null || wanted.engine === (own.engine ?? embeddedEngine)
  return isItsEngine && findVoice([{ name: own.name, aliases }], wanted.name) !== null
}
