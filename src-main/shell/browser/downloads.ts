import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { basename, extname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { BookView } from '../../../src-contract/book-view.ts'
import { errorCode } from '../../../src-node/atomic-file.ts'
import { begin, replyPage } from './replies.ts'

function decoded(id: string): string | null {
  try {
    return decodeURIComponent(id)
  } catch {
    // A malformed escape names no book.
    return null
  }
}

/** The finished file that a book's link names; null where there is none. */
export function downloadPath(pathname: string, books: readonly BookView[]): string | null {
  const [, id, number] = /^\/download\/([^/]+)\/(\d{1,4})$/u.exec(pathname) ?? []
  if (id === undefined || number === undefined) return null
  const bookId = decoded(id)
  return books.find((book) => book.id === bookId)?.outputs[Number(number)] ?? null
}

/** Null as the book: batch.log. */
export type AskedLog = { bookId: string | null; attempt?: number }

/** The log that a log's link names; null where it is no such link. */
export function logAsked(pathname: string): AskedLog | null {
  if (pathname === '/download-log') return { bookId: null }
  const [, id, attempt] = /^\/download-log\/([^/]+)(?:\/(\d{1,6}))?$/u.exec(pathname) ?? []
  const bookId = id === undefined ? null : decoded(id)
  if (bookId === null) return null
  return { bookId, ...(attempt === undefined ? {} : { attempt: Number(attempt) }) }
}

const mediaTypes: Record<string, string> = { '.mp3': 'audio/mpeg', '.log': 'text/plain; charset=utf-8' }

/** RFC 6266: the plain name for old readers, the true one beside it in RFC 8187's form. */
export function contentDisposition(name: string): string {
  const plain = name.replaceAll(/[^\x20-\x7E]|["\\%]/gu, '_')
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/gu,
    (char) => `%${char.charCodeAt(0).toString(16)}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}

export async function replyDownload(
  response: ServerResponse,
  path: string,
  withBody: boolean,
): Promise<void> {
  try {
    const { size } = await stat(path)
    begin(response, 200, {
      'content-type': mediaTypes[extname(path)] ?? 'application/octet-stream',
      'content-length': size,
      'content-disposition': contentDisposition(basename(path)),
    })
    // A log grows meanwhile: no more than was announced.
    if (withBody && size > 0) await pipeline(createReadStream(path, { end: size - 1 }), response)
    else response.end()
  } catch (error) {
    if (errorCode(error) === undefined) throw error
    // A file that is gone is said; a reader who left in the middle is nobody to say it to.
    if (response.headersSent) response.destroy()
    else replyPage(response, 404, 'not-here')
  }
}
