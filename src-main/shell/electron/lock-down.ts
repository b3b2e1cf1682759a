import { app, session, type Session } from 'electron'
import type { MainLog } from './main-log.ts'

/** Writing text to the clipboard: "Copy" does, and reads nothing back. */
const allowed = 'clipboard-sanitized-write'

/** The window needs no camera, place or notification permission: https://www.electronjs.org/docs/latest/tutorial/security#5-handle-session-permission-requests-from-remote-content */
function denyPermissions(of: Session): void {
  of.setPermissionRequestHandler((_contents, permission, answer) => answer(permission === allowed))
  of.setPermissionCheckHandler((_contents, permission) => permission === allowed)
}

/**
 * The window shows what main loaded into it and goes nowhere else (items 13 and 14 of Electron's list): loadURL does not raise these events, so
 * whatever raises one is denied. Call before the first window; permissions after ready.
 */
export function denyNavigation(log: MainLog): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (details) => {
      details.preventDefault()
      log(`denied navigation to ${details.url}`)
    })
    contents.on('will-frame-navigate', (details) => {
      details.preventDefault()
    })
    contents.on('will-redirect', (details) => {
      details.preventDefault()
      log(`denied redirect to ${details.url}`)
    })
    contents.on('will-attach-webview', (event) => {
      event.preventDefault()
    })
    contents.setWindowOpenHandler(({ url }) => {
      log(`denied a window for ${url}`)
      return { action: 'deny' }
    })
  })
}

export function denyAllPermissions(): void {
  denyPermissions(session.defaultSession)
}
