import { open, type FileHandle } from 'node:fs/promises'
import { failureFrom, succeed, type Result } from '../../../src-contract/failure.ts'
import { errorCode } from '../../../src-node/atomic-file.ts'
import { fileFailure } from '../../../src-node/fs-failure.ts'

/** Read at a time: some milliseconds of work between two breaths, and all the memory that a search takes. */
const pieceBytes = 2 * 1024 * 1024

/** The longest match that a border between two pieces can cut. */
const longestErrorMark = 40
/** Levels as our logs and Python's have them, the words of batch.log, and the beginning of a Python error. */
const errorMark =
  /(?<=[\s[<(|:-])(?:ERROR|CRITICAL|FATAL)(?=[\s\]>)|:-])|\[FAIL\]|Traceback \(most recent call/g

/** Where in a piece it is, from an index on; -1: nowhere. Pieces are latin1, a character a byte, so that an index is an offset. */
type Seeker = {
  next: (piece: string, from: number) => number
  overlap: number
  prepare: (piece: string) => string
}

function errorSeeker(): Seeker {
  const mark = new RegExp(errorMark)
  return {
    overlap: longestErrorMark,
    prepare: (piece) => piece,
    next: (piece, from) => {
      mark.lastIndex = from
      return mark.exec(piece)?.index ?? -1
    },
  }
}

/** Upper and lower case are one; both sides are lowered as latin1, so that bytes of UTF-8 meet the same bytes. */
function textSeeker(text: string): Seeker {
  const wanted = Buffer.from(text, 'utf8').toString('latin1').toLowerCase()
  return {
    overlap: wanted.length,
    prepare: (piece) => piece.toLowerCase(),
    next: (piece, from) => piece.indexOf(wanted, from),
  }
}

/**
 * The byte offset of the first line from `fromByte` on that is an error, or that holds `text`; null: there is none. A line that began before `fromByte`
 * does not count, so a search goes on behind its last find with that offset plus one. A log that has not been begun holds nothing.
 */
export async function findInLog(
  path: string,
  fromByte: number,
  text: string | undefined,
): Promise<Result<{ atByte: number | null }>> {
  try {
    const file = await open(path, 'r')
    try {
      return succeed({
        atByte: await find(file, fromByte, text === undefined ? errorSeeker() : textSeeker(text)),
      })
    } finally {
      await file.close()
    }
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return succeed({ atByte: null })
    const failure = fileFailure(error, path, 'file-unreadable')
    return { ok: false, failure: failure ?? failureFrom(error, path) }
  }
}

async function find(file: FileHandle, fromByte: number, seeker: Seeker): Promise<number | null> {
  const buffer = Buffer.alloc(pieceBytes)
  // One byte before, to see whether a line begins at fromByte.
  let at = Math.max(0, fromByte - 1)
  /** Where the line begins that the next piece begins in; null: before `fromByte`, and not to be found. */
  let lineStart = fromByte === 0 ? 0 : null
  let carried = ''
  for (;;) {
    const { bytesRead } = await file.read(buffer, 0, buffer.length, at)
    if (bytesRead === 0) return null
    const raw = carried + buffer.toString('latin1', 0, bytesRead)
    const base = at - carried.length
    const piece = seeker.prepare(raw)
    const atEnd = bytesRead < buffer.length
    let from = 0
    while (from <= piece.length) {
      const found = seeker.next(piece, from)
      if (found === -1) break
      const before = raw.lastIndexOf('\n', found - 1)
      const start = found === 0 || before === -1 ? lineStart : base + before + 1
      if (start !== null) return start
      // It stands in the line that began before: on to the next one.
      const next = raw.indexOf('\n', found)
      if (next === -1) break
      from = next + 1
    }
    if (atEnd) return null
    const kept = Math.min(raw.length, seeker.overlap)
    const lastFeed = raw.slice(0, raw.length - kept).lastIndexOf('\n')
    if (lastFeed !== -1) lineStart = base + lastFeed + 1
    carried = raw.slice(raw.length - kept)
    at += bytesRead
  }
}
