import { withOverride } from './pipeline-json/overrides.ts'
import { sectionIn } from './pipeline-json/read.ts'
import type { PipelineJson } from './pipeline-json/schema.ts'
import { encodingChoiceSchema } from './text-encodings.ts'

/** Where pipeline.json keeps the encodings that were chosen for single books: `{ FILE_ID: "windows-1251" }`. */
export const encodingsKey = 'text_encodings'

/** The encoding that was chosen for a book, or `auto`; null: as the settings say. */
export function recordedEncoding(pipeline: PipelineJson, fileId: string): string | null {
  const all = sectionIn(pipeline, encodingsKey)
  const recorded = all !== null && Object.hasOwn(all, fileId) ? all[fileId] : null
  return encodingChoiceSchema.safeParse(recorded).data ?? null
}

/** Records it in place of what stood there; null: as the settings say. */
export function withRecordedEncoding(
  pipeline: PipelineJson,
  fileId: string,
  encoding: string | null,
): PipelineJson {
  return withOverride(pipeline, encodingsKey, fileId, encoding ?? undefined)
}
