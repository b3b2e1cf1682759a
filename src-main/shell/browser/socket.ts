import { WebSocketServer, type WebSocket } from 'ws'
import { z } from 'zod'
import type { AskOutput } from '../../../src-contract/channels.ts'
import { fail, succeed, type Result } from '../../../src-contract/failure.ts'
import { answerAsk, isAskName, isTellName, takeTell } from '../app/answer-ask.ts'
import type { App } from '../app/bookspool-api.ts'
import type { Uploads } from './uploads.ts'

/** Room for the longest list of paths that `pile.add` takes. */
const longestMessageBytes = 32 * 1024 * 1024
/** A page that does not read what it is sent is let go; it comes back and asks anew. */
const mostBufferedBytes = 16 * 1024 * 1024
const heartbeatMs = 30_000
/** https://www.rfc-editor.org/rfc/rfc6455#section-7.4.1 */
const goingAway = 1001
const unreadable = 1003

const messageSchema = z.union([
  z.object({ id: z.number().int(), ask: z.string(), input: z.unknown().optional() }),
  z.object({
    id: z.number().int(),
    addUploads: z.array(z.string()),
    folders: z.array(z.object({ name: z.string(), pages: z.array(z.string()).min(1) })).default([]),
  }),
  z.object({ id: z.number().int(), installUploads: z.array(z.string()).min(1) }),
  z.object({ tell: z.string(), payload: z.unknown().optional() }),
])

export type SocketDoor = {
  server: WebSocketServer
  close: () => void
}

/** A folder by its name, and the uploads of its pages. */
type UploadedFolder = { name: string; pages: string[] }

type LogBug = (what: string, cause: unknown) => void

function parseMessage(data: string): z.infer<typeof messageSchema> | null {
  try {
    const parsed = messageSchema.safeParse(JSON.parse(data))
    return parsed.success ? parsed.data : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** Answers as `pile.add` does; what was refused while it came in is listed with the rest. */
async function addUploads(
  app: App,
  uploads: Uploads,
  { addUploads: files, folders }: { addUploads: readonly string[]; folders: readonly UploadedFolder[] },
  logBug: LogBug,
): Promise<Result<AskOutput<'pile.add'>>> {
  const { paths, refused } = uploads.take(files)
  for (const { name, pages } of folders) {
    const taken = uploads.take(pages)
    refused.push(...taken.refused)
    if (taken.paths.length > 0) paths.push(await uploads.asFolder(name, taken.paths))
  }
  const names = [...files, ...folders.flatMap(({ pages }) => pages)]
  if (paths.length === 0) return succeed({ added: 0, alreadyListed: 0, refused })
  const added = await answerAsk(app.asks, 'pile.add', { paths }, logBug)
  uploads.letGo(names)
  return added.ok ? succeed({ ...added.value, refused: [...refused, ...added.value.refused] }) : added
}

/** Answers as `voices.installFiles` does. What was installed lies elsewhere by then: nothing of the uploads is kept. */
async function installUploads(
  app: App,
  uploads: Uploads,
  names: readonly string[],
  logBug: LogBug,
): Promise<Result<AskOutput<'voices.installFiles'>>> {
  try {
    const { paths, refused } = uploads.take(names)
    const [failure] = refused
    if (failure !== undefined) return { ok: false, failure }
    return await answerAsk(app.asks, 'voices.installFiles', { paths: await uploads.together(paths) }, logBug)
  } finally {
    uploads.letGo(names)
    await uploads.discard(names)
  }
}

async function answer(
  app: App,
  uploads: Uploads,
  data: string,
  logBug: LogBug,
): Promise<{ id: number; answer: unknown } | null> {
  const message = parseMessage(data)
  if (message === null) throw new TypeError('not a message of the page')
  if ('tell' in message) {
    if (isTellName(message.tell)) takeTell(app.tells, message.tell, message.payload, logBug)
    return null
  }
  const { id } = message
  if ('addUploads' in message) {
    return { id, answer: await addUploads(app, uploads, message, logBug) }
  }
  if ('installUploads' in message)
    return { id, answer: await installUploads(app, uploads, message.installUploads, logBug) }
  if (!isAskName(message.ask))
    return { id, answer: fail('internal', { detail: `nobody answers ${message.ask}` }) }
  return { id, answer: await answerAsk(app.asks, message.ask, message.input, logBug) }
}

/** The page's way in, once a request has passed the guard: asks and tells in, answers and announcements out. */
export function openSocketDoor(app: App, uploads: Uploads, logBug: LogBug): SocketDoor {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: longestMessageBytes,
    perMessageDeflate: false,
  })
  const alive = new WeakSet<WebSocket>()

  const send = (socket: WebSocket, document: unknown): void => {
    if (socket.readyState !== socket.OPEN) return
    if (socket.bufferedAmount > mostBufferedBytes) socket.terminate()
    else socket.send(JSON.stringify(document))
  }
  server.on('connection', (socket) => {
    alive.add(socket)
    socket.on('pong', () => alive.add(socket))
    socket.on('error', (error) => logBug('a page’s connection failed', error))
    socket.on('message', (data, isBinary) => {
      if (isBinary || !Buffer.isBuffer(data)) {
        socket.close(unreadable)
        return
      }
      answer(app, uploads, data.toString('utf8'), logBug)
        .then((reply) => {
          if (reply !== null) send(socket, reply)
        })
        .catch((error: unknown) => {
          logBug('a page sent what cannot be read', error)
          socket.close(unreadable)
        })
    })
  })
  const stopListening = app.onAnnounce((announce, payload) => {
    for (const socket of server.clients) send(socket, { announce, payload })
  })
  const heartbeat = setInterval(() => {
    for (const socket of server.clients) {
      if (!alive.delete(socket)) socket.terminate()
      else socket.ping()
    }
  }, heartbeatMs)
  heartbeat.unref()
  return {
    server,
    close: () => {
      stopListening()
      clearInterval(heartbeat)
      for (const socket of server.clients) socket.close(goingAway)
      server.close()
    },
  }
}
