import { EventEmitter } from 'node:events'
import { assertReady, emitOnApp, onWindowClosed } from './main-app.ts'
import { ask, happened, onHostMessage, post, PreventableEvent, strict } from './link.ts'
import { dropWindow, keepWindow } from './window-list.ts'

type WindowOpenHandler = (details: { url: string }) => { action: 'allow' | 'deny' }
type Options = { width?: number; height?: number; webPreferences?: Record<string, unknown> }

const open = new Map<number, BrowserWindow>()
let lastId = 0

class WebContents extends EventEmitter {
  readonly id: number
  isGone = false
  openHandler: WindowOpenHandler = () => ({ action: 'allow' })
  url = ''
  constructor(id: number) {
    super()
    this.id = id
  }
  isDestroyed(): boolean {
    return this.isGone
  }
  isCrashed(): boolean {
    return false
  }
  getURL(): string {
    return this.url
  }
  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.openHandler = handler
  }
  send(channel: string, ...args: unknown[]): void {
    if (this.isGone) throw new TypeError('Object has been destroyed')
    post({ type: 'send', window: this.id, channel, args })
  }
  reload(): void {
    void this.load(this.url)
  }
  async load(url: string): Promise<void> {
    this.url = url
    const problem = await ask((call) => ({ type: 'load', call, window: this.id, url }))
    if (typeof problem === 'string') throw new Error(`ERR_FAILED loading '${url}': ${problem}`)
  }
}

export class BrowserWindow extends EventEmitter {
  readonly id: number
  readonly webContents: WebContents
  bounds: { x: number; y: number; width: number; height: number }
  isGone = false
  isShown = false

  constructor(options: Options) {
    super()
    assertReady('BrowserWindow')
    lastId += 1
    this.id = lastId
    const preload = options.webPreferences?.['preload']
    this.bounds = { x: 0, y: 0, width: options.width ?? 800, height: options.height ?? 600 }
    const contents = new WebContents(this.id)
    this.webContents = strict('webContents', contents)
    const window = strict('BrowserWindow', this)
    open.set(this.id, window)
    keepWindow(this.id, window)
    post({
      type: 'window-opened',
      window: this.id,
      preload: typeof preload === 'string' ? preload : '',
      width: this.bounds.width,
      height: this.bounds.height,
      options: structuredClone(options),
    })
    emitOnApp('web-contents-created', {}, this.webContents)
    return window
  }

  static getAllWindows(): BrowserWindow[] {
    return [...open.values()]
  }
  static getFocusedWindow(): BrowserWindow | null {
    return [...open.values()][0] ?? null
  }
  static fromWebContents(contents: { id: number }): BrowserWindow | null {
    return open.get(contents.id) ?? null
  }

  async loadURL(url: string): Promise<void> {
    const loaded = this.webContents.load(url)
    void loaded.then(
      () => this.emit('ready-to-show'),
      (error: unknown) => happened('load failed', String(error)),
    )
    return loaded
  }
  close(): void {
    const event = new PreventableEvent()
    this.emit('close', event)
    if (!event.defaultPrevented) this.destroy()
  }
  destroy(): void {
    if (this.isGone) return
    Object.assign(this, { isGone: true })
    Object.assign(this.webContents, { isGone: true })
    open.delete(this.id)
    dropWindow(this.id)
    post({ type: 'window-closed', window: this.id })
    this.emit('closed')
    onWindowClosed()
  }
  isDestroyed(): boolean {
    return this.isGone
  }
  show(): void {
    this.isShown = true
    happened('window shown', this.id)
  }
  focus(): void {
    happened('window focused', this.id)
  }
  restore(): void {
    happened('window restored', this.id)
  }
  maximize(): void {
    happened('window maximized', this.id)
  }
  isMaximized(): boolean {
    return false
  }
  isMinimized(): boolean {
    return false
  }
  isFullScreen(): boolean {
    return false
  }
  getNormalBounds(): { x: number; y: number; width: number; height: number } {
    return this.bounds
  }
  setProgressBar(fraction: number, options: { mode?: string } = {}): void {
    happened('progress bar', { fraction, mode: options.mode ?? 'normal' })
  }
}

function windowOf(id: number): BrowserWindow | undefined {
  return open.get(id)
}

/** Any listener of the three may prevent it, as in Electron: will-frame-navigate for every frame, will-navigate for the main one. */
function mayNavigate(contents: WebContents, url: string, isMainFrame: boolean): boolean {
  const event = Object.assign(new PreventableEvent(), { url, isMainFrame, isSameDocument: false })
  contents.emit('will-frame-navigate', event)
  if (isMainFrame) contents.emit('will-navigate', event, url)
  return !event.defaultPrevented
}

onHostMessage((message) => {
  if (!('window' in message)) return
  const window = windowOf(message.window)
  if (window === undefined) return
  const contents = window.webContents
  switch (message.type) {
    case 'close-window':
      window.close()
      break
    case 'window-event':
      window.emit(message.event, new PreventableEvent(), ...message.args)
      break
    case 'contents-event':
      contents.emit(message.event, new PreventableEvent(), ...message.args)
      break
    case 'navigate':
      post({
        type: 'reply',
        call: message.call,
        ok: true,
        value: mayNavigate(contents, message.url, message.isMainFrame),
      })
      break
    case 'open-window':
      post({
        type: 'reply',
        call: message.call,
        ok: true,
        value: contents.openHandler({ url: message.url }).action === 'allow',
      })
      break
    case 'invoke':
    case 'message':
      break
  }
})
