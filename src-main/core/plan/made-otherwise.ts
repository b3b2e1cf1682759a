import type { Config } from '../../../src-contract/config-options.ts'
import {
  filesMadeWith,
  pausesMadeWith,
  readingMadeWith,
  sayingMadeWith,
} from '../../../src-contract/made-with.ts'
import type { PhaseNumber } from '../../../src-contract/phases.ts'

/** With what a finished book was made, as far as its record tells. */
export type MadeWith = {
  voice: string | null
  /** The voice setting then; left out where nobody recorded it. Null meant: a voice for the book's language. */
  requestedVoice?: string | null | undefined
  speed: number | null
  loudnessLufs: number | null
  /** The settings of reading (of PDFs alone), of what is said, of files and pauses then, as src-contract/made-with.ts writes them. */
  reading?: string | null
  saying?: string | null
  files?: string | null
  pauses?: string | null
}

/**
 * The first phase that the settings in force would make otherwise: 2 for what of a page is read, 3 for how it is said, 4 for voice, speed and pauses, 5 where only loudness or files
 * differ; null: none. What the record does not tell is taken for the same: nobody is bothered for nothing.
 */
export function madeOtherwiseFrom(made: MadeWith, config: Config): PhaseNumber | null {
  const { voice, speed, loudness_lufs: loudness } = config
  const otherVoice =
    voice === null
      ? typeof made.requestedVoice === 'string'
      : made.voice !== null && made.voice !== voice && made.requestedVoice !== voice
  const differs = (was: string | number | null | undefined, now: string | number): boolean =>
    was !== null && was !== undefined && was !== now
  const { reading, saying, files, pauses, loudnessLufs } = made
  if (differs(reading, JSON.stringify(readingMadeWith(config)))) return 2
  if (differs(saying, JSON.stringify(sayingMadeWith(config)))) return 3
  if (otherVoice || differs(made.speed, speed)) return 4
  if (differs(pauses, JSON.stringify(pausesMadeWith(config)))) return 4
  const otherFiles = differs(files, JSON.stringify(filesMadeWith(config)))
  return otherFiles || differs(loudnessLufs, loudness) ? 5 : null
}
