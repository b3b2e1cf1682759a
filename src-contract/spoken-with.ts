import { z } from 'zod'
import { findChapters, type TitlesFound } from './chapter-speech.ts'
import { configShape } from './config-options.ts'
import { bookSpeechSchema, withOwnPace, type ChapterSpeeches } from './own-speech.ts'

/**
 * What phase 4 writes into the book's own folder before it speaks: in which manner each chunk is to be spoken, and under which key its sound is stored then. Whoever makes
 * plans can so count what stands of a book whose voice, speed or pauses were changed, without an engine.
 */
export const spokenWithName = 'spoken-with.json'

export const spokenWithSchema = z.object({
  version: z.literal(1),
  /** All that were wanted so far, as `mannersOf` writes them. */
  manners: z.array(z.string()),
  chunks: z.array(
    z.object({
      /** Its chapter's place among those that have anything to say, from 0. */
      chapter: z.number().int().nonnegative(),
      /** A hash of the words: of other words nothing stands. */
      said: z.string(),
      /** By the manner's place; null: not wanted in it. */
      keys: z.array(z.string().nullable()),
    }),
  ),
})
export type SpokenWith = z.infer<typeof spokenWithSchema>

export const speechSettingsSchema = z.object({
  voice: configShape.voice,
  speed: configShape.speed,
  pause_comma: configShape.pause_comma,
  pause_sentence: configShape.pause_sentence,
  pause_paragraph: configShape.pause_paragraph,
  pause_heading: configShape.pause_heading,
  pause_chapter: configShape.pause_chapter,
})
export type SpeechSettings = z.infer<typeof speechSettingsSchema>

/** How books would be spoken now: the settings, and what was said for this very run over what is recorded of a book. */
export const speechWantedSchema = z.object({ settings: speechSettingsSchema, said: bookSpeechSchema })
export type SpeechWanted = z.infer<typeof speechWantedSchema>

/**
 * The manner in which each chapter is spoken, by its place in `titles`. `settings`: the book's own voice, speed and pauses among them; `titlesFound`: what the chapters were
 * called before the listener named any; null: the same.
 */
export function mannersOf(
  settings: SpeechSettings,
  chapters: ChapterSpeeches,
  titles: readonly string[],
  titlesFound: TitlesFound | null = null,
): (chapter: number) => string {
  const { own } = findChapters(chapters, titles, titlesFound ?? undefined)
  return (chapter) => {
    const speech = own.get(chapter) ?? {}
    const { speed, pause_comma, pause_sentence, pause_paragraph, pause_heading, pause_chapter } = withOwnPace(settings, speech) // prettier-ignore
    const pauses = [pause_comma, pause_sentence, pause_paragraph, pause_heading, pause_chapter]
    return JSON.stringify([speech.voice ?? settings.voice, speed, ...pauses])
  }
}

/** Chunks of a book whose sound stands as it is wanted now, and those that stand otherwise, which are to be made anew. */
export type StandingChunks = { spoken: number; otherwise: number; total: number }

/** `isThere`: whether there is sound under that key. */
export function standingChunks(
  { manners, chunks }: SpokenWith,
  wanted: (chapter: number) => string,
  isThere: (key: string) => boolean,
): StandingChunks {
  const counts = { spoken: 0, otherwise: 0, total: chunks.length }
  for (const { chapter, keys } of chunks) {
    const there = keys.map((key) => key !== null && isThere(key))
    if (there[manners.indexOf(wanted(chapter))] === true) counts.spoken++
    else if (there.includes(true)) counts.otherwise++
  }
  return counts
}
