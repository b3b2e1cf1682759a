import type { FileHandle } from 'node:fs/promises'
import { isAtLeast, levelOf, levelWithinChars, type Level } from '../../../src-contract/log-levels.ts'
import { wordFinder, type WordFinder } from './word-finder.ts'

/** Read at a time: some milliseconds of work between two breaths. */
export const pieceBytes = 2 * 1024 * 1024
/** For a short range, the line that it ends in included. */
const smallestPieceBytes = 64 * 1024
/** How far back the entry is looked for that a line goes on with. */
const entryBytes = 8192

export type Wanted = {
  /** Entries of at least this level, with all their lines. */
  least?: 'WARNING' | 'ERROR' | undefined
  /** Lines that hold these words, in any case. */
  text?: string | undefined
}

/** Lines that begin at or behind `from` and before `to`, in bytes. */
export type Range = { from: number; to: number }

/** A line that was found; `bytes` is latin1, a character a byte. False: no more are wanted. */
export type Take = (line: { at: number; bytes: string }) => boolean

/** Words that a line of that level or a graver one holds, so that a gigabyte without any is passed at the speed of reading. What holds one is looked at. */
const marks = {
  WARNING: /WARN|ERROR|CRITICAL|FATAL|\[FAIL\]|Traceback|Error:|Exception:/g,
  ERROR: /ERROR|CRITICAL|FATAL|\[FAIL\]|Traceback|Error:|Exception:/g,
} as const

/** Whether an entry that was wanted goes on in the next line, or another begins. */
type Entry = { isWanted: boolean }

type LineTest = (line: string, holdsWords: () => boolean) => boolean

function lineTest({ least }: Wanted, entry: Entry): LineTest {
  return (line, holdsWords) => {
    if (least !== undefined) follow(entry, line, least)
    return (least === undefined || entry.isWanted) && holdsWords()
  }
}

/** A line without a level goes on with the entry before it; a log's head, behind its marks, is no entry. */
function follow(entry: Entry, line: string, least: Level): void {
  const isHead = line.startsWith('# ')
  const level = isHead || line.startsWith('    ') ? null : levelOf(line)
  if (level !== null) entry.isWanted = isAtLeast(level, least)
  else if (isHead) entry.isWanted = false
}

/** Where the next line may stand that is wanted; -1: nowhere in this block. */
function seeker({ least }: Wanted, words: WordFinder | null): (block: string, from: number) => number {
  if (least === undefined)
    return words === null ? (block, from) => (from < block.length ? from : -1) : words.indexIn
  const mark = new RegExp(marks[least])
  return (block, from) => {
    mark.lastIndex = from
    return mark.exec(block)?.index ?? -1
  }
}

async function entryBefore(file: FileHandle, from: number, least: Level, entry: Entry): Promise<void> {
  const start = Math.max(0, from - entryBytes)
  const buffer = Buffer.alloc(from - start + levelWithinChars)
  const { bytesRead } = await file.read(buffer, 0, buffer.length, start)
  let at = start
  for (const line of buffer.toString('latin1', 0, bytesRead).split('\n')) {
    if (at >= from) return
    // The first may be cut.
    if (at > start || start === 0) follow(entry, line, least)
    at += line.length + 1
  }
}

/**
 * Whether a line that goes on behind what was read of it holds the words there, and up to where it was looked at. `head`: what was read; a find may
 * begin in its end.
 */
async function restHolds(
  file: FileHandle,
  behind: number,
  head: string,
  words: WordFinder,
): Promise<{ holds: boolean; at: number }> {
  const buffer = Buffer.allocUnsafe(pieceBytes)
  let at = behind
  let block = head
  for (;;) {
    const { bytesRead } = await file.read(buffer, 0, buffer.length, at)
    const piece = buffer.toString('latin1', 0, bytesRead)
    const feed = piece.indexOf('\n')
    const kept = block.length - Math.min(block.length, words.bytes - 1)
    block = block.slice(kept) + (feed === -1 ? piece : piece.slice(0, feed))
    if (words.indexIn(block, 0) !== -1) return { holds: true, at }
    if (feed !== -1) return { holds: false, at: at + feed }
    at += bytesRead
    if (bytesRead < buffer.length) return { holds: false, at }
  }
}

/** Hands over the wanted lines of a range, in order. Answers with the byte where a later scan goes on: an unfinished last line is seen again. */
export async function scanLog(file: FileHandle, range: Range, wanted: Wanted, take: Take): Promise<number> {
  const entry: Entry = { isWanted: false }
  const words = wanted.text === undefined ? null : wordFinder(wanted.text)
  const tools = { seek: seeker(wanted, words), test: lineTest(wanted, entry), take, entry, words }
  if (wanted.least !== undefined && range.from > 0) await entryBefore(file, range.from, wanted.least, entry)
  const wholeRange = Math.max(smallestPieceBytes, range.to - range.from)
  const buffer = Buffer.allocUnsafe(Math.min(pieceBytes, wholeRange))
  // One byte before, to see whether a line begins at `from`.
  let at = Math.max(0, range.from - 1)
  let isSkipping = range.from > 0
  let carried = ''
  for (;;) {
    const { bytesRead } = await file.read(buffer, 0, buffer.length, at)
    const isEnd = bytesRead < buffer.length
    let base = at - carried.length
    let block = carried + buffer.toString('latin1', 0, bytesRead)
    at += bytesRead
    if (isSkipping) {
      const first = block.indexOf('\n') + 1
      carried = ''
      if (first === 0 && isEnd) return at
      // The rest of a long line: none begins in it.
      if (first === 0 && at >= range.to) return range.to
      if (first === 0) continue
      isSkipping = false
      block = block.slice(first)
      base += first
    }
    const whole = block.lastIndexOf('\n') + 1
    if (whole === 0 && !isEnd) {
      if (base >= range.to) return range.to
      const isWanted = tools.test(block, () => true)
      const holds = words === null || (isWanted && words.indexIn(block, 0) !== -1)
      const rest =
        !isWanted || holds || words === null ? { holds, at } : await restHolds(file, at, block, words)
      at = rest.at
      if (isWanted && rest.holds && !take({ at: base, bytes: block })) return Math.min(at, range.to)
      isSkipping = true
      carried = ''
      continue
    }
    const end = isEnd ? block.length : whole
    const stopped = scanBlock(block.slice(0, end), base, range.to, tools)
    if (stopped !== null) return stopped
    if (isEnd) return base + (whole === 0 ? 0 : whole)
    carried = block.slice(end)
    if (base + end >= range.to) return range.to
  }
}

type Tools = {
  seek: ReturnType<typeof seeker>
  test: LineTest
  take: Take
  entry: Entry
  words: WordFinder | null
}

/** A block that begins at a line's beginning. Answers where the scan ended, null where it is to go on. */
function scanBlock(
  block: string,
  base: number,
  to: number,
  { seek, test, take, entry, words }: Tools,
): number | null {
  let position = 0
  while (position < block.length) {
    const found = entry.isWanted ? position : seek(block, position)
    if (found === -1) return null
    const start = found === position ? found : Math.max(position, block.lastIndexOf('\n', found - 1) + 1)
    if (base + start >= to) return to
    const feed = block.indexOf('\n', start)
    const stop = feed === -1 ? block.length : feed
    const line = block.slice(start, stop)
    position = stop + 1
    if (!test(line, () => words === null || words.indexIn(line, 0) !== -1)) continue
    if (!take({ at: base + start, bytes: line })) return Math.min(base + position, base + block.length)
  }
  return null
}
