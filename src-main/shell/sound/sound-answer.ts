import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { extname } from 'node:path'
import type { Readable } from 'node:stream'
import { errorCode } from '../../../src-node/atomic-file.ts'
import { byteRange } from '../../core/sound/byte-range.ts'

const mediaTypes: Record<string, string> = {
  '.mp3': 'audio/mpeg',
  '.m4b': 'audio/mp4',
  '.opus': 'audio/ogg',
  '.flac': 'audio/flac',
  '.wav': 'audio/wav',
  '.png': 'image/png',
}

export type SoundAnswer = {
  status: number
  headers: Record<string, string>
  /** Null: no body, or none was asked for. */
  body: Readable | null
}

/** Answers a request for a file of the shelf, or for a part of it: a player seeks by asking for a Range. */
export async function answerSound(
  path: string,
  range: string | null,
  withBody: boolean,
): Promise<SoundAnswer> {
  let size: number
  try {
    const info = await stat(path)
    if (!info.isFile()) return { status: 404, headers: {}, body: null }
    ;({ size } = info)
  } catch (error) {
    if (errorCode(error) === undefined) throw error
    return { status: 404, headers: {}, body: null }
  }
  const headers = {
    'content-type': mediaTypes[extname(path).toLowerCase()] ?? 'application/octet-stream',
    'accept-ranges': 'bytes',
  }
  const part = byteRange(range, size)
  if (part === 'none') return { status: 416, headers: { ...headers, 'content-range': `bytes */${size}` }, body: null } // prettier-ignore
  const { from, to } = part ?? { from: 0, to: size - 1 }
  return {
    status: part === null ? 200 : 206,
    headers: {
      ...headers,
      'content-length': String(to - from + 1),
      ...(part === null ? {} : { 'content-range': `bytes ${from}-${to}/${size}` }),
    },
    body: withBody && size > 0 ? createReadStream(path, { start: from, end: to }) : null,
  }
}
