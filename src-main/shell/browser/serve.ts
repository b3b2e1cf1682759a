import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import type { Duplex } from 'node:stream'
import { inspect } from 'node:util'
import type { BookView } from '../../../src-contract/book-view.ts'
import { configForm } from '../../../src-contract/config-form.ts'
import { configKeys, type Config } from '../../../src-contract/config-options.ts'
import { fail, succeed, type Result } from '../../../src-contract/failure.ts'
import { errorCode } from '../../../src-node/atomic-file.ts'
import { builtFile } from '../../../src-node/install-layout.ts'
import type { App, AppOptions, DoorServices } from '../app/bookspool-api.ts'
import { homePlaces, type HomePlaces } from '../config/places.ts'
import { isInside } from '../../../src-node/inside.ts'
import { answerRequest, hasSession, isGuardPassed, type RequestParts } from './answer-request.ts'
import { openSessions } from './sessions.ts'
import { openSocketDoor, type SocketDoor } from './socket.ts'
import { createUploads } from './uploads.ts'

/** Scans of whole books reach hundreds of megabytes; nothing that is one book is larger than this. */
const largestUploadBytes = 4e9

export type ServeOptions = {
  home: string
  version: string
  /** The address to listen on; 127.0.0.1 unless the user said otherwise. */
  host: string
  /** 0: any free one. */
  port: number
  openApp: (options: AppOptions) => Promise<Result<App>>
  rendererFolder?: string
  maxUploadBytes?: number
}

export type BrowserDoor = {
  port: number
  /** A link whose token opens one session, once. */
  newLink: () => string
  /** Ends tidily: what runs can be resumed afterwards. */
  close: () => Promise<void>
}

const logBug = (what: string, cause: unknown): void => {
  process.stderr.write(`${new Date().toISOString()} ${what}: ${inspect(cause)}\n`)
}

/** What the browser cannot do: system dialogs, a file manager; what it may not: settings that name programs, files outside. */
function browserServices(places: HomePlaces, roots: () => readonly string[]): DoorServices {
  return {
    door: 'browser',
    chooseBooks: async () => Promise.resolve([]),
    chooseFolder: async () => Promise.resolve(null),
    chooseVoices: async () => Promise.resolve([]),
    chooseWorkspace: async () => Promise.resolve(null),
    reveal: async (_path, link) => Promise.resolve(link),
    // A browser page closes without asking: the batch runs on behind it.
    closeAnswered: () => undefined,
    lockedKeys: configKeys.filter((key) => configForm[key].localOnly === true),
    refusePath: (path) =>
      isInside(path, [places.uploads, ...roots()]) ? null : { code: 'path-not-allowed', file: path },
  }
}

async function listen(server: Server, host: string, port: number): Promise<Result<number>> {
  try {
    server.listen(port, host)
    await once(server, 'listening')
    const address = server.address()
    if (address === null || typeof address === 'string') throw new TypeError('the server has no port')
    return succeed(address.port)
  } catch (error) {
    const code = errorCode(error)
    if (code === undefined) throw error
    const why = code === 'EADDRINUSE' ? 'another program uses it' : code
    return fail('usage-invalid', { detail: `The door cannot be opened at ${host}, port ${port}: ${why}` })
  }
}

type Opened = { app: App; places: HomePlaces; config: () => Config }

async function openParts(options: ServeOptions): Promise<Result<Opened>> {
  const places = homePlaces(options.home)
  let config: Config | null = null
  const services = browserServices(places, () => config?.serve_roots ?? [])
  const app = await options.openApp({ home: options.home, version: options.version, services })
  if (!app.ok) return app
  const settings = await app.value.asks['settings.read'](undefined)
  if (!settings.ok) return settings
  config = settings.value.config
  app.value.onAnnounce((_name, payload) => {
    if ('config' in payload) config = payload.config
  })
  return succeed({ app: app.value, places, config: () => config ?? settings.value.config })
}

