import { z } from 'zod'
import { configShape } from './config-options.ts'
import { keysOf } from './keys-of.ts'
import { withOverride } from './pipeline-json/overrides.ts'
import { sectionIn, type Section } from './pipeline-json/read.ts'
import type { PipelineJson } from './pipeline-json/schema.ts'
import { recordedVoices } from './voice-names.ts'

const pause = configShape.pause_sentence.unwrap().optional()

/** How something is spoken that has its own way; what is left out is as around it: of a chapter as of its book, of a book as the settings say. */
export const ownSpeechShape = {
  voice: z.string().trim().min(1).optional(),
  speed: configShape.speed.unwrap().optional(),
  /** Null: as the voice makes it. */
  pause_comma: configShape.pause_comma.unwrap().optional(),
  pause_sentence: pause,
  pause_paragraph: pause,
  pause_heading: pause,
  pause_chapter: pause,
}
export const ownSpeechKeys = keysOf(ownSpeechShape)
export type OwnSpeechKey = (typeof ownSpeechKeys)[number]
const ownSpeechSchema = z.object(ownSpeechShape)
export type OwnSpeech = z.infer<typeof ownSpeechSchema>

/**
 * `title`: of the chapter as it was when this was chosen, by which it is found where its number is another one by now. `nth`: of several that were found under that title,
 * those that are left out among them, which one, from 1.
 */
const chapterSpeechSchema = ownSpeechSchema.extend({
  title: z.string().optional(),
  nth: z.number().int().positive().optional(),
})
export type ChapterSpeech = z.infer<typeof chapterSpeechSchema>

/** By the chapter's number, "3", several, "2-4", or its title. */
const chapterSpeechesSchema = z.record(z.string().min(1), chapterSpeechSchema)
export type ChapterSpeeches = z.infer<typeof chapterSpeechesSchema>

export const bookSpeechSchema = ownSpeechSchema.extend({ chapters: chapterSpeechesSchema.default({}) })
export type BookSpeech = z.infer<typeof bookSpeechSchema>

export const nothingOwn: BookSpeech = { chapters: {} }

/** Where pipeline.json keeps what voice_overrides has no place for: `{ FILE_ID: { speed, pause_…, chapters: { "3": { voice, … } } } }`. */
export const speechOverridesKey = 'speech_overrides'

/** What of it makes sense; a value that does not is as good as none. */
function ownIn(section: Section | null): OwnSpeech {
  const own = ownSpeechKeys.map((key): [string, unknown] => [
    key,
    ownSpeechShape[key].safeParse(section?.[key]).data,
  ])
  return ownSpeechSchema.parse(Object.fromEntries(own.filter(([, value]) => value !== undefined)))
}

function chaptersIn(section: Section | null): ChapterSpeeches {
  const chapters = sectionIn(section, 'chapters') ?? {}
  const own = Object.keys(chapters).flatMap((name): [string, ChapterSpeech][] => {
    const chapter = sectionIn(chapters, name)
    const title = chapter?.['title']
    const nth = chapterSpeechSchema.shape.nth.safeParse(chapter?.['nth']).data
    const known = { ...(typeof title === 'string' ? { title } : {}), ...(nth === undefined ? {} : { nth }) }
    const speech = { ...ownIn(chapter), ...known }
    return name === '' || isAsAround(speech) ? [] : [[name, speech]]
  })
  return Object.fromEntries(own)
}

/** Nothing is its own. */
export function isAsAround(speech: OwnSpeech): boolean {
  return ownSpeechKeys.every((key) => speech[key] === undefined)
}

type Pace = { [Key in Exclude<OwnSpeechKey, 'voice'>]: Exclude<OwnSpeech[Key], undefined> }

/** Settings for what has its own speed and pauses. Its voice is another matter: it may not be there. */
export function withOwnPace<Settings extends Pace>(settings: Settings, own: OwnSpeech): Settings {
  const { speed, pause_comma: comma, pause_sentence: sentence, pause_paragraph: paragraph } = own
  return {
    ...settings,
    speed: speed ?? settings.speed,
    pause_comma: comma === undefined ? settings.pause_comma : comma,
    pause_sentence: sentence ?? settings.pause_sentence,
    pause_paragraph: paragraph ?? settings.pause_paragraph,
    pause_heading: own.pause_heading ?? settings.pause_heading,
    pause_chapter: own.pause_chapter ?? settings.pause_chapter,
  }
}

/** What pipeline.json keeps of how one book is spoken: its voice where the Python pipeline has it, the rest beside that. */
export function recordedSpeech(pipeline: PipelineJson, fileId: string): BookSpeech {
  const section = sectionIn(sectionIn(pipeline, speechOverridesKey), fileId)
  const { override } = recordedVoices(pipeline, fileId)
  const { voice: _, ...rest } = ownIn(section)
  return { ...rest, ...(override === null ? {} : { voice: override }), chapters: chaptersIn(section) }
}

/** Records it in place of what stood there. */
export function withRecordedSpeech(pipeline: PipelineJson, fileId: string, speech: BookSpeech): PipelineJson {
  const { voice, chapters, ...own } = speech
  const hasChapters = Object.keys(chapters).length > 0
  const rest = isAsAround(own) && !hasChapters ? undefined : { ...own, ...(hasChapters ? { chapters } : {}) }
  return withOverride(
    withOverride(pipeline, 'voice_overrides', fileId, voice),
    speechOverridesKey,
    fileId,
    rest,
  )
}

/** What was said for this very run stands over what is recorded: of the book, and of each chapter that has its own. */
export function withSaidSpeech(recorded: BookSpeech, said: BookSpeech): BookSpeech {
  const { chapters, ...own } = said
  const isSaid = (key: string): boolean => ownSpeechKeys.some((one) => one === key && own[one] !== undefined)
  const left = Object.entries(recorded.chapters).map(([name, chapter]): [string, ChapterSpeech] => [
    name,
    chapterSpeechSchema.parse(Object.fromEntries(Object.entries(chapter).filter(([key]) => !isSaid(key)))),
  ])
  const kept = Object.fromEntries(left.filter(([, chapter]) => !isAsAround(chapter)))
  const merged = Object.entries(chapters).map(([name, chapter]): [string, ChapterSpeech] => [
    name,
    { ...kept[name], ...chapter },
  ])
  return { ...recorded, ...own, chapters: { ...kept, ...Object.fromEntries(merged) } }
}

/** The same with every voice as around it: one was named for all of the book. */
export function withoutVoices(speech: BookSpeech): BookSpeech {
  const { voice: _, ...rest } = withSaidSpeech(speech, { voice: 'any', chapters: {} })
  return rest
}

/** The voices that a book is to have beside its own one, each once. */
export function chapterVoices({ chapters }: Pick<BookSpeech, 'chapters'>): string[] {
  return [...new Set(Object.values(chapters).flatMap(({ voice }) => voice ?? []))]
}
