import { createContext, use } from 'react'
import { useStore } from 'zustand'
import type { BookView } from '../src-contract/book-view.ts'
import type { DoorKind } from '../src-contract/door-kind.ts'
import type { Actions } from './actions/create-actions.ts'
import type { WindowState, WindowStore } from './store/window-store.ts'

export type AppContext = { store: WindowStore; actions: Actions }

export const AppContextHolder = createContext<AppContext | null>(null)

function useApp(): AppContext {
  const app = use(AppContextHolder)
  if (app === null) throw new TypeError('a component is used outside the app')
  return app
}

/** The selected part of what the window knows; renders again only when it changes. */
export function useWindow<T>(selector: (state: WindowState) => T): T {
  return useStore(useApp().store, selector)
}

export function useActions(): Actions {
  return useApp().actions
}

/** For event handlers that need the state of the moment, not a rendering. */
export function useWindowStore(): WindowStore {
  return useApp().store
}

export function useBook(id: string | null): BookView | null {
  return useWindow((state) => (id === null ? null : (state.projection?.books.get(id) ?? null)))
}

export function useDoor(): DoorKind {
  return useWindow((state) => state.projection?.about.door ?? 'desktop')
}
