import type { Config } from '../../../src-contract/config-options.ts'

export type Level = Config['log_level']

const ranks: Record<Level, number> = { DEBUG: 0, INFO: 1, WARNING: 2, ERROR: 3, CRITICAL: 4 }

/** Whether a line of this level is written where log_level is `least`. */
export function isWritten(level: Level, least: Level): boolean {
  return ranks[level] >= ranks[least]
}

/** Looked for behind a date, a time and a name, no further: a line may be a million characters long. */
const lookedAtChars = 120
/** A date, a time, a program's name and a module's may stand before it. */
const wordsBefore = 4
const levelWord = /^[[<(]?(DEBUG|INFO|WARN|WARNING|ERROR|CRITICAL|FATAL)[\]>)]?(?=[:-]|$)/u

function namedLevel(start: string): string | undefined {
  const words = start.split(/[\s|]+/u).filter((word) => /[^-]/u.test(word))
  for (const word of words.slice(0, wordsBefore + 1)) {
    const level = levelWord.exec(word)?.[1]
    if (level !== undefined) return level
  }
  return undefined
}

/** The level that a program's line names, as Python's logging, loguru and Rich write it; null where it names none. */
export function levelOf(line: string): Level | null {
  const start = line.slice(0, lookedAtChars)
  const word = namedLevel(start)
  switch (word) {
    case undefined:
      return /^Traceback \(most recent call last\)|^\w*(?:Error|Exception): /u.test(start) ? 'ERROR' : null
    case 'WARN':
      return 'WARNING'
    case 'FATAL':
      return 'CRITICAL'
    case 'DEBUG':
    case 'INFO':
    case 'WARNING':
    case 'ERROR':
    case 'CRITICAL':
      return word
    default:
      return null
  }
}
