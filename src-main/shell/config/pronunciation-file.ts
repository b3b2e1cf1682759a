import { parse, YAMLParseError } from 'yaml'
import { z } from 'zod'
import { pronunciationsSchema, type Pronunciation } from '../../../src-contract/pronunciation.ts'

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function parsedYaml(text: string): unknown {
  try {
    return parse(text)
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error
    // No YAML, as "a: b = c" is none: then it is read by its lines.
    return null
  }
}

/**
 * A list as it stands in config.yaml, with or without its key; else a line for each word: "LV = Level", "# a remark". What is wrong with it, in words, where it
 * cannot be read.
 */
export function parsePronunciations(text: string): { entries: Pronunciation[] } | { problem: string } {
  const plain = text.replace(/^\uFEFF/u, '')
  const value = parsedYaml(plain)
  const list = isObject(value) ? value['pronunciations'] : value
  const lines = plain.split(/\r?\n/u).map((line) => line.trim())
  const entries: unknown = Array.isArray(list)
    ? list
    : lines.filter((line) => line !== '' && !line.startsWith('#'))
  const parsed = pronunciationsSchema.safeParse(entries)
  if (parsed.success) return { entries: parsed.data }
  return { problem: z.prettifyError(parsed.error).replaceAll(/\s*\n\s*/gu, ' ') }
}
