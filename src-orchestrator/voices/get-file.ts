import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'

/** As many as browsers follow. */
const mostRedirects = 20

export type Got = {
  status: number
  headers: IncomingHttpHeaders
  /** Rejects as `getFile` does where the connection breaks. */
  body: AsyncIterable<Uint8Array>
  /** Reads no further. */
  drop: () => void
}

/** The connection failed; the reason is the cause. */
class Unconnected extends Error {}

/** What an abort leaves behind is a connection that was reset; its reason is the signal's. */
const whyOf = (error: unknown, signal: AbortSignal): unknown => (signal.aborted ? signal.reason : error)

async function* bodyOf(response: IncomingMessage, signal: AbortSignal): AsyncIterable<Uint8Array> {
  try {
    for await (const bytes of response) {
      if (!(bytes instanceof Uint8Array)) throw new TypeError('the body is not made of bytes')
      yield bytes
    }
  } catch (error) {
    throw new Unconnected('the connection broke', { cause: whyOf(error, signal) })
  }
}

async function answerTo(
  url: URL,
  headers: Record<string, string>,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  // Loaded when something is fetched: with `node:http` Node loads its whole fetch, a tenth of what a start takes.
  const { request: requested } = await (url.protocol === 'https:'
    ? import('node:https')
    : import('node:http'))
  const request = requested(url, { headers, signal })
  // What breaks after the answer is told by the answer's body.
  request.on('error', () => undefined)
  try {
    return await new Promise<IncomingMessage>((resolve, reject) => {
      request.once('response', resolve).once('error', reject).end()
    })
  } catch (error) {
    throw new Unconnected('there is no connection', { cause: whyOf(error, signal) })
  }
}

/**
 * What a server answers for an address, redirects followed. Not by fetch, whose process is ended by an assertion that nothing can catch where a server closes the
 * connection while its reader is not done, as in Node 24: https://github.com/nodejs/undici/issues/5360. Rejects with Unconnected.
 */
export async function getFile(
  address: string,
  headers: Record<string, string>,
  signal: AbortSignal,
): Promise<Got> {
  let url = new URL(address)
  for (let redirects = 0; ; redirects++) {
    const response = await answerTo(url, headers, signal)
    const { statusCode: status = 0, headers: answered } = response
    const { location } = answered
    if (status >= 300 && status < 400 && location !== undefined && redirects < mostRedirects) {
      response.destroy()
      const next = new URL(location, url)
      // What was asked for safely is not fetched otherwise.
      if (url.protocol === 'https:' && next.protocol !== 'https:')
        throw new Unconnected(`it leads to ${next.protocol}//${next.host}`)
      url = next
      continue
    }
    return { status, headers: answered, body: bodyOf(response, signal), drop: () => response.destroy() }
  }
}
