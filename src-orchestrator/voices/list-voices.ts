import { noVoiceFacts, type Voice } from '../../src-contract/reports.ts'
import type { CatalogueVoice, VoiceCatalogue } from '../../src-contract/voice-catalogue.ts'
import type { EngineLoader, EngineVoice } from '../phases/speech/engines/engine.ts'
import { engines as allEngines } from '../phases/speech/engines/engines.ts'
import { factsOf, findOffer } from './catalogue.ts'
import { measuredSpeeds, type MeasuredSpeeds } from './measured-speeds.ts'

type Loader = Pick<EngineLoader, 'id' | 'sampleRateHz' | 'abilities'>

/** What is known of every voice of an engine. */
function usualSpeed({
  abilities,
}: Pick<EngineLoader, 'abilities'>): Pick<Voice, 'timesRealTime' | 'isSpeedMeasured'> {
  const { cpuSecPerHour } = abilities
  return {
    timesRealTime: cpuSecPerHour === null ? null : Math.round(3600 / cpuSecPerHour),
    isSpeedMeasured: false,
  }
}

export function installedVoice(
  loader: Loader,
  {
    name,
    label,
    language,
    aliases,
    sampleRateHz = loader.sampleRateHz,
    offer: offered = name,
    licence = null,
  }: EngineVoice,
  catalogue: VoiceCatalogue | null,
  speeds: MeasuredSpeeds = {},
): Voice {
  const engine = loader.id
  const id = `${engine}:${name}`
  const offer = catalogue === null ? null : findOffer(catalogue, `${engine}:${offered}`)
  const facts = offer === null ? { ...noVoiceFacts, sampleRateHz, licence } : { ...factsOf(offer, false), downloadBytes: null } // prettier-ignore
  const measured = Object.hasOwn(speeds, id) ? speeds[id] : undefined
  const speed =
    measured === undefined ? usualSpeed(loader) : { timesRealTime: measured, isSpeedMeasured: true }
  const rank = offer === null ? null : (catalogue?.voices.indexOf(offer) ?? null)
  return { id, name: label, language, engine, aliases, installed: true, ...facts, ...speed, rank }
}

function offeredVoice(
  offer: CatalogueVoice,
  rank: number | null,
  loader: Loader,
  withShared: boolean,
): Voice {
  const { id, name, language, engine } = offer
  const facts = factsOf(offer, withShared)
  return {
    id,
    name,
    language,
    engine,
    aliases: [],
    installed: false,
    rank,
    ...facts,
    ...usualSpeed(loader),
  }
}

/** A voice that was installed until now: what it would take to have it again. */
export async function removedVoice(
  loader: EngineLoader,
  voice: EngineVoice,
  catalogue: VoiceCatalogue | null,
): Promise<Voice> {
  const { id, name, aliases } = installedVoice(loader, voice, null)
  const offer = catalogue === null ? null : findOffer(catalogue, `${loader.id}:${voice.offer ?? voice.name}`)
  const { language } = voice
  if (offer === null)
    return { id, name, language, engine: loader.id, aliases, installed: false, ...noVoiceFacts }
  const withShared = (await loader.store?.hasShared()) === false
  const rank = catalogue?.voices.indexOf(offer) ?? null
  return { ...offeredVoice(offer, rank, loader, withShared), id, name, aliases }
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
  const speeds = await measuredSpeeds()
  const order = new Map((catalogue?.voices ?? []).map(({ id }, index) => [id, index]))
  for (const loader of engines) {
    const engine = await loader.load()
    const here = engine.voices().map((voice) => installedVoice(loader, voice, catalogue, speeds))
    const withShared = (await loader.store?.hasShared()) === false
    const missing = (catalogue?.voices ?? []).filter(
      (offer) => offer.engine === loader.id && !here.some(({ id }) => id === offer.id),
    )
    voices.push(
      ...here,
      ...missing.map((offer) => offeredVoice(offer, order.get(offer.id) ?? order.size, loader, withShared)),
    )
  }
  const place = ({ rank }: Voice): number => rank ?? order.size
  const compare = new Intl.Collator('en').compare
  return voices.sort((a, b) => compare(a.language, b.language) || place(a) - place(b) || compare(a.id, b.id))
}
