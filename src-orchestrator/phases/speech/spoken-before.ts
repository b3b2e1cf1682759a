import { ExpectedFailure } from '../../../src-contract/failure.ts'
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

/** A voice of an earlier run that has spoken all of these chunks; `begun`: some of them. */
type SpokenShare = { found: FoundVoice | null; begun: boolean }
export type SpokenBefore = (
  wish: string,
  chunks: readonly Chunk[],
  bookRateHz: number | null,
) => Promise<SpokenShare>

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
    if (voice === null) return { found: null, begun: false }
    let spoken = 0
    for (const chunk of chunks) {
      const settings = withOwnPace(context.settings, own.get(chunk.chapter) ?? {})
      const form = await spokenBy(voice, settings, bookRateHz, [chunk])
      if ((await storedForm(chunk, form, context)) !== null) spoken++
      else if (spoken > 0) break
    }
    if (spoken < chunks.length) return { found: null, begun: spoken > 0 }
    context.log(
      'info',
      `The voice “${wish}” is not there any more, but has spoken all that it is wanted for.`,
    )
    return { found: voice, begun: true }
  }
}

/** Looks for a voice, and, where it is not there, among those that have spoken all already. */
export function lookOrSpoken(look: Look, spoken: (wish: string) => Promise<SpokenShare>): Look {
  return async (wish) => {
    const looked = await look(wish)
    if (looked.found !== null || wish === null) return looked
    const { found, begun } = await spoken(wish)
    return found === null ? { ...looked, begun } : { found, unusable: null }
  }
}

/**
 * Looks for voices of a language: by name, or (null) for the one that speaks it in this book where nobody has chosen any. `keep` notes that one for later runs. `spoken`: as
 * `lookOrSpoken` has it. Looking throws ExpectedFailure 'voice-missing' where one that nobody had chosen has begun the book and is gone: another one would speak all of it anew.
 */
export async function lookForLanguage(
  language: string,
  questions: Questions,
  spoken: (wish: string) => Promise<SpokenShare>,
  tools: SpeechTools,
  context: PhaseContext,
): Promise<{ look: Look; keep: () => Promise<void> }> {
  const id = await usualVoiceId(language, tools.engines, context)
  const look = lookOrSpoken(lookWith(questions, language, tools, context, id), spoken)
  const begun = await begunVoiceId(language, context)
  const before = begun === null || begun === id ? null : await spoken(begun)
  if (begun === null || before === null || !before.begun)
    return { look, keep: async () => keepUsualVoice(language, id, context) }
  const { found } = before
  return {
    look: async (wish) => {
      if (wish !== null) return look(wish)
      if (found === null) throw new ExpectedFailure({ code: 'voice-missing', detail: begun })
      return { found, unusable: null }
    },
    keep: async () => Promise.resolve(),
  }
}
