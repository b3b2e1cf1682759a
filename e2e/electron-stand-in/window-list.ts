/** What the app's quitting needs of a window; apart from the class, so that the two need not import each other. */
export type OpenWindow = { close: () => void; destroy: () => void }

const windows = new Map<number, OpenWindow>()

export function allWindows(): OpenWindow[] {
  return [...windows.values()]
}

export function keepWindow(id: number, window: OpenWindow): void {
  windows.set(id, window)
}

export function dropWindow(id: number): void {
  windows.delete(id)
}
