import { fail, succeed, type Result } from '../failure.ts'
import { pipelineJsonSchema, type PipelineJson } from './schema.ts'

/**
 * Python's json writes numbers that JSON has no word for (https://docs.python.org/3/library/json.html#infinite-and-nan-number-values): the loudness of a silent
 * chunk is -Infinity. They are read as null; strings are stepped over.
 */
function withoutPythonNumbers(text: string): string {
  return text.replaceAll(/"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/gsu, (token) =>
    token.startsWith('"') ? token : 'null',
  )
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError) || !/\b(?:NaN|Infinity)\b/u.test(text)) throw error
    return JSON.parse(withoutPythonNumbers(text))
  }
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

/** The bytes of a pipeline.json, whoever wrote it. `pipeline-json-unreadable` where writing it again would lose something. */
export function parsePipeline(path: string, bytes: Uint8Array): Result<PipelineJson> {
  const text = decode(bytes)
  if (text === null) return fail('pipeline-json-unreadable', { file: path, detail: 'it is not UTF-8 text' })
  if (text.trim() === '') return fail('pipeline-json-unreadable', { file: path, detail: 'it is empty' })
  try {
    const parsed = pipelineJsonSchema.safeParse(parseJson(text))
    if (parsed.success) return succeed(parsed.data)
    return fail('pipeline-json-unreadable', { file: path, detail: 'it is not an object' })
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return fail('pipeline-json-unreadable', { file: path, detail: error.message })
  }
}
