import { chapterName } from './own-speech-words.ts'
import { recordedSpeech, speechOverridesKey } from './own-speech.ts'
import { recordedEntries, sectionIn, statusOf } from './pipeline-json/read.ts'
import type { PipelineJson } from './pipeline-json/schema.ts'
import { meansVoice, type VoiceNames } from './voice-names.ts'

/** Of one book, what a voice spoke or is to speak. */
export type VoiceUse = {
  fileId: string
  /** As phase 1 recorded it; null where nobody has. */
  title: string | null
  /** It is the voice of the book itself. */
  whole: boolean
  /** The chapters that were given this voice, in words: "3 “The Crow”". */
  chapters: string[]
}

function wordIn(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

/** The books of a record that were spoken by a voice, or are to be, as a whole or in chapters. */
export function voiceUses(pipeline: PipelineJson, voice: VoiceNames): VoiceUse[] {
  const chosen = ['voice_overrides', speechOverridesKey].flatMap((key) =>
    Object.keys(sectionIn(pipeline, key) ?? {}),
  )
  const ids = new Set([...recordedEntries(pipeline).keys(), ...chosen])
  return [...ids].flatMap((fileId): VoiceUse[] => {
    const book = { fileId, sha256: null, sourcePath: '' }
    const speech = recordedSpeech(pipeline, fileId)
    const own = speech.voice ?? wordIn(statusOf(pipeline, book, 4).entry?.['voice_id'])
    const whole = own !== null && meansVoice(own, voice)
    const chapters = Object.entries(speech.chapters).flatMap(([name, chapter]) =>
      chapter.voice !== undefined && meansVoice(chapter.voice, voice) ? [chapterName(name, chapter)] : [],
    )
    const title = wordIn(statusOf(pipeline, book, 1).entry?.['title'])
    return whole || chapters.length > 0 ? [{ fileId, title, whole, chapters }] : []
  })
}

/** "one, two and three". */
export function listed(names: Iterable<string>): string {
  return new Intl.ListFormat('en-GB').format(names)
}

/** "“Kim” (chapters 3 “The Crow” and 5)"; of a book as a whole its title alone. */
export function usedIn(title: string, { whole, chapters }: Pick<VoiceUse, 'whole' | 'chapters'>): string {
  if (whole || chapters.length === 0) return `“${title}”`
  const several = chapters.length > 1 || /^\d+\s*[-–]/u.test(chapters[0] ?? '')
  return `“${title}” (${several ? 'chapters' : 'chapter'} ${listed(chapters)})`
}
