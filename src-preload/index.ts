import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { channelTable, type Verb } from '../src-contract/channel-table.ts'
import type { Bridge } from '../src-contract/channel-bridge.ts'

/** A name that the table does not hold, or holds for another verb, never reaches main. */
function assertNamed(verb: Verb, name: string): void {
  if (!Object.hasOwn(channelTable, name) || Reflect.get(channelTable, name) !== verb)
    throw new Error(`There is no ${verb} named ${JSON.stringify(name)}.`)
}

/** A File that a script made has no path; the contract refuses empty ones and an empty list. */
const pathsOf = (files: File[]): string[] =>
  files.map((file) => webUtils.getPathForFile(file)).filter((path) => path !== '')

// Answers cross as they are, as plain envelopes: contextBridge would strip an Error of everything but its message.
const bridge: Bridge = {
  ask: async (name, input) => {
    assertNamed('ask', name)
    const answer: unknown = await ipcRenderer.invoke(name, input)
    return answer
  },
  tell: (name, payload) => {
    assertNamed('tell', name)
    ipcRenderer.send(name, payload)
  },
  listen: (name, listener) => {
    assertNamed('announce', name)
    // The event stays here: it carries ipcRenderer's sender.
    const onMessage = (_event: unknown, payload: unknown): void => listener(payload)
    ipcRenderer.on(name, onMessage)
    return () => {
      ipcRenderer.removeListener(name, onMessage)
    }
  },
  addDropped: async (files) => {
    const answer: unknown = await ipcRenderer.invoke('pile.add', { paths: pathsOf(files) })
    return answer
  },
  installDropped: async (files) => {
    const answer: unknown = await ipcRenderer.invoke('voices.installFiles', { paths: pathsOf(files) })
    return answer
  },
}

contextBridge.exposeInMainWorld('bookspool', bridge)
