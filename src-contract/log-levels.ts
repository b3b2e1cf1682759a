import type { Config } from './config-options.ts'

export type Level = Config['log_level']

const ranks: Record<Level, number> = { DEBUG: 0, INFO: 1, WARNING: 2, ERROR: 3, CRITICAL: 4 }

/** Whether a line of this level is at least as grave as `least`: what log_level keeps, and what a filter shows. */
export function isAtLeast(level: Level, least: Level): boolean {
  return ranks[level] >= ranks[least]
}

/** Looked for behind a date, a time and a name, no further: a line may be a million characters long. */
export const levelWithinChars = 120
/** A date, a time, a program's name and a module's may stand before it. */
const wordsBefore = 4
const levelWord = /^[[<(]?(DEBUG|INFO|WARN|WARNING|ERROR|CRITICAL|FATAL)[\]>)]?(?=[:-]|$)/u

function namedLevel(start: string): Level | null {
  const words = start.split(/[\s|]+/u).filter((word) => /[^-]/u.test(word))
  for (const word of words.slice(0, wordsBefore + 1)) {
    const level = levelWord.exec(word)?.[1]
    if (level === undefined) continue
    if (level === 'WARN') return 'WARNING'
    if (level === 'FATAL') return 'CRITICAL'
    return isLevel(level) ? level : null
  }
  return null
}

export function isLevel(word: string | undefined): word is Level {
  return word !== undefined && Object.hasOwn(ranks, word)
}

/**
 * The level that a log's line names, as ours, Python's logging, loguru and Rich write it; null where it names none and belongs to the entry before it. A
 * batch.log's [FAIL] and the beginning of a Python error are errors, whatever level they were written at.
 */
export function levelOf(line: string): Level | null {
  const start = line.slice(0, levelWithinChars)
  const named = namedLevel(start)
  if (named !== null && isAtLeast(named, 'ERROR')) return named
  if (/\[FAIL\]/u.test(start)) return 'ERROR'
  if (named !== null) return named
  return /^Traceback \(most recent call last\)|^\w*(?:Error|Exception): /u.test(start) ? 'ERROR' : null
}
