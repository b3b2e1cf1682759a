import type { Config } from '../../../src-contract/config-options.ts'
import {
  filesMadeWith,
  readingMadeWith,
  sayingMadeWith,
  speechMadeWith,
} from '../../../src-contract/made-with.ts'
import { nothingOwn, withOwnPace, type BookSpeech } from '../../../src-contract/own-speech.ts'
import type { PhaseNumber } from '../../../src-contract/phases.ts'
import { detectEncoding, type UsedEncoding } from '../../../src-contract/text-encodings.ts'
import { splitVoice } from '../../../src-contract/voice-names.ts'

/** With what a finished book was made, as far as its record tells. */
export type MadeWith = {
  voice: string | null
  /** The voice setting then; left out where nobody recorded it. Null meant: a voice for the book's language. */
  requestedVoice?: string | null | undefined
  /** The voice that was named for this book alone then, in place of the setting; left out where nobody recorded it. */
  ownVoice?: string | null | undefined
  speed: number | null
  loudnessLufs: number | null
  /** The settings of reading (not of plain texts), of what is said, of files and pauses then, as src-contract/made-with.ts writes them. */
  reading?: string | null
  /** Of a plain text: in which encoding it was read. */
  encoding?: UsedEncoding | null
  saying?: string | null
  files?: string | null
  pauses?: string | null
  /** What the listener had chosen for its text, as src-node/text-choices-file.ts marks it; null, or left out: nothing. */
  textChoices?: string | null
}

/** "en-us" and "espeak:en-us" are one, "heart" and "hibari:heart" too. */
export function isSameVoice(one: string, other: string): boolean {
  const [a, b] = [splitVoice(one), splitVoice(other)]
  const isSameName = a.name.toLowerCase() === b.name.toLowerCase()
  return isSameName && (a.engine === null || b.engine === null || a.engine === b.engine)
}

/** `own`: the encoding that was chosen for the book itself, which counts where nobody recorded any too. */
function isReadOtherwise(made: UsedEncoding | null, own: string | null, setting: string): boolean {
  if (made === null) return own !== null && own !== detectEncoding
  const wanted = own ?? setting
  return wanted === detectEncoding ? made.how === 'chosen' : made.name !== wanted
}

/**
 * The first phase that the settings in force would make otherwise: 2 for what of a page is read, 3 for how it is said, 4 for voice, speed and pauses, 5 where only
 * loudness or files differ; null: none. `own`, `ownEncoding`: what the book has of its own by now, which stands over the settings; `textChoices`: the mark of what is chosen
 * for its text by now. What the record does not tell is taken for the
 * same: nobody is bothered for nothing.
 */
export function madeOtherwiseFrom(
  made: MadeWith,
  config: Config,
  own: BookSpeech = nothingOwn,
  ownEncoding: string | null = null,
  textChoices: string | null = null,
): PhaseNumber | null {
  const { voice, requestedVoice, ownVoice, reading, saying, files, pauses, loudnessLufs } = made
  const wanted = withOwnPace(config, own)
  const wish = own.voice ?? config.voice
  const wishThen = ownVoice ?? requestedVoice
  const otherVoice =
    wish === null
      ? typeof wishThen === 'string'
      : voice !== null && wishThen !== wish && !isSameVoice(voice, wish)
  const differs = (was: string | number | null | undefined, now: string | number): boolean =>
    was !== null && was !== undefined && was !== now
  if (isReadOtherwise(made.encoding ?? null, ownEncoding, config.text_encoding)) return 2
  if ((made.textChoices ?? null) !== textChoices) return 2
  if (differs(reading, JSON.stringify(readingMadeWith(config)))) return 2
  if (differs(saying, JSON.stringify(sayingMadeWith(config)))) return 3
  if (otherVoice || differs(made.speed, wanted.speed)) return 4
  // Who recorded no pauses knew of no chapters of their own either.
  const isNew = (pauses ?? null) === null && Object.keys(own.chapters).length > 0
  if (isNew || differs(pauses, JSON.stringify(speechMadeWith(wanted, own.chapters)))) return 4
  const otherFiles = differs(files, JSON.stringify(filesMadeWith(config)))
  return otherFiles || differs(loudnessLufs, config.loudness_lufs) ? 5 : null
}
