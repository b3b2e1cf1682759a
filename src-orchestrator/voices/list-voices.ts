import type { Voice } from '../../src-contract/reports.ts'
import { engines } from '../phases/speech/engines/engines.ts'

/** Every voice that can be chosen on this machine, sorted by language, then name. */
export async function listVoices(): Promise<Voice[]> {
  const voices: Voice[] = []
  for (const loader of engines) {
    const engine = await loader.load()
    for (const voice of engine.voices())
      voices.push({
        id: `${loader.id}:${voice.name}`,
        name: voice.label,
        language: voice.language,
        engine: loader.id,
        aliases: voice.aliases,
        installed: true,
      })
  }
  const compare = new Intl.Collator('en').compare
  return voices.sort((a, b) => compare(a.language, b.language) || compare(a.id, b.id))
}
