import { EventEmitter } from 'node:events'
import { assertNotReady, assertReady } from './main-app.ts'
import { ask, happened, onHostMessage, post, strict } from './link.ts'

/**
 * A small stand-in for the electron module, enough for the built main process of Bookspool: the windows are Chromium pages that the test process
 * owns (host.ts). What it lacks fails loudly: a missing export does not link, a missing property throws.
 */
export { app } from './main-app.ts'
export { BrowserWindow } from './main-window.ts'
export { ipcMain } from './main-ipc.ts'

type AppRequest = { url: string; method: string; headers: Headers }
type ProtocolHandler = (request: AppRequest) => Promise<Response>
const protocols = new Map<string, ProtocolHandler>()

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged: (schemes: unknown) => {
    assertNotReady('protocol.registerSchemesAsPrivileged')
    happened('privileged schemes', schemes)
  },
  handle: (scheme: string, handler: ProtocolHandler) => {
    assertReady('protocol.handle')
    protocols.set(scheme, handler)
  },
})

async function respond(call: number, request: AppRequest): Promise<void> {
  const handler = protocols.get(new URL(request.url).protocol.slice(0, -1))
  const response = handler === undefined ? new Response(null, { status: 404 }) : await handler(request)
  const body = new Uint8Array(await response.arrayBuffer())
  post({ type: 'response', call, status: response.status, headers: [...response.headers], body })
}

const power = new EventEmitter()
onHostMessage((message) => {
  if (message.type === 'request') {
    const { call, url, method, headers } = message
    void respond(call, { url, method, headers: new Headers(headers) })
  }
  if (message.type === 'power-event')
    power.emit(message.event, { preventDefault: () => happened(`${message.event} held up`) })
})

export const powerMonitor = strict('powerMonitor', {
  on: (event: string, listener: (...args: unknown[]) => void) => void power.on(event, listener),
})

let lastBlocker = 0
export const powerSaveBlocker = strict('powerSaveBlocker', {
  start: (kind: string) => {
    lastBlocker += 1
    happened('blocker started', kind)
    return lastBlocker
  },
  stop: (id: number) => happened('blocker stopped', id),
})

async function showOpenDialog(...given: unknown[]): Promise<{ canceled: boolean; filePaths: string[] }> {
  const options = structuredClone(given.at(-1))
  const answer = await ask((call) => ({ type: 'dialog', call, method: 'showOpenDialog', options }))
  const filePaths = Array.isArray(answer) ? answer.filter((path) => typeof path === 'string') : []
  return { canceled: filePaths.length === 0, filePaths }
}

export const dialog = strict('dialog', {
  showOpenDialog,
  showErrorBox: (title: string, content: string) => happened('error box', { title, content }),
})

export const shell = strict('shell', {
  showItemInFolder: (path: string) => happened('shown in folder', path),
})

export const Menu = strict('Menu', {
  buildFromTemplate: (template: unknown) => template,
  setApplicationMenu: () => happened('menu set'),
})

export const nativeTheme = strict('nativeTheme', { shouldUseDarkColors: false })

export const screen = strict('screen', {
  getAllDisplays: () => {
    assertReady('screen')
    return [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }]
  },
})

export const session = strict('session', {
  defaultSession: strict('defaultSession', {
    setPermissionRequestHandler: () => happened('permission requests handled'),
    setPermissionCheckHandler: () => happened('permission checks handled'),
  }),
})