type Behind = { app: App; parts: RequestParts; sockets: SocketDoor }

/**
 * The port is taken before the app is open (a second door is to fail at once, before it touches anything), and a page that was open before a restart
 * knocks every few seconds: whoever comes meanwhile waits for the app. A server without listeners would leave them hanging forever.
 */
function connect(server: Server, behind: Promise<Result<Behind>>): void {
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const opened = await behind
    if (opened.ok) await answerRequest(request, response, opened.value.parts)
    else response.destroy()
  }
  const upgrade = async (request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> => {
    const opened = await behind
    if (!opened.ok) {
      socket.destroy()
      return
    }
    const { parts, sockets } = opened.value
    if (request.url !== '/socket' || !isGuardPassed(request, parts, false) || !hasSession(request, parts)) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
      return
    }
    sockets.server.handleUpgrade(request, socket, head, (client) =>
      sockets.server.emit('connection', client, request),
    )
  }
  server.on('request', (request, response) => {
    answer(request, response).catch((error: unknown) => {
      logBug(`the answer to ${request.method ?? ''} failed`, error)
      response.destroy()
    })
  })
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', (error) => logBug('a connection failed', error))
    upgrade(request, socket, head).catch((error: unknown) => {
      logBug('a connection could not be opened', error)
      socket.destroy()
    })
  })
}

async function openBehind(options: ServeOptions, port: number): Promise<Result<Behind>> {
  const opened = await openParts(options)
  if (!opened.ok) return opened
  const { app, places, config } = opened.value
  const uploads = createUploads(places.uploads, {
    maxBytes: options.maxUploadBytes ?? largestUploadBytes,
    diskFloorBytes: () => config().disk_floor * 1e9,
  })
  const books = async (): Promise<readonly BookView[]> => {
    const snapshot = await app.asks['state.snapshot'](undefined)
    return snapshot.ok ? snapshot.value.books : []
  }
  const sweep = async (): Promise<void> => {
    try {
      await uploads.sweep((await books()).map((book) => book.path))
    } catch (error) {
      // What is left lying costs room and nothing else; the next sweep comes with the next removal, or start.
      logBug('uploads that nothing refers to could not be removed', error)
    }
  }
  await sweep()
  app.onAnnounce((_name, payload) => {
    if ('removed' in payload) void sweep()
  })
  const parts: RequestParts = {
    boundTo: options.host,
    cookieName: `bookspool-${port}`,
    rendererFolder: options.rendererFolder ?? builtFile('renderer'),
    sessions: await openSessions(join(places.home, 'browser-sessions.json')),
    uploads,
    books,
    soundAt: app.soundAt,
    logPath: async (which) => {
      const page = await app.asks['log.read']({ ...which, fromByte: 0, maxBytes: 1 })
      return page.ok ? page.value.path : null
    },
  }
  return succeed({ app, parts, sockets: openSocketDoor(app, uploads, logBug) })
}

/** Opens the window's door for browsers. `home-in-use` where another door holds the home folder; `usage-invalid` where the port is taken. */
export async function serve(options: ServeOptions): Promise<Result<BrowserDoor>> {
  // A large book on a slow line takes longer than the five minutes that Node gives a request; headers keep their own limit.
  const server = createServer({ requestTimeout: 0 })
  const port = await listen(server, options.host, options.port)
  if (!port.ok) return port
  const behind = openBehind(options, port.value)
  connect(server, behind)
  const opened = await behind
  if (!opened.ok) {
    server.close()
    server.closeAllConnections()
    return opened
  }
  const { app, parts, sockets } = opened.value
  const shownHost = options.host.includes(':') ? `[${options.host}]` : options.host
  return succeed({
    port: port.value,
    newLink: () => `http://${shownHost}:${port.value}/?token=${parts.sessions.newToken()}`,
    close: async () => {
      sockets.close()
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
      await app.close()
    },
  })
}
