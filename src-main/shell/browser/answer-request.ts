import type { IncomingMessage, ServerResponse } from 'node:http'
import type { BookView } from '../../../src-contract/book-view.ts'
import { downloadPath, logAsked, replyDownload, type AskedLog } from './downloads.ts'
import { cookieOf, isOwnHost, isOwnOrigin } from './guard.ts'
import { begin, replyPage, replyText } from './replies.ts'
import type { Sessions } from './sessions.ts'
import { replySound } from './reply-sound.ts'
import { replyFile } from './static-files.ts'
import type { Uploads } from './uploads.ts'

export type RequestParts = {
  boundTo: string
  /** Cookies are not kept apart by port: two doors on one machine need names of their own. */
  cookieName: string
  rendererFolder: string
  sessions: Sessions
  uploads: Uploads
  books: () => Promise<readonly BookView[]>
  soundAt: (pathname: string) => string | null
  logPath: (which: AskedLog) => Promise<string | null>
}

/** A year: the page on the home server stays open to the browser that was let in. */
const sessionSec = 365 * 24 * 3600

export function isGuardPassed(
  request: IncomingMessage,
  parts: RequestParts,
  mayLackOrigin: boolean,
): boolean {
  const { host, origin } = request.headers
  return isOwnHost(host, parts.boundTo) && isOwnOrigin(origin, host, mayLackOrigin)
}

export function hasSession(request: IncomingMessage, parts: RequestParts): boolean {
  return parts.sessions.has(cookieOf(request.headers.cookie, parts.cookieName))
}

async function exchangeToken(response: ServerResponse, token: string, parts: RequestParts): Promise<void> {
  const secret = await parts.sessions.exchange(token)
  if (secret === null) {
    replyPage(response, 403, 'link-used')
    return
  }
  begin(response, 303, {
    location: '/',
    'set-cookie': `${parts.cookieName}=${secret}; HttpOnly; SameSite=Strict; Path=/; Max-Age=${sessionSec}`,
    'content-length': 0,
  })
  response.end()
}

function urlOf(request: IncomingMessage): URL | null {
  // Only the path and its query count: whatever host a request names was looked at before, and `//host/` would name another.
  const url = `http://page${request.url ?? ''}`
  return request.url?.startsWith('/') === true && URL.canParse(url) ? new URL(url) : null
}

/** In fixed order: host and origin, token, session, and only then what was asked for. */
export async function answerRequest(
  request: IncomingMessage,
  response: ServerResponse,
  parts: RequestParts,
): Promise<void> {
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  if (!isGuardPassed(request, parts, isRead)) {
    replyPage(response, 403, 'foreign-host')
    return
  }
  const url = urlOf(request)
  if (url === null) {
    replyPage(response, 404, 'not-here')
    return
  }
  const token = url.searchParams.get('token')
  if (request.method === 'GET' && url.pathname === '/' && token !== null) {
    await exchangeToken(response, token, parts)
    return
  }
  if (!hasSession(request, parts)) {
    replyPage(response, 401, 'link-needed')
    return
  }
  if (request.method === 'PUT' && url.pathname === '/upload') {
    const upload = await parts.uploads.receive(request, url.searchParams.get('name') ?? '')
    replyText(response, 200, upload, 'text/plain; charset=utf-8')
    return
  }
  if (!isRead) {
    begin(response, 405, { allow: 'GET, HEAD', 'content-length': 0 })
    response.end()
    return
  }
  const withBody = request.method === 'GET'
  const sound = parts.soundAt(url.pathname)
  if (sound !== null) {
    await replySound(response, sound, request.headers.range ?? null, withBody)
    return
  }
  const log = logAsked(url.pathname)
  if (log === null && !url.pathname.startsWith('/download/')) {
    await replyFile(response, parts.rendererFolder, url.pathname, withBody)
    return
  }
  const path = log === null ? downloadPath(url.pathname, await parts.books()) : await parts.logPath(log)
  if (path === null) replyPage(response, 404, 'not-here')
  else await replyDownload(response, path, withBody)
}
