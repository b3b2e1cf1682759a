import { z } from 'zod'
import { configShape } from './config-options.ts'
import { finishedFileSchema } from './finished-file.ts'
import { pipelineJsonSchema } from './pipeline-json/schema.ts'

/**
 * Everything of config.yaml that one book needs: what `--settings FILE.json` holds. The orchestrator reads no config.yaml itself,
 * so that a window's change reaches the next book and never half of one.
 */
export const orchestratorSettingsSchema = z.object({
  footnotes: configShape.footnotes,
  captions: configShape.captions,
  tables: configShape.tables,
  formulas: configShape.formulas,
  program_code: configShape.program_code,
  margin_notes: configShape.margin_notes,
  citations: configShape.citations,
  emoji: configShape.emoji,
  ocr: configShape.ocr,
  ocr_languages: configShape.ocr_languages,
  text_encoding: configShape.text_encoding,
  pronunciations: configShape.pronunciations,
  pictures: configShape.pictures,
  voice: configShape.voice,
  speech_commands: configShape.speech_commands,
  speed: configShape.speed,
  loudness_lufs: configShape.loudness_lufs,
  pause_comma: configShape.pause_comma,
  pause_sentence: configShape.pause_sentence,
  pause_paragraph: configShape.pause_paragraph,
  pause_heading: configShape.pause_heading,
  pause_chapter: configShape.pause_chapter,
  formats: configShape.formats,
  bitrate: configShape.bitrate,
  files_per: configShape.files_per,
  split_hours: configShape.split_hours,
  split_megabytes: configShape.split_megabytes,
  subtitles: configShape.subtitles,
  name_template: configShape.name_template,
  chapter_template: configShape.chapter_template,
  max_retries: configShape.max_retries,
  log_level: configShape.log_level,
  ffmpeg: configShape.ffmpeg,
  /** Known from elsewhere (a user's edit, a library's metadata): wins over what the file says. */
  title: z.string().min(1).optional(),
  author: z.string().min(1).optional(),
  language: z.string().min(2).optional(),
  series: z.string().min(1).optional(),
  /** Its number in the series, "2" or "1.5". */
  series_part: z.string().min(1).optional(),
  year: z.number().int().optional(),
  description: z.string().min(1).optional(),
  /** Absolute path of a picture: a library's cover, which wins over the first page. Null: none is wanted. */
  cover: z.string().min(1).nullable().optional(),
  /** Replace an output even if it is not ours, unchanged. */
  overwrite: z.boolean().default(false),
  /** What this source was made into before it was changed, in a workspace of its own: may be replaced while it is unchanged. */
  replaceable: z.array(finishedFileSchema).default([]),
  /** What speaks in place of a named voice that this machine does not have: the id of one that it has, or `default` for one of the book's language. */
  voice_answers: z.record(z.string(), z.string()).default({}),
  /** What pipeline.json says of this book (pipeline-json/excerpt.ts), where another program is its writer: by this work is gone on with that others began. */
  recorded: pipelineJsonSchema.optional(),
})
export type OrchestratorSettings = z.infer<typeof orchestratorSettingsSchema>
