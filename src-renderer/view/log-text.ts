import type { AskInput, AskOutput } from '../../src-contract/channels.ts'
import { isAtLeast, levelOf } from '../../src-contract/log-levels.ts'
import { spellings } from '../../src-contract/spellings.ts'

export type LogPage = AskOutput<'log.read'>
/** `at`: the byte where it begins. */
export type LogLine = AskOutput<'log.filter'>['lines'][number]
export type LogFilter = AskInput<'log.filter'>['only']

/** Lines that follow each other in a log, or, filtered, those of a stretch of it that are wanted. */
export type LogStretch = AskOutput<'log.filter'>
/** What is loaded: one stretch, grown at both ends. */
export type LoadedLog = LogStretch

export const emptyLog: LoadedLog = { lines: [], fromByte: 0, toByte: 0, sizeBytes: 0, path: '' }

/** More would only take memory: whoever scrolls on lets go of what lies far behind. */
export const mostLines = 30_000

const encoder = new TextEncoder()

/**
 * A page as lines with their places. What a page from the middle of a log begins with is the rest of a line, unless `beginsAtLine`; an unfinished last line
 * is shown, and read again with the next page.
 */
export function stretchOf(page: LogPage, beginsAtLine: boolean): LogStretch {
  const texts = page.text.split('\n')
  const isWhole = texts.at(-1) === ''
  if (isWhole) texts.pop()
  let at = page.fromByte
  const lines: LogLine[] = texts.map((text) => {
    const line = { at, text: text.endsWith('\r') ? text.slice(0, -1) : text }
    at += encoder.encode(text).length + 1
    return line
  })
  const isCut = !beginsAtLine && page.fromByte > 0 && lines.length > 1
  const kept = isCut ? lines.slice(1) : lines
  const last = lines.at(-1)
  const isUnfinished = !isWhole && lines.length > 1 && last !== undefined
  return {
    lines: kept,
    fromByte: isCut ? (kept[0]?.at ?? page.fromByte) : page.fromByte,
    toByte: isUnfinished ? last.at : page.toByte,
    sizeBytes: page.sizeBytes,
    path: page.path,
  }
}

/** A later stretch behind what is loaded. One that does not join (the log was begun anew) takes its place. */
export function withLater(log: LoadedLog, later: LogStretch): LoadedLog {
  if (later.sizeBytes < log.toByte || later.fromByte !== log.toByte || later.path !== log.path) return later
  if (later.lines.length === 0 && later.toByte === log.toByte && later.sizeBytes === log.sizeBytes) return log
  const before = log.lines.filter((line) => line.at < later.fromByte)
  const lines = [...before, ...later.lines]
  const kept = lines.slice(-mostLines)
  const fromByte = kept.length < lines.length ? (kept[0]?.at ?? log.fromByte) : log.fromByte
  return { ...later, lines: kept, fromByte }
}

/** An earlier stretch in front of what is loaded; one that does not join changes nothing. */
export function withEarlier(log: LoadedLog, earlier: LogStretch): LoadedLog {
  if (earlier.toByte !== log.fromByte || earlier.path !== log.path) return log
  const lines = [...earlier.lines, ...log.lines]
  const kept = lines.slice(0, mostLines)
  const toByte = kept.length < lines.length ? (lines[mostLines]?.at ?? log.toByte) : log.toByte
  return { ...log, fromByte: earlier.fromByte, toByte, lines: kept }
}

/** Whether its end is loaded, an unfinished last line included. */
export function isEndLoaded({ lines, toByte, sizeBytes }: LoadedLog): boolean {
  return toByte >= sizeBytes || (lines.at(-1)?.at ?? -1) >= toByte
}

/** The number of the line that begins at a byte, or goes over it; -1: it is not loaded. */
export function lineAt(log: LoadedLog, byte: number): number {
  if (byte < log.fromByte || byte >= Math.max(log.toByte, (log.lines.at(-1)?.at ?? -1) + 1)) return -1
  return log.lines.findLastIndex((line) => line.at <= byte)
}

export type LineTone = 'plain' | 'quiet' | 'warn' | 'bad'

/** Of each line as it looks: the further lines of an entry look like its first. */
export function lineTones(lines: readonly LogLine[]): LineTone[] {
  let tone: LineTone = 'plain'
  return lines.map(({ text }) => {
    const level = text.startsWith('    ') ? null : levelOf(text)
    if (text.startsWith('# ')) tone = 'quiet'
    else if (level !== null) {
      if (isAtLeast(level, 'ERROR')) tone = 'bad'
      else if (level === 'WARNING') tone = 'warn'
      else tone = level === 'DEBUG' ? 'quiet' : 'plain'
    }
    return tone
  })
}

/** Where the words stand in a line, in characters, in any case, as main's search finds them. */
export function matchesIn(text: string, words: string): [from: number, to: number][] {
  if (words === '') return []
  const pattern = spellings(words).map((ways) => `(?:${ways.map(escaped).join('|')})`)
  const found = text.matchAll(new RegExp(pattern.join(''), 'gu'))
  return Array.from(found, ({ index, 0: match }) => [index, index + match.length])
}

function escaped(words: string): string {
  return words.replaceAll(/[$()*+.?[\\\]^{|}]/gu, String.raw`\$&`)
}

/** How much to look through next, in bytes: more where little was found, less where a page was full. */
export function nextSpan(span: number, foundLines: number, wasFull: boolean): number {
  if (wasFull) return Math.max(leastSpan, Math.floor(span / 4))
  return foundLines < enoughLines ? Math.min(mostSpan, span * 4) : span
}

export const leastSpan = 64 * 1024
const mostSpan = 64 * 1024 * 1024
const enoughLines = 200

/** A line as it is shown: one of a megabyte would stop the window. */
export function shownText(text: string): string {
  return text.length > mostShownChars
    ? `${text.slice(0, mostShownChars)}… (${text.length.toLocaleString('en')} characters)`
    : text
}
const mostShownChars = 4000
