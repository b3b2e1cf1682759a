import { app, BrowserWindow, powerMonitor } from 'electron'
import { announce } from './announce.ts'
import type { CloseQuestion } from './close-question.ts'
import { focusWindow } from './main-window.ts'
import type { QuitGuard } from './quit-guard.ts'

function isPreventable(event: unknown): event is { preventDefault: () => void } {
  return typeof event === 'object' && event !== null && 'preventDefault' in event
}

export function watchForQuit(guard: QuitGuard, question: CloseQuestion): void {
  app.on('before-quit', (event) => {
    if (question.mayClose()) guard.onBeforeQuit(event)
    else event.preventDefault()
  })
  // Linux and macOS tell of a shutdown here and wait a little for the app to go. The typings leave out the event that the text describes.
  powerMonitor.on('shutdown', (...[event]: unknown[]) => {
    if (isPreventable(event)) event.preventDefault()
    question.dontAsk()
    app.quit()
  })
}

/** Windows sends neither before-quit nor shutdown when a session ends; holding it up would stop the user's shutdown, and the journal makes resuming safe. */
export function watchForSessionEnd(window: BrowserWindow, guard: QuitGuard, question: CloseQuestion): void {
  const closeNow = (): void => {
    question.dontAsk()
    guard.closeNow()
  }
  window.on('query-session-end', closeNow)
  window.on('session-end', closeNow)
}

/** A page that hangs or has crashed cannot be asked. */
const hung = new WeakSet<BrowserWindow>()

export function watchForClose(window: BrowserWindow, question: CloseQuestion): void {
  window.on('unresponsive', () => hung.add(window))
  window.on('responsive', () => hung.delete(window))
  window.on('close', (event) => {
    // On macOS an app stays in the dock without a window, and a batch goes on there as it is.
    if (process.platform !== 'darwin' && !question.mayClose()) event.preventDefault()
  })
}

/** False: there is no window that could answer. */
export function askInWindow(running: number): boolean {
  const [window] = BrowserWindow.getAllWindows()
  if (window === undefined || window.isDestroyed() || window.webContents.isCrashed() || hung.has(window))
    return false
  focusWindow()
  announce('close.asked', { running })
  return true
}
