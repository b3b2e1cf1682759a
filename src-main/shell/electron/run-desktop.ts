import { app, dialog, powerMonitor, protocol, type BrowserWindow } from 'electron'
import { join } from 'node:path'
import { wordsFor, type Failure } from '../../../src-contract/failure.ts'
import { builtFile } from '../../../src-node/install-layout.ts'
import type { App } from '../app/bookspool-api.ts'
import { openApp } from '../app/open-app.ts'
import { homePlaces } from '../config/places.ts'
import { announce } from './announce.ts'
import { appScheme } from './app-scheme.ts'
import { openDesktopMemory, type DesktopMemory } from './desktop-memory.ts'
import { desktopServices } from './dialogs.ts'
import { createBatchFollower } from './follow-batch.ts'
import { openIpcDoor } from './ipc-door.ts'
import { denyAllPermissions, denyNavigation } from './lock-down.ts'
import { openMainLog, type MainLog } from './main-log.ts'
import { focusWindow, openMainWindow } from './main-window.ts'
import { setMenu } from './menu.ts'
import type { OpenFiles } from './open-files.ts'
import { createQuitGuard, type QuitGuard } from './quit-guard.ts'
import { answerFromFolder } from './serve-renderer.ts'

/** Ending a running book may go up the whole stop ladder before it is killed; then the journal is written. */
const quitDeadlineMs = 20_000

function cannotStart(failure: Failure): void {
  const { what, todo } = wordsFor(failure)
  dialog.showErrorBox('Bookspool cannot start', `${what}\n\n${todo}`)
  app.exit(1)
}

function isPreventable(event: unknown): event is { preventDefault: () => void } {
  return typeof event === 'object' && event !== null && 'preventDefault' in event
}

function watchForQuit(guard: QuitGuard): void {
  app.on('before-quit', guard.onBeforeQuit)
  // Linux and macOS tell of a shutdown here and wait a little for the app to go. The typings leave out the event that the text describes.
  powerMonitor.on('shutdown', (...[event]: unknown[]) => {
    if (isPreventable(event)) event.preventDefault()
    app.quit()
  })
}

/** Windows sends neither before-quit nor shutdown when a session ends; holding it up would stop the user's shutdown, and the journal makes resuming safe. */
function watchForSessionEnd(window: BrowserWindow, guard: QuitGuard): void {
  window.on('query-session-end', () => guard.closeNow())
  window.on('session-end', () => guard.closeNow())
}

async function addFiles(asks: App['asks'], paths: string[], log: MainLog): Promise<void> {
  focusWindow()
  const added = await asks['pile.add']({ paths })
  if (!added.ok) log('files from the system could not be added', added.failure)
}

function showWindow(memory: DesktopMemory, guard: QuitGuard, log: MainLog): void {
  openMainWindow(memory, log, (window) => watchForSessionEnd(window, guard)).catch((error: unknown) => {
    log('the window could not be loaded', error)
  })
}

/** From ready to a window that works. `home` is absolute; `openFiles` has what the system handed over so far. */
export async function runDesktop(home: string, openFiles: OpenFiles): Promise<void> {
  const log = openMainLog(join(homePlaces(home).logs, 'desktop.log'))
  denyNavigation(log)
  app.on('child-process-gone', (_event, details) => {
    log(`a process of Electron's is gone: ${details.type}, ${details.reason}, exit code ${details.exitCode}`)
  })
  await app.whenReady()
  denyAllPermissions()
  protocol.handle(appScheme, async (request) => answerFromFolder(request, builtFile('renderer')))

  const memory = await openDesktopMemory(join(app.getPath('userData'), 'window-memory.json'), log)
  const opened = await openApp({
    home,
    version: app.getVersion(),
    services: desktopServices(memory, () => undefined),
  })
  if (!opened.ok) {
    cannotStart(opened.failure)
    return
  }
  const { asks, tells, onAnnounce, close } = opened.value

  const batch = createBatchFollower()
  const guard = createQuitGuard({
    close: async () => {
      batch.end()
      await close()
      await memory.settled()
    },
    quit: () => app.quit(),
    log,
    deadlineMs: quitDeadlineMs,
  })
  watchForQuit(guard)
  openIpcDoor({ asks, tells }, log)
  onAnnounce((name, payload) => announce(name, payload))
  onAnnounce((_name, payload) => {
    if ('batch' in payload && payload.batch !== undefined) batch.follow(payload.batch)
  })
  const snapshot = await asks['state.snapshot']()
  if (snapshot.ok) batch.follow(snapshot.value.batch)

  setMenu({
    addBooks: (kind) => {
      void asks['pile.browse']({ kind })
    },
  })
  showWindow(memory, guard, log)
  openFiles.deliverTo((paths) => void addFiles(asks, paths, log))
  app.on('second-instance', () => focusWindow())
  app.on('activate', () => {
    if (!focusWindow()) showWindow(memory, guard, log)
  })
}
