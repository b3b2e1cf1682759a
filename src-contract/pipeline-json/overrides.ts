import { sectionIn } from './read.ts'
import type { PipelineJson } from './schema.ts'

/** A section of what was chosen for single books, by their ids, with this book's entry set; undefined: without one. An empty section goes. */
export function withOverride(
  pipeline: PipelineJson,
  key: string,
  fileId: string,
  value: unknown,
): PipelineJson {
  const { [fileId]: _, ...others } = sectionIn(pipeline, key) ?? {}
  const { [key]: __, ...rest } = pipeline
  const next = value === undefined ? others : { ...others, [fileId]: value }
  return Object.keys(next).length === 0 ? rest : { ...pipeline, [key]: next }
}
