import { toMainSchema, type FromMain, type ToMain } from './wire.ts'

/** Main's end of the channel to the test process. */
type Handler = (message: ToMain) => void
const handlers = new Set<Handler>()
const waiting = new Map<number, (value: unknown) => void>()
let lastCall = 0

if (process.send === undefined)
  throw new Error('the electron stand-in needs a test process: fork it with an IPC channel')
process.on('message', (message: unknown) => {
  const parsed = toMainSchema.parse(message)
  if (parsed.type === 'answer') {
    waiting.get(parsed.call)?.(parsed.value)
    waiting.delete(parsed.call)
    return
  }
  for (const handler of handlers) handler(parsed)
})
// A test process that died takes the windows along; main must not outlive them.
process.on('disconnect', () => process.exit(70))

export function post(message: FromMain): void {
  if (process.connected) process.send?.(message)
}

export function happened(what: string, detail: unknown = null): void {
  post({ type: 'happened', what, detail })
}

export function onHostMessage(handler: Handler): void {
  handlers.add(handler)
}

/** Sends what the test process must answer. */
export async function ask(message: (call: number) => FromMain): Promise<unknown> {
  lastCall += 1
  const call = lastCall
  return new Promise((resolve) => {
    waiting.set(call, resolve)
    post(message(call))
  })
}

/** Use of anything that the stand-in does not have must fail loudly, not read as undefined. */
export function strict<T extends object>(name: string, object: T): T {
  return new Proxy(object, {
    get: (target, key) => {
      if (typeof key === 'string' && !(key in target) && key !== 'then' && key !== 'toJSON')
        throw new Error(`the electron stand-in has no ${name}.${key}`)
      const value: unknown = Reflect.get(target, key, target)
      return value
    },
  })
}

export class PreventableEvent {
  defaultPrevented = false
  preventDefault(): void {
    this.defaultPrevented = true
  }
}
