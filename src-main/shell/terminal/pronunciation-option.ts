import { readFileSync } from 'node:fs'
import { InvalidArgumentError, Option } from 'commander'
import type { Pronunciation } from '../../../src-contract/pronunciation.ts'
import { errorCode } from '../../../src-node/atomic-file.ts'
import { parsePronunciations } from '../config/pronunciation-file.ts'

function pronunciationsFrom(path: string): Pronunciation[] {
  try {
    const parsed = parsePronunciations(readFileSync(path, 'utf8'))
    if ('entries' in parsed) return parsed.entries
    throw new InvalidArgumentError(parsed.problem)
  } catch (error) {
    if (errorCode(error) === undefined || !(error instanceof Error)) throw error
    throw new InvalidArgumentError(error.message)
  }
}

/** `--pronunciations FILE`: read while the command line is, so that a mistake in it is told before anything is done. */
export function pronunciationOption(): Option {
  return new Option(
    '--pronunciations <file>',
    'how words are said: lines "LV = Level", or a YAML list of printed, said, pattern, match_case, whole_words, book',
  ).argParser(pronunciationsFrom)
}
