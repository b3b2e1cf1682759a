import { withOwnPace, type OwnSpeech } from '../../../src-contract/own-speech.ts'
import type { Chunk } from '../../book/chunk.ts'
import type { PhaseContext } from '../../phase.ts'
import type { ChosenVoice } from './chunk-key.ts'
import { lookWith, type FoundVoice, type Look, type Questions } from './find-voices.ts'
import type { SpeechTools } from './speech-tools.ts'
import { storedForm } from './stored-form.ts'
import { begunVoiceId, keepUsualVoice, usualVoiceId } from './usual-voice.ts'
import { notedVoice } from './voice-notes.ts'

/** In which form a voice speaks chunks, at those settings and the book's rate; null: it is the book's, and has its own. */
export type SpokenBy<Form extends ChosenVoice = ChosenVoice> = (
  voice: FoundVoice,
  settings: PhaseContext['settings'],
  bookRateHz: number | null,
  chunks: readonly Chunk[],
) => Promise<Form>

/** A voice of an earlier run that has spoken all of these chunks. */
export type SpokenBefore = (
  wish: string,
  chunks: readonly Chunk[],
  bookRateHz: number | null,
) => Promise<FoundVoice | null>

/**
 * Finds voices that are not there any more, but have spoken all that they are wanted for: they go on to count, as nothing is left for them to say. `own`: what chapters
 * have of their own.
 */
export function spokenBefore(
  language: string,
  own: ReadonlyMap<number, OwnSpeech>,
  spokenBy: SpokenBy,
  { engines }: Pick<SpeechTools, 'engines'>,
  context: PhaseContext,
): SpokenBefore {
  return async (wish, chunks, bookRateHz) => {
    const voice = await notedVoice(wish, language, engines, context)
    if (voice === null) return null
    for (const chunk of chunks) {
      const settings = withOwnPace(context.settings, own.get(chunk.chapter) ?? {})
      const form = await spokenBy(voice, settings, bookRateHz, [chunk])
      if ((await storedForm(chunk, form, context)) === null) return null
    }
    context.log(
      'info',
      `The voice “${wish}” is not there any more, but has spoken all that it is wanted for.`,
    )
    return voice
  }
}

/** Looks for a voice, and, where it is not there, among those that have spoken all already. */
export function lookOrSpoken(look: Look, spoken: (wish: string) => Promise<FoundVoice | null>): Look {
  return async (wish) => {
    const looked = await look(wish)
    if (looked.found !== null || wish === null) return looked
    const found = await spoken(wish)
    return found === null ? looked : { found, unusable: null }
  }
}

/**
 * Looks for voices of a language: by name, or (null) for the one that speaks it in this book where nobody has chosen any. `keep` notes that one for later runs. `spoken`: as
 * `lookOrSpoken` has it.
 */
export async function lookForLanguage(
  language: string,
  questions: Questions,
  spoken: (wish: string) => Promise<FoundVoice | null>,
  tools: SpeechTools,
  context: PhaseContext,
): Promise<{ look: Look; keep: () => Promise<void> }> {
  const id = await usualVoiceId(language, tools.engines, context)
  const look = lookOrSpoken(lookWith(questions, language, tools, context, id), spoken)
  const begun = await begunVoiceId(language, context)
  const found = begun === null || begun === id ? null : await spoken(begun)
  if (found === null) return { look, keep: async () => keepUsualVoice(language, id, context) }
  return {
    look: async (wish) => (wish === null ? { found, unusable: null } : look(wish)),
    keep: async () => Promise.resolve(),
  }
}
