import { app, BrowserWindow, dialog, protocol } from 'electron'
import { join } from 'node:path'
import type { BatchView } from '../../../src-contract/book-view.ts'
import type { Notice } from '../../../src-contract/channels.ts'
import { wordsFor, type Failure } from '../../../src-contract/failure.ts'
import { builtFile } from '../../../src-node/install-layout.ts'
import type { App } from '../app/bookspool-api.ts'
import { openApp } from '../app/open-app.ts'
import { homePlaces } from '../config/places.ts'
import { announce } from './announce.ts'
import { appScheme } from './app-scheme.ts'
import { openDesktopMemory, type DesktopMemory } from './desktop-memory.ts'
import { desktopServices } from './dialogs.ts'
import { createCloseQuestion, type CloseQuestion } from './close-question.ts'
import { createBatchFollower } from './follow-batch.ts'
import { openIpcDoor } from './ipc-door.ts'
import { denyAllPermissions, denyNavigation } from './lock-down.ts'
import { openMainLog, type MainLog } from './main-log.ts'
import { focusWindow, openMainWindow } from './main-window.ts'
import { setMenu } from './menu.ts'
import { tellAdded } from './tell-added.ts'
import { takeLoginPath } from './take-login-path.ts'
import { theLogin } from '../orchestrator/find-orchestrator.ts'
import type { OpenFiles } from './open-files.ts'
import { createQuitGuard, type QuitGuard } from './quit-guard.ts'
import { answerRequest } from './serve-renderer.ts'
import { askInWindow, watchForClose, watchForQuit, watchForSessionEnd } from './watch-closing.ts'

/** Ending a running book may go up the whole stop ladder before it is killed; then the journal is written. */
const quitDeadlineMs = 20_000

function cannotStart(failure: Failure): void {
  const { what, todo } = wordsFor(failure)
  dialog.showErrorBox('Bookspool cannot start', `${what}\n\n${todo}`)
  app.exit(1)
}

const showNotice = (notice: Notice): void => announce('notice.shown', notice)

function showWindow(memory: DesktopMemory, guard: QuitGuard, question: CloseQuestion, log: MainLog): void {
  question.shown()
  const prepare = (window: BrowserWindow): void => {
    watchForSessionEnd(window, guard, question)
    watchForClose(window, question)
  }
  openMainWindow(memory, log, prepare).catch((error: unknown) => {
    log('the window could not be loaded', error)
  })
}

/** From ready to a window that works. `home` is absolute; `openFiles` has what the system handed over so far. */
export async function runDesktop(home: string, openFiles: OpenFiles): Promise<void> {
  const log = openMainLog(join(homePlaces(home).logs, 'desktop.log'))
  // While Electron gets ready.
  const hasPath = takeLoginPath({ login: theLogin, log })
  denyNavigation(log)
  app.on('child-process-gone', (_event, details) => {
    log(`a process of Electron's is gone: ${details.type}, ${details.reason}, exit code ${details.exitCode}`)
  })
  await app.whenReady()
  denyAllPermissions()
  let soundAt: App['soundAt'] = () => null
  protocol.handle(appScheme, async (request) =>
    answerRequest(request, { folder: builtFile('renderer'), soundAt }),
  )

  await hasPath
  const memory = await openDesktopMemory(join(app.getPath('userData'), 'window-memory.json'), log)
  let answerClose: CloseQuestion['answered'] = () => undefined
  const opened = await openApp({
    home,
    version: app.getVersion(),
    services: desktopServices(memory, (choice) => answerClose(choice)),
  })
  if (!opened.ok) {
    cannotStart(opened.failure)
    return
  }
  const { asks, tells, onAnnounce, close } = opened.value
  ;({ soundAt } = opened.value)

  const batch = createBatchFollower()
  let standing: BatchView | null = null
  const question = createCloseQuestion({
    batch: () => standing,
    ask: askInWindow,
    pause: async () => asks['batch.pause']({}),
    stop: async () => asks['batch.stop']({}),
    dropWindow: () => {
      for (const window of BrowserWindow.getAllWindows()) window.destroy()
    },
    quit: () => app.quit(),
    log,
  })
  answerClose = question.answered
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
  watchForQuit(guard, question)
  openIpcDoor({ asks, tells }, log)
  onAnnounce((name, payload) => announce(name, payload))
  const snapshot = await asks['state.snapshot']()
  if (!snapshot.ok) throw new Error(`the batch cannot be read: ${snapshot.failure.code}`)
  standing = snapshot.value.batch
  batch.follow(standing)
  onAnnounce((_name, payload) => {
    if (!('batch' in payload) || payload.batch === undefined) return
    standing = payload.batch
    batch.follow(standing)
    if (question.isKept() && standing.state === 'idle') app.quit()
  })
  app.on('window-all-closed', () => {
    // On macOS an app stays in the dock; a batch goes on there without a window.
    if (process.platform !== 'darwin' && !question.isKept()) app.quit()
  })

  setMenu({
    addBooks: (kind) => {
      void tellAdded(asks['pile.browse']({ kind }), showNotice)
    },
  })
  const show = (): void => {
    if (!focusWindow()) showWindow(memory, guard, question, log)
  }
  show()
  openFiles.deliverTo((paths) => {
    focusWindow()
    void tellAdded(asks['pile.add']({ paths }), showNotice)
  })
  app.on('second-instance', show)
  app.on('activate', show)
}
