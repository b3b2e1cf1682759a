import { noVoiceFacts, type Voice } from '../../src-contract/reports.ts'
import type { CatalogueVoice, VoiceCatalogue } from '../../src-contract/voice-catalogue.ts'
import type { EngineLoader, EngineVoice } from '../phases/speech/engines/engine.ts'
import { engines as allEngines } from '../phases/speech/engines/engines.ts'
import { factsOf, findOffer } from './catalogue.ts'

export function installedVoice(
  loader: Pick<EngineLoader, 'id' | 'sampleRateHz'>,
  { name, label, language, aliases, sampleRateHz = loader.sampleRateHz, offer: offered = name }: EngineVoice,
  catalogue: VoiceCatalogue | null,
): Voice {
  const engine = loader.id
  const id = `${engine}:${name}`
  const offer = catalogue === null ? null : findOffer(catalogue, `${engine}:${offered}`)
  const facts = offer === null ? { ...noVoiceFacts, sampleRateHz } : { ...factsOf(offer, false), downloadBytes: null } // prettier-ignore
  return { id, name: label, language, engine, aliases, installed: true, ...facts }
}

function offeredVoice(offer: CatalogueVoice, withShared: boolean): Voice {
  const { id, name, language, engine } = offer
  return { id, name, language, engine, aliases: [], installed: false, ...factsOf(offer, withShared) }
}

/**
 * Every voice that can be chosen on this machine, and every one of the catalogue that could be: sorted by language, the best of each first, as the catalogue has
 * them; those that it does not have follow by their ids.
 */
export async function listVoices(
  catalogue: VoiceCatalogue | null,
  engines: readonly EngineLoader[] = allEngines,
): Promise<Voice[]> {
  const voices: Voice[] = []
  for (const loader of engines) {
    const engine = await loader.load()
    const here = engine.voices().map((voice) => installedVoice(loader, voice, catalogue))
    const withShared = (await loader.store?.hasShared()) === false
    const missing = (catalogue?.voices ?? []).filter(
      (offer) => offer.engine === loader.id && !here.some(({ id }) => id === offer.id),
    )
    voices.push(...here, ...missing.map((offer) => offeredVoice(offer, withShared)))
  }
  const order = new Map((catalogue?.voices ?? []).map(({ id }, index) => [id, index]))
  const place = ({ id }: Voice): number => order.get(id) ?? order.size
  const compare = new Intl.Collator('en').compare
  return voices.sort((a, b) => compare(a.language, b.language) || place(a) - place(b) || compare(a.id, b.id))
}
