import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'

export type Answer = (response: ServerResponse, bytes: Buffer, range: number | null) => void

/** Answers as a hub does: whole, or from where it is asked to go on. */
export const whole: Answer = (response, bytes, range) => {
  if (range === null) response.writeHead(200, { 'content-length': bytes.length }).end(bytes)
  else
    response
      .writeHead(206, { 'content-range': `bytes ${range}-${bytes.length - 1}/${bytes.length}` })
      .end(bytes.subarray(range))
}

/** Sends so much of it, and then nothing more. */
export function stallingAt(count: number): Answer {
  return (response, bytes) => {
    response.writeHead(200, { 'content-length': bytes.length })
    response.write(bytes.subarray(0, count))
  }
}

export type FileServer = {
  url: string
  /** Of each request, in order: from which byte on it wanted the file; null: all of it. */
  ranges: (number | null)[]
  answerWith: (answer: Answer) => void
  breakConnections: () => void
  close: () => Promise<void>
}

function rangeOf(headers: IncomingHttpHeaders): number | null {
  const match = /^bytes=(\d+)-$/u.exec(headers.range ?? '')
  return match === null ? null : Number(match[1])
}

/** One file on a free port of this machine. */
export async function serveFile(bytes: Buffer): Promise<FileServer> {
  let answer: Answer = whole
  const ranges: (number | null)[] = []
  const server = createServer((request, response) => {
    const range = rangeOf(request.headers)
    ranges.push(range)
    answer(response, bytes, range)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return {
    url: `http://127.0.0.1:${address.port}/file`,
    ranges,
    answerWith: (next) => {
      answer = next
    },
    breakConnections: () => server.closeAllConnections(),
    close: async () => {
      server.closeAllConnections()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
      })
    },
  }
}
