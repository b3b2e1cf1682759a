import { EventEmitter } from 'node:events'
import { mkdirSync, readFileSync, readdirSync, rmSync, watch, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { packageRoot } from '../../src-node/install-layout.ts'
import { happened, onHostMessage, PreventableEvent, strict } from './link.ts'
import { allWindows } from './window-list.ts'

const events = new EventEmitter()
let isReady = false
let isQuitting = false
const paths = new Map<string, string>([
  ['home', homedir()],
  ['documents', join(homedir(), 'Documents')],
  ['appData', join(homedir(), '.config')],
  ['userData', join(homedir(), '.config', 'bookspool')],
  ['temp', process.env['TMPDIR'] ?? '/tmp'],
])

const ready = new Promise<void>((resolve) => {
  // After the main script has run to its first await and beyond: Electron's ready comes with the event loop, too.
  setImmediate(() => {
    isReady = true
    events.emit('ready')
    resolve()
  })
})

export function assertReady(what: string): void {
  if (!isReady) throw new Error(`${what} cannot be used before the app is ready`)
}

export function assertNotReady(what: string): void {
  if (isReady) throw new Error(`${what} must be called before the app is ready`)
}

/** before-quit → windows close → will-quit → quit; each of the first three may prevent it. */
function quit(): void {
  const before = new PreventableEvent()
  events.emit('before-quit', before)
  if (before.defaultPrevented) return
  isQuitting = true
  for (const window of allWindows()) window.close()
  if (allWindows().length > 0) {
    isQuitting = false
    return
  }
  const will = new PreventableEvent()
  events.emit('will-quit', will)
  isQuitting = false
  if (!will.defaultPrevented) leave(0)
}

function leave(code: number): void {
  happened('exit', code)
  events.emit('quit', {}, code)
  process.exit(code)
}

export function onWindowClosed(): void {
  if (allWindows().length > 0 || isQuitting) return
  if (events.listenerCount('window-all-closed') === 0) quit()
  else events.emit('window-all-closed')
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    // ESRCH: nobody has that pid any more.
    return false
  }
}

function lockHolder(lock: string): number | null {
  try {
    return Number(readFileSync(lock, 'utf8'))
  } catch {
    // Never held.
    return null
  }
}

/** Like Chromium's: a file in userData that names a living process; a second start leaves its message beside it. */
function requestSingleInstanceLock(additionalData: unknown = null): boolean {
  const folder = paths.get('userData') ?? ''
  const lock = join(folder, 'SingletonLock')
  const inbox = join(folder, 'second-instances')
  mkdirSync(inbox, { recursive: true })
  const holder = lockHolder(lock)
  if (holder !== null && holder !== process.pid && isAlive(holder)) {
    const message = JSON.stringify({ argv: process.argv, cwd: process.cwd(), additionalData })
    writeFileSync(join(inbox, `${process.pid}.json`), message)
    return false
  }
  writeFileSync(lock, String(process.pid))
  watch(inbox, () => takeSeconds(inbox)).unref()
  return true
}

function takeSeconds(inbox: string): void {
  for (const name of readdirSync(inbox)) {
    const text = readFileSync(join(inbox, name), 'utf8')
    if (text === '') continue
    rmSync(join(inbox, name))
    const message: unknown = JSON.parse(text)
    if (typeof message !== 'object' || message === null) continue
    const { argv, cwd, additionalData } = { argv: [], cwd: '', additionalData: null, ...message }
    events.emit('second-instance', {}, argv, cwd, additionalData)
  }
}

function versionOfPackage(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8'))
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : ''
}

onHostMessage((message) => {
  if (message.type === 'quit') quit()
  if (message.type === 'app-event') {
    const event = new PreventableEvent()
    events.emit(message.event, event, ...message.args)
    happened(`app ${message.event}`, { prevented: event.defaultPrevented })
  }
})

export function emitOnApp(event: string, ...args: unknown[]): void {
  events.emit(event, ...args)
}

export const app = strict('app', {
  on: (event: string, listener: (...args: unknown[]) => void) => void events.on(event, listener),
  once: (event: string, listener: (...args: unknown[]) => void) => void events.once(event, listener),
  isPackaged: false,
  whenReady: async () => ready,
  isReady: () => isReady,
  quit,
  exit: (code = 0) => {
    for (const window of allWindows()) window.destroy()
    leave(code)
  },
  enableSandbox: () => {
    assertNotReady('app.enableSandbox')
    happened('sandbox enabled')
  },
  setAppUserModelId: (id: string) => happened('app user model id', id),
  setPath: (name: string, path: string) => void paths.set(name, path),
  getPath: (name: string) => {
    const path = paths.get(name)
    if (path === undefined) throw new Error(`the electron stand-in knows no path ${name}`)
    return path
  },
  getVersion: versionOfPackage,
  requestSingleInstanceLock,
})
