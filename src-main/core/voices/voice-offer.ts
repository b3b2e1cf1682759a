import type { Voice } from '../../../src-contract/reports.ts'
import { embeddedEngine } from '../../../src-contract/voice-names.ts'

/** A voice that makes less than two seconds of speech in one would keep a small machine at work for a night: it is not offered by itself. */
const leastTimesRealTime = 2

const baseOf = (language: string): string => language.toLowerCase().split('-')[0] ?? ''

/** What is known of a voice's speed here: of itself, else of another one of its engine that was measured here, else what its engine is known for. */
function speedHere(voice: Voice, voices: readonly Voice[]): number | null {
  if (voice.isSpeedMeasured) return voice.timesRealTime
  const sibling = voices.find((other) => other.engine === voice.engine && other.isSpeedMeasured)
  return sibling?.timesRealTime ?? voice.timesRealTime
}

/**
 * The best voice of the catalogue for the first of the books' languages (BCP 47, the most frequent first) that has none but the embedded engine's yet. Null: there is
 * nothing to offer. `putAway`: base languages for which the user has said no.
 */
export function voiceOffer(
  voices: readonly Voice[],
  languages: readonly string[],
  putAway: readonly string[],
): { language: string; voice: Voice } | null {
  for (const language of languages.map(baseOf)) {
    if (putAway.includes(language)) continue
    const own = voices.filter((voice) => baseOf(voice.language) === language)
    if (own.some(({ installed, engine }) => installed && engine !== embeddedEngine)) continue
    const [best] = own
      .filter(({ installed, rank }) => !installed && rank !== null)
      .filter((voice) => (speedHere(voice, voices) ?? leastTimesRealTime) >= leastTimesRealTime)
      .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
    if (best !== undefined) return { language, voice: best }
  }
  return null
}
