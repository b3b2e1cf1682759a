import { EventEmitter } from 'node:events'
import { onHostMessage, post, strict } from './link.ts'
import { BrowserWindow } from './main-window.ts'

type Handler = (event: unknown, ...args: unknown[]) => unknown

const handlers = new Map<string, Handler>()
const messages = new EventEmitter()

export const ipcMain = strict('ipcMain', {
  handle: (channel: string, handler: Handler) => {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    handlers.set(channel, handler)
  },
  removeHandler: (channel: string) => void handlers.delete(channel),
  on: (channel: string, listener: (...args: unknown[]) => void) => void messages.on(channel, listener),
})

function eventFrom(windowId: number, frame: { url: string; isMainFrame: boolean } | null): unknown {
  const sender = BrowserWindow.getAllWindows().find(({ id }) => id === windowId)?.webContents
  const senderFrame =
    frame === null ? null : strict('senderFrame', { url: frame.url, parent: frame.isMainFrame ? null : {} })
  return strict('event', { sender, senderFrame })
}

/** Only the message of a rejection crosses, as in Electron. */
async function answer(call: number, channel: string, run: () => unknown): Promise<void> {
  try {
    post({ type: 'reply', call, ok: true, value: await run() })
  } catch (error) {
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
    post({ type: 'reply', call, ok: false, value: `Error invoking remote method '${channel}': ${message}` })
  }
}

onHostMessage((message) => {
  if (message.type === 'message')
    messages.emit(message.channel, eventFrom(message.window, message.frame), ...message.args)
  if (message.type !== 'invoke') return
  void answer(message.call, message.channel, async () => {
    const handler = handlers.get(message.channel)
    if (handler === undefined) throw new Error(`No handler registered for '${message.channel}'`)
    return handler(eventFrom(message.window, message.frame), ...message.args)
  })
})
