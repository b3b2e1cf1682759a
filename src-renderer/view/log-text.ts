import type { AskOutput } from '../../src-contract/channels.ts'

export type LogPage = AskOutput<'log.read'>

/** What is loaded of a log: one run of bytes, of which the first and last line may be incomplete. */
export type LoadedLog = { lines: string[]; fromByte: number; toByte: number; sizeBytes: number; path: string }

export const emptyLog: LoadedLog = { lines: [], fromByte: 0, toByte: 0, sizeBytes: 0, path: '' }

export function logOf(page: LogPage): LoadedLog {
  return { ...page, lines: splitLines(page.text) }
}

/** A later page behind what is loaded. One that does not join (the log was begun anew, or has run far ahead) takes its place. */
export function withLater(log: LoadedLog, page: LogPage): LoadedLog {
  if (page.sizeBytes < log.toByte || page.fromByte !== log.toByte || log.path !== page.path)
    return logOf(page)
  return { ...page, fromByte: log.fromByte, lines: joined(log.lines, splitLines(page.text)) }
}

/** An earlier page in front of what is loaded; one that does not join changes nothing. */
export function withEarlier(log: LoadedLog, page: LogPage): LoadedLog {
  if (page.toByte !== log.fromByte || log.path !== page.path) return log
  return {
    ...log,
    fromByte: page.fromByte,
    sizeBytes: page.sizeBytes,
    lines: joined(splitLines(page.text), log.lines),
  }
}

/** The numbers of the lines that hold the words, whatever their case. */
export function findLines(lines: readonly string[], words: string): number[] {
  const wanted = words.trim().toLowerCase()
  if (wanted === '') return []
  return lines.flatMap((line, index) => (line.toLowerCase().includes(wanted) ? [index] : []))
}

export type LineTone = 'plain' | 'quiet' | 'warn' | 'bad'

export function lineTone(line: string): LineTone {
  if (/\b(?:ERROR|CRITICAL|FATAL)\b/u.test(line)) return 'bad'
  if (/\bWARN(?:ING)?\b/u.test(line)) return 'warn'
  return /\b(?:DEBUG|TRACE)\b/u.test(line) ? 'quiet' : 'plain'
}

/** The last element is what follows the last line feed: empty where the text ends with one. */
function splitLines(text: string): string[] {
  return text.split(/\r?\n/u)
}

function joined(before: readonly string[], after: readonly string[]): string[] {
  return [...before.slice(0, -1), `${before.at(-1) ?? ''}${after[0] ?? ''}`, ...after.slice(1)]
}
