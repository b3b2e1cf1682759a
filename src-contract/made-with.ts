import { z } from 'zod'
import type { OrchestratorSettings } from './orchestrator-settings.ts'
import type { ChapterSpeeches, OwnSpeech } from './own-speech.ts'

type FileSettings = Pick<
  OrchestratorSettings,
  | 'formats' | 'bitrate' | 'files_per' | 'split_hours' | 'split_megabytes' | 'subtitles' | 'name_template' | 'chapter_template'
> // prettier-ignore
type PauseSettings = Pick<
  OrchestratorSettings,
  'pause_comma' | 'pause_sentence' | 'pause_paragraph' | 'pause_heading' | 'pause_chapter'
>

/** What phase 5 records of the files that were wanted, so that a look at the record can tell whether others are wanted now. */
export function filesMadeWith(settings: FileSettings): FileSettings {
  const { formats, bitrate, files_per, split_hours, split_megabytes, subtitles, name_template, chapter_template } = settings // prettier-ignore
  return { formats, bitrate, files_per, split_hours, split_megabytes, subtitles, name_template, chapter_template } // prettier-ignore
}

/** The subtitles that come of a source of that type: only an EPUB can be made to read itself aloud. */
export function subtitlesFor<Format extends string>(
  subtitles: readonly Format[],
  fileType: string | null,
): Format[] {
  return subtitles.filter((format) => format !== 'epub' || fileType === 'epub' || fileType === null)
}

const recordedFilesSchema = z.object({ subtitles: z.array(z.string()) })

/** What phase 5 recorded, as `madeWithIn` gives it, without what makes no difference for a source of that type. */
export function filesFor(files: string | null, fileType: string | null): string | null {
  if (files === null) return null
  const made: unknown = JSON.parse(files)
  const recorded = recordedFilesSchema.safeParse(made).data
  if (recorded === undefined || typeof made !== 'object') return files
  return JSON.stringify({ ...made, subtitles: subtitlesFor(recorded.subtitles, fileType) })
}

/** The same of phase 4, whose chunks hold pauses. `chapters`: those that have their own voice, speed or pauses. */
export function speechMadeWith(
  settings: PauseSettings,
  chapters: ChapterSpeeches,
): PauseSettings & { chapters?: Record<string, OwnSpeech> } {
  const { pause_comma, pause_sentence, pause_paragraph, pause_heading, pause_chapter } = settings
  const pauses = { pause_comma, pause_sentence, pause_paragraph, pause_heading, pause_chapter }
  // Title and number are for finding the chapter, and make no sound.
  const own = Object.entries(chapters).map(([name, chapter]): [string, OwnSpeech] => {
    const { title: _, nth: __, ...speech } = chapter
    return [name, speech]
  })
  return own.length === 0 ? pauses : { ...pauses, chapters: Object.fromEntries(own.sort(byName)) }
}

function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1
}

export type ReadingSettings = Pick<
  OrchestratorSettings,
  'footnotes' | 'captions' | 'tables' | 'formulas' | 'program_code' | 'margin_notes' | 'pictures'
>

type ScanSettings = Pick<OrchestratorSettings, 'ocr' | 'ocr_languages'>

/** The same of phase 2: how what stands beside the text is read; and of scans and pictures what is not as usual, so that books of before there were such settings are not made again for them. */
export function readingMadeWith(
  settings: ReadingSettings & ScanSettings,
): Omit<ReadingSettings, 'pictures'> & Partial<Pick<ReadingSettings, 'pictures'> & ScanSettings> {
  const { footnotes, captions, tables, formulas, program_code, margin_notes, pictures, ocr, ocr_languages } =
    settings
  return {
    footnotes,
    captions,
    tables,
    formulas,
    program_code,
    margin_notes,
    ...(pictures === 'skip' ? {} : { pictures }),
    ...(ocr === 'auto' ? {} : { ocr }),
    ...(ocr_languages.length === 0 ? {} : { ocr_languages }),
  }
}

export type SayingSettings = Pick<OrchestratorSettings, 'citations' | 'emoji' | 'pronunciations'>

/** The same of phase 3: how the text is put into words to be said; of emoji what is not as usual. `pronunciations`: those that concern the book. */
export function sayingMadeWith({
  citations,
  emoji,
  pronunciations,
}: SayingSettings): Omit<SayingSettings, 'emoji'> & Partial<Pick<SayingSettings, 'emoji'>> {
  return { citations, ...(emoji === 'name' ? {} : { emoji }), pronunciations }
}

/** Of an entry of pipeline.json, to be compared with what is wanted; null where nobody has recorded it. */
export function madeWithIn(entry: Readonly<Record<string, unknown>> | null): string | null {
  const made = entry?.['made_with']
  return typeof made === 'object' && made !== null ? JSON.stringify(made) : null
}
