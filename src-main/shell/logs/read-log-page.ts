import { open, type FileHandle } from 'node:fs/promises'
import { failureFrom, succeed, type Result } from '../../../src-contract/failure.ts'
import type { AskOutput } from '../../../src-contract/channels.ts'
import { errorCode } from '../../../src-node/atomic-file.ts'
import { fileFailure } from '../../../src-node/fs-failure.ts'

type LogPage = AskOutput<'log.read'>

const lineFeed = 0x0a

const isContinuation = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80

/** Where a page that was asked for from the end begins: at a line, or, where none begins in it, at a character. */
function beginning(bytes: Buffer): number {
  const line = bytes.indexOf(lineFeed) + 1
  if (line > 0 && line < bytes.length) return line
  let at = 0
  while (at < 3 && isContinuation(bytes[at])) at++
  return at
}

/** The length without a character of UTF-8 that was cut in two at the end. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(4, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (isContinuation(byte)) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1
    return length > back ? bytes.length - back : bytes.length
  }
  return bytes.length
}

/** Where the page ends: behind its last whole line, or, in a line longer than a page, behind the last whole character. */
function pageEnd(bytes: Buffer, isEndOfFile: boolean): number {
  if (isEndOfFile) return wholeCharacters(bytes)
  const lastLine = bytes.lastIndexOf(lineFeed) + 1
  return lastLine > 0 ? lastLine : wholeCharacters(bytes)
}

/**
 * A page of a log that may be a gigabyte long and grow meanwhile. `fromByte` negative: that many bytes before the end, moved on to the next line's
 * beginning. Never more than `maxBytes`; the next page begins at `toByte`. A log that has not been begun is empty.
 */
export async function readLogPage(
  path: string,
  fromByte: number,
  maxBytes: number,
): Promise<Result<LogPage>> {
  try {
    const file = await open(path, 'r')
    try {
      return succeed(await readPage(file, path, fromByte, maxBytes))
    } finally {
      await file.close()
    }
  } catch (error) {
    if (errorCode(error) === 'ENOENT')
      return succeed({ text: '', fromByte: 0, toByte: 0, sizeBytes: 0, path })
    const failure = fileFailure(error, path, 'file-unreadable')
    return { ok: false, failure: failure ?? failureFrom(error, path) }
  }
}

async function readPage(
  file: FileHandle,
  path: string,
  fromByte: number,
  maxBytes: number,
): Promise<LogPage> {
  const { size: sizeBytes } = await file.stat()
  const wished = fromByte < 0 ? sizeBytes + fromByte : fromByte
  const start = Math.min(Math.max(0, wished), sizeBytes)
  const buffer = Buffer.alloc(Math.min(maxBytes, sizeBytes - start))
  const { bytesRead } = await file.read(buffer, 0, buffer.length, start)
  const read = buffer.subarray(0, bytesRead)
  const skipped = fromByte < 0 && start > 0 ? beginning(read) : 0
  const rest = read.subarray(skipped)
  const end = pageEnd(rest, start + bytesRead >= sizeBytes)
  // A page too small for one character would never get past it.
  const page = rest.subarray(0, end === 0 ? rest.length : end)
  const from = start + skipped
  return { text: page.toString('utf8'), fromByte: from, toByte: from + page.length, sizeBytes, path }
}
