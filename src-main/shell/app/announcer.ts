import type { AnnounceName } from '../../../src-contract/channel-table.ts'
import type { AnnouncePayload } from '../../../src-contract/channels.ts'
import type { App } from './bookspool-api.ts'

type Listener = Parameters<App['onAnnounce']>[0]

export type Announcer = {
  announce: <Name extends AnnounceName>(name: Name, payload: AnnouncePayload<Name>) => void
  onAnnounce: App['onAnnounce']
}

export function createAnnouncer(): Announcer {
  const listeners = new Set<Listener>()
  return {
    announce: (name, payload) => {
      for (const listener of listeners) listener(name, payload)
    },
    onAnnounce: (listener) => {
      // Wrapped, so that one function that listens twice is two listeners.
      const own: Listener = (name, payload) => listener(name, payload)
      listeners.add(own)
      return () => listeners.delete(own)
    },
  }
}
