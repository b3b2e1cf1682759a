import { z } from 'zod'
import { keysOf } from './keys-of.ts'
import { bookNameTokens, chapterNameTokens, nameTemplateSchema } from './name-templates.ts'
import { pronunciationsSchema } from './pronunciation.ts'
import { speechCommandsSchema } from './speech-command.ts'
import { detectEncoding, encodingChoiceSchema } from './text-encodings.ts'
import { allPhaseNumbers, inPhaseOrder, isPhaseNumber, type PhaseNumber } from './phases.ts'

/** What an old file may hold where a number is meant: the number, or its digits as a string (PyYAML and pydantic took both). */
const numeric = (schema: z.ZodNumber) =>
  z.preprocess((value) => (typeof value === 'string' && value.trim() !== '' ? Number(value) : value), schema)

const booleanWords: Record<string, boolean> = {
  true: true, yes: true, on: true, y: true, t: true, 1: true,
  false: false, no: false, off: false, n: false, f: false, 0: false,
} // prettier-ignore

const boolean = z.preprocess((value) => {
  if (typeof value === 'string') return booleanWords[value.trim().toLowerCase()] ?? value
  return value === 1 ? true : value === 0 ? false : value
}, z.boolean())

const phaseList = z.preprocess(
  (value) => {
    const list = value === null || value === undefined ? [] : Array.isArray(value) ? value : [value]
    const numbers = list.map((item: unknown) => (typeof item === 'string' ? Number(item) : item))
    return numbers.length === 0 ? [...allPhaseNumbers] : numbers
  },
  z
    .array(z.custom<PhaseNumber>(isPhaseNumber, { error: 'phases are numbers from 1 to 5' }))
    .transform(inPhaseOrder),
)

const path = z.string().min(1)
const words = z.preprocess(
  (value) => (typeof value === 'string' ? [value] : value),
  z.array(z.string().min(1)).min(1),
)

/** A single value where a list is meant, or, as a flag has them, several in one text: "mp3,m4b". What is named twice counts once. */
const listOf = <Item extends string>(schema: z.ZodType<Item[]>) =>
  z.preprocess(
    (value) => (typeof value === 'string' ? value.split(/[\s,]+/u).filter((item) => item !== '') : value),
    schema.transform((items) => [...new Set(items)]),
  )

const logLevels = ['DEBUG', 'INFO', 'WARNING', 'ERROR', 'CRITICAL'] as const
/** What can be written; later formats join this list, and the table of what they are made of (phases/enhancement/formats.ts). */
export const audioFormats = ['mp3', 'm4b', 'opus', 'flac', 'wav'] as const
export type AudioFormat = (typeof audioFormats)[number]
/** The text with its times: `epub` is the ebook itself with its sound (media overlays), of books that are EPUBs. */
export const subtitleFormats = ['srt', 'vtt', 'epub'] as const
export type SubtitleFormat = (typeof subtitleFormats)[number]
/** Of any book. */
export const plainSubtitleFormats = ['srt', 'vtt'] as const satisfies readonly SubtitleFormat[]
/** Whether a book becomes one file, a file for each chapter, or both. */
export const fileDivisions = ['book', 'chapter', 'both'] as const

/** Seconds of silence. */
const pause = numeric(z.number().min(0).max(10))
/** Where footnotes and endnotes are read, if at all. */
export const noteChoices = ['skip', 'after-paragraph', 'chapter-end'] as const
/** Whether the text of pages is recognised from their pictures. */
export const ocrChoices = ['auto', 'always', 'never'] as const
/** What becomes of what stands beside the text. */
export const asideChoices = ['skip', 'announce', 'read'] as const

/** Whether "[12]" and "(Smith, 2020)" are read aloud. */
export const citationChoices = ['skip', 'read'] as const
export const emojiChoices = ['name', 'skip'] as const

/**
 * Every key of config.yaml: the old pipeline's first, ours after them. Flat snake_case; the flag is the key with dashes.
 * Schemas accept what PyYAML and pydantic accepted, and give the canonical value.
 */
