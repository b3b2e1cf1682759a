import { open } from 'node:fs/promises'
import type { z } from 'zod'
import type { logPageSchema } from '../../../src-contract/channels.ts'
import { fail, succeed, type Result } from '../../../src-contract/failure.ts'
import { errorCode } from '../../../src-node/atomic-file.ts'
import { fileFailure } from '../../../src-node/fs-failure.ts'

type LogPage = z.infer<typeof logPageSchema>

const isContinuation = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80

/** The whole characters of a piece cut out of UTF-8: where they begin, and where they end. At most three bytes are left out at each end. */
export function wholeCharacters(bytes: Uint8Array): { from: number; to: number } {
  let from = 0
  while (from < 3 && isContinuation(bytes[from])) from++
  let lead = bytes.length - 1
  while (lead > bytes.length - 4 && lead > from && isContinuation(bytes[lead])) lead--
  const first = bytes[lead] ?? 0
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 1
  return { from, to: lead + length > bytes.length && length > 1 ? Math.max(from, lead) : bytes.length }
}

/**
 * A page of a log that may still be growing. `fromByte` negative counts from the end. The text begins and ends between characters; a log that has
 * not been begun is empty.
 */
export async function readLog(path: string, fromByte: number, maxBytes: number): Promise<Result<LogPage>> {
  try {
    const handle = await open(path, 'r')
    try {
      const sizeBytes = (await handle.stat()).size
      const start = fromByte < 0 ? Math.max(0, sizeBytes + fromByte) : Math.min(fromByte, sizeBytes)
      const buffer = Buffer.alloc(Math.min(maxBytes, sizeBytes - start))
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, start)
      const bytes = buffer.subarray(0, bytesRead)
      const { from, to } = wholeCharacters(bytes)
      const text = bytes.subarray(from, to).toString('utf8')
      return succeed({ text, fromByte: start + from, toByte: start + to, sizeBytes, path })
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (errorCode(error) === 'ENOENT')
      return succeed({ text: '', fromByte: 0, toByte: 0, sizeBytes: 0, path })
    const failure = fileFailure(error, path, 'file-unreadable')
    return failure === null ? fail('internal', { detail: String(error) }) : { ok: false, failure }
  }
}
