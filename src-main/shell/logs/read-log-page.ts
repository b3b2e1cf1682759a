import { open, type FileHandle } from 'node:fs/promises'
import { failureFrom, succeed, type Result } from '../../../src-contract/failure.ts'
import type { AskOutput } from '../../../src-contract/channels.ts'
import { fileFailure } from '../../../src-node/fs-failure.ts'

const lineFeed = 0x0a

/** Where the first whole line begins; 0 where none ends here. */
function afterFirstLine(bytes: Buffer): number {
  return bytes.indexOf(lineFeed) + 1
}

/** The length without a character of UTF-8 that was cut in two at the end. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if ((byte & 0xc0) === 0x80) continue
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
 * beginning. Never more than `maxBytes`; the next page begins at `toByte`.
 */
export async function readLogPage(
  path: string,
  fromByte: number,
  maxBytes: number,
): Promise<Result<AskOutput<'log.read'>>> {
  try {
    const file = await open(path, 'r')
    try {
      return succeed(await readPage(file, path, fromByte, maxBytes))
    } finally {
      await file.close()
    }
  } catch (error) {
    const failure = fileFailure(error, path, 'file-unreadable')
    return { ok: false, failure: failure ?? failureFrom(error, path) }
  }
}

async function readPage(
  file: FileHandle,
  path: string,
  fromByte: number,
  maxBytes: number,
): Promise<AskOutput<'log.read'>> {
  const { size: sizeBytes } = await file.stat()
  const wished = fromByte < 0 ? sizeBytes + fromByte : fromByte
  const start = Math.min(Math.max(0, wished), sizeBytes)
  const buffer = Buffer.alloc(Math.min(maxBytes, sizeBytes - start))
  const { bytesRead } = await file.read(buffer, 0, buffer.length, start)
  const read = buffer.subarray(0, bytesRead)
  const skipped = fromByte < 0 && start > 0 ? afterFirstLine(read) : 0
  const rest = read.subarray(skipped)
  const page = rest.subarray(0, pageEnd(rest, start + bytesRead >= sizeBytes))
  const from = start + skipped
  return { text: page.toString('utf8'), fromByte: from, toByte: from + page.length, sizeBytes, path }
}
