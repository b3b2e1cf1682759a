import { appOrigin, pageOrigin } from './wire.ts'

export type KnownFile = { name: string; size: number; lastModified: number; isFolder: boolean; path: string }

declare global {
  /** In the page: the test process's way in. */
  var standIn:
    | {
        deliver: (channel: string, args: readonly unknown[]) => void
        knowFiles: (files: readonly KnownFile[]) => void
      }
    | undefined
}

/**
 * What a page gets before its own scripts run: the built preload, with an `electron` whose ipcRenderer, contextBridge and webUtils keep Electron's
 * semantics. It is one script text, because the page's CSP rightly forbids evaluating a string there.
 */
export function pageScript(preload: string): string {
  return `(() => {
    if (window.top !== window || location.origin !== ${JSON.stringify(pageOrigin)}) return
    const listeners = new Map()
    const files = []
    const hostCall = globalThis.standInCall
    globalThis.standIn = {
      deliver: (channel, args) => {
        for (const listener of [...(listeners.get(channel) ?? [])]) listener({ sender: null }, ...structuredClone(args))
      },
      knowFiles: (more) => { files.push(...more) },
    }
    const ipcRenderer = {
      invoke: async (channel, ...args) => {
        const answer = await hostCall('invoke', channel, structuredClone(args))
        if (!answer.ok) throw new Error(answer.value)
        return answer.value
      },
      send: (channel, ...args) => { void hostCall('message', channel, structuredClone(args)) },
      on: (channel, listener) => { listeners.set(channel, [...(listeners.get(channel) ?? []), listener]) },
      removeListener: (channel, listener) => {
        listeners.set(channel, (listeners.get(channel) ?? []).filter((one) => one !== listener))
      },
    }
    const webUtils = {
      getPathForFile: (file) => {
        if (!(file instanceof File)) throw new TypeError('getPathForFile expects a File')
        const named = files.filter((known) => known.name === file.name)
        const exact = named.filter((known) => known.lastModified === file.lastModified && (known.size === file.size || known.isFolder))
        return (exact.at(-1) ?? named.at(-1))?.path ?? ''
      },
    }
    // contextBridge: data is copied, prototypes are lost, of an Error only the message is left, functions and promises are proxied.
    const cross = (value) => {
      if (typeof value === 'function') return (...args) => {
        let result
        try { result = value(...args.map(cross)) } catch (error) { throw new Error(error?.message ?? String(error)) }
        return cross(result)
      }
      if (typeof value === 'symbol') throw new TypeError('A symbol cannot be sent over the context bridge')
      if (typeof value !== 'object' || value === null) return value
      if (value instanceof Promise) return value.then(cross, (error) => { throw new Error(error?.message ?? String(error)) })
      if (value instanceof Error) return new Error(value.message)
      if (value instanceof Blob || value instanceof Element) return value
      if (Array.isArray(value)) return value.map(cross)
      if (value instanceof Date || value instanceof Map || value instanceof Set || ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return structuredClone(value)
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cross(inner)]))
    }
    const freeze = (value) => {
      if (typeof value === 'object' && value !== null) { Object.values(value).forEach(freeze); Object.freeze(value) }
      return value
    }
    const contextBridge = {
      exposeInMainWorld: (key, api) => {
        if (key in window) throw new Error('Cannot bind an API on top of an existing property on the window object')
        Object.defineProperty(window, key, { value: freeze(cross(api)), writable: false, configurable: false, enumerable: true })
      },
    }
    const modules = { electron: { contextBridge, ipcRenderer, webUtils } }
    const require = (name) => {
      if (!Object.hasOwn(modules, name)) throw new Error('module not found: ' + name + ' (a sandboxed preload has only electron)')
      return modules[name]
    }
    const module = { exports: {} }
    ;(function (require, module, exports) {
${preload}
    })(require, module, module.exports)
  })()
  //# sourceURL=${appOrigin}/preload.js`
}