export const configShape = {
  phases_to_run: phaseList.default([...allPhaseNumbers]),
  resume_enabled: boolean.default(true),
  input_dir: path.nullable().default(null),
  pipeline_json: path.nullable().default(null),
  log_level: z.preprocess(
    (value) => (typeof value === 'string' ? value.trim().toUpperCase() : value),
    z.enum(logLevels),
  ).default('INFO'),
  log_file: path.nullable().default(null),
  max_workers: numeric(z.number().int().min(1)).transform((books) => Math.min(books, 64)).default(2),
  batch_size: numeric(z.number().int().min(1)).nullable().default(null),
  cpu_threshold: numeric(z.number().min(0).max(100)).default(85),
  throttle_delay: numeric(z.number().min(0)).default(1),
  phase_timeout: numeric(z.number().min(0)).default(600),
  orchestrator: z.union([z.enum(['auto', 'builtin']), words]).default('auto'),
  output_dir: path.nullable().default(null),
  formats: listOf(z.array(z.enum(audioFormats)).min(1)).default(['mp3']),
  bitrate: numeric(z.number().min(16).max(320)).nullable().default(null),
  files_per: z.enum(fileDivisions).default('book'),
  split_hours: numeric(z.number().min(0.05).max(1000)).nullable().default(null),
  split_megabytes: numeric(z.number().min(1).max(1_000_000)).nullable().default(null),
  subtitles: listOf(z.array(z.enum(subtitleFormats))).default([]),
  name_template: nameTemplateSchema(bookNameTokens).default('{author} – {title}'),
  chapter_template: nameTemplateSchema(chapterNameTokens).default('{number} – {chapter}'),
  footnotes: z.enum(noteChoices).default('skip'),
  captions: z.enum(asideChoices).default('skip'),
  tables: z.enum(asideChoices).default('skip'),
  formulas: z.enum(asideChoices).default('announce'),
  program_code: z.enum(asideChoices).default('announce'),
  margin_notes: z.enum(asideChoices).default('skip'),
  citations: z.enum(citationChoices).default('skip'),
  emoji: z.enum(emojiChoices).default('name'),
  ocr: z.enum(ocrChoices).default('auto'),
  ocr_languages: listOf(z.array(z.string().regex(/^[a-zA-Z_]{2,20}$/u, { error: 'a language is named as “en” or “deu”' }))).default([]),
  text_encoding: encodingChoiceSchema.default(detectEncoding),
  pronunciations: pronunciationsSchema.default([]),
  pictures: z.enum(asideChoices).default('skip'),
  voice: z.string().min(1).nullable().default(null),
  speech_commands: speechCommandsSchema.default([]),
  speed: numeric(z.number().min(0.5).max(2)).default(1),
  loudness_lufs: numeric(z.number().min(-31).max(-9)).default(-18),
  pause_comma: pause.nullable().default(null),
  pause_sentence: pause.default(0.35),
  pause_paragraph: pause.default(0.75),
  pause_heading: pause.default(1.2),
  pause_chapter: pause.default(2),
  max_retries: numeric(z.number().int().min(0).max(10)).default(2),
  keep_work: numeric(z.number().min(0)).nullable().default(null),
  keep_work_days: numeric(z.number().min(0)).nullable().default(null),
  disk_floor: numeric(z.number().min(0)).default(1),
  battery_floor: numeric(z.number().min(0).max(100)).default(20),
  pause_when_busy: boolean.default(false),
  take_pictures_and_texts: boolean.default(false),
  on_launch: z.enum(['ask', 'continue']).default('ask'),
  serve_roots: z.array(path).default([]),
  ffmpeg: path.nullable().default(null),
} // prettier-ignore

export const configSchema = z.object(configShape)
export type Config = z.infer<typeof configSchema>
export type ConfigKey = keyof Config

export const configKeys = keysOf(configShape)

/** Other names that older files use for the same keys. */
export const configKeyAliases: Record<string, ConfigKey> = {
  phases: 'phases_to_run',
  resume: 'resume_enabled',
}

export const defaultConfig: Config = configSchema.parse({})
