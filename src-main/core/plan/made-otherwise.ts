import type { Config } from '../../../src-contract/config-options.ts'

/** With what a finished book was made, as far as its record tells. */
export type MadeWith = {
  voice: string | null
  /** The voice setting then; left out where nobody recorded it. Null meant: a voice for the book's language. */
  requestedVoice?: string | null | undefined
  speed: number | null
  loudnessLufs: number | null
}

/** Whether the settings in force would make it otherwise. What the record does not tell is taken for the same: nobody is bothered for nothing. */
export function isMadeOtherwise(
  made: MadeWith,
  config: Pick<Config, 'voice' | 'speed' | 'loudness_lufs'>,
): boolean {
  const { voice, speed, loudness_lufs: loudness } = config
  const otherVoice =
    voice === null
      ? typeof made.requestedVoice === 'string'
      : made.voice !== null && made.voice !== voice && made.requestedVoice !== voice
  const otherSpeed = made.speed !== null && made.speed !== speed
  return otherVoice || otherSpeed || (made.loudnessLufs !== null && made.loudnessLufs !== loudness)
}
