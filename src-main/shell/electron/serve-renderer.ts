import { readFile } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import { errorCode } from '../../../src-node/atomic-file.ts'
import { contentSecurityPolicy } from '../app/content-security-policy.ts'
import { answerSound } from '../sound/sound-answer.ts'
import { webStream } from '../sound/web-stream.ts'
import { isTrustedUrl } from './trusted-url.ts'

export const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.txt': 'text/plain; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
}

const safeHeaders = (): Record<string, string> => ({
  'content-security-policy': contentSecurityPolicy(),
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-cache',
})

function answer(
  status: number,
  body: string | Uint8Array<ArrayBuffer> | null,
  contentType: string,
): Response {
  return new Response(body, {
    status,
    headers: { ...safeHeaders(), 'content-type': contentType },
  })
}

const refuse = (status: number): Response => answer(status, null, 'text/plain; charset=utf-8')

/** The file that a URL names, inside `folder`; null where it would lie outside or the URL is malformed. */
export function containedFile(folder: string, url: string): string | null {
  let path: string
  try {
    path = decodeURIComponent(new URL(url).pathname)
  } catch {
    // A malformed URL or escape names no file.
    return null
  }
  if (path.includes('\0') || path.includes('\\')) return null
  const file = join(folder, ...path.split('/'))
  return file.startsWith(folder + sep) ? file : null
}

type AppRequest = { url: string; method: string; headers: Headers }

async function replySound(path: string, { method, headers }: AppRequest): Promise<Response> {
  const { status, headers: own, body } = await answerSound(path, headers.get('range'), method === 'GET')
  return new Response(body === null ? null : webStream(body), {
    status,
    headers: { ...safeHeaders(), ...own },
  })
}

/** Answers the window's requests: sounds that it was given, and the built renderer. `folder` is absolute. */
export async function answerRequest(
  request: AppRequest,
  { folder, soundAt }: { folder: string; soundAt: (pathname: string) => string | null },
): Promise<Response> {
  if (!isTrustedUrl(request.url)) return refuse(403)
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405)
  const sound = soundAt(new URL(request.url).pathname)
  if (sound !== null) return replySound(sound, request)
  // The browser door puts its bridge there; here the preload has built it already.
  if (new URL(request.url).pathname === '/bridge.js') return answer(200, '', contentTypes['.js'] ?? '')
  const file = containedFile(folder, request.url)
  if (file === null) return refuse(403)
  try {
    const body = new Uint8Array(await readFile(file))
    return answer(
      200,
      request.method === 'HEAD' ? null : body,
      contentTypes[extname(file)] ?? 'application/octet-stream',
    )
  } catch (error) {
    if (['ENOENT', 'EISDIR', 'ENOTDIR'].includes(errorCode(error) ?? '')) return refuse(404)
    throw error
  }
}
