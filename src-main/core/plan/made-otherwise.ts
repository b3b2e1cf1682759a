import type { Config } from '../../../src-contract/config-options.ts'
import type { PhaseNumber } from '../../../src-contract/phases.ts'

/** With what a finished book was made, as far as its record tells. */
export type MadeWith = {
  voice: string | null
  /** The voice setting then; left out where nobody recorded it. Null meant: a voice for the book's language. */
  requestedVoice?: string | null | undefined
  speed: number | null
  loudnessLufs: number | null
}

/**
 * The first phase that the settings in force would make otherwise: 4 for voice and speed, 5 where the loudness alone differs; null: none. What the record
 * does not tell is taken for the same: nobody is bothered for nothing.
 */
export function madeOtherwiseFrom(
  made: MadeWith,
  config: Pick<Config, 'voice' | 'speed' | 'loudness_lufs'>,
): PhaseNumber | null {
  const { voice, speed, loudness_lufs: loudness } = config
  const otherVoice =
    voice === null
      ? typeof made.requestedVoice === 'string'
      : made.voice !== null && made.voice !== voice && made.requestedVoice !== voice
  if (otherVoice || (made.speed !== null && made.speed !== speed)) return 4
  return made.loudnessLufs !== null && made.loudnessLufs !== loudness ? 5 : null
}
