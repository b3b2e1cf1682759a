import type { EngineVoice } from '../engine.ts'

export type ListedVoice = { name: string; identifier: string; languages: { name: string }[] }

/**
 * eSpeak NG's list as voices: named by their first language ("en-us"), or by their file ("gmw/en-US-nyc") where that is taken. Voices of MBROLA are
 * left out, their data are not in the package.
 */
export function voicesFrom(listed: readonly ListedVoice[]): EngineVoice[] {
  const taken = new Set<string>()
  const voices: EngineVoice[] = []
  for (const voice of listed) {
    if (voice.identifier.startsWith('mb/')) continue
    const languages = voice.languages.map(({ name }) => name)
    const name = [...languages.slice(0, 1), voice.identifier].find((candidate) => !taken.has(candidate))
    if (name === undefined) continue
    taken.add(name)
    voices.push({
      name,
      label: voice.name,
      language: bcp47(languages[0] ?? name),
      aliases: [voice.identifier, voice.name],
    })
  }
  return voices
}

/** "en-us" → "en-US"; what is no tag stays as it is. */
function bcp47(name: string): string {
  try {
    return Intl.getCanonicalLocales(name)[0] ?? name
  } catch {
    // Some of eSpeak NG's names are longer than a subtag may be.
    return name
  }
}

const defaults: Record<string, string> = {
  en: 'en-us',
  fr: 'fr-fr',
  pt: 'pt-br',
  zh: 'cmn',
  no: 'nb',
  nn: 'nb',
}

/** The voice for a BCP 47 language: the named region's where eSpeak NG has one, else the language's. */
export function defaultVoiceFor(language: string): string {
  const tag = language.toLowerCase()
  const primary = tag.split('-')[0] ?? tag
  const regional = new Set(['en-gb', 'en-us', 'pt-pt', 'pt-br', 'es-419', 'fr-fr', 'fr-be', 'fr-ch'])
  return regional.has(tag) ? tag : (defaults[primary] ?? primary)
}
