import { BrowserWindow, nativeTheme, screen } from 'electron'
import { builtFile } from '../../../src-node/install-layout.ts'
import { windowUrl } from './app-scheme.ts'
import type { DesktopMemory } from './desktop-memory.ts'
import type { MainLog } from './main-log.ts'
import { minimumSize, windowPlace } from './window-place.ts'

/** The page's own grounds (src-renderer/styles/tokens.css), so that nothing flashes before its first paint. */
const background = { light: '#f6f4ef', dark: '#191816' }

/** The window moves and grows in many small steps; only where it comes to rest is written. */
const restMs = 500

function rememberPlace(window: BrowserWindow, memory: DesktopMemory): void {
  let timer: NodeJS.Timeout | undefined
  const note = (): void => {
    clearTimeout(timer)
    if (window.isDestroyed() || window.isMinimized() || window.isFullScreen()) return
    memory.remember({ bounds: window.getNormalBounds(), maximized: window.isMaximized() })
  }
  const noteSoon = (): void => {
    clearTimeout(timer)
    timer = setTimeout(note, restMs)
  }
  window.on('resize', noteSoon)
  window.on('move', noteSoon)
  window.on('close', note)
}

/** A window that crashed is loaded again, once: one that crashes on every load would spin. Main and the books that run are not touched by it. */
function reloadAfterCrash(window: BrowserWindow, log: MainLog): void {
  let reloaded = false
  window.webContents.on('render-process-gone', (_event, details) => {
    log(`the window’s process is gone: ${details.reason}, exit code ${details.exitCode}`)
    if (details.reason === 'clean-exit' || reloaded || window.isDestroyed()) return
    reloaded = true
    window.webContents.reload()
  })
}

/** The one place where windows are made. `prepare` gets the window before it loads. Rejects where the page cannot be loaded. */
export async function openMainWindow(
  memory: DesktopMemory,
  log: MainLog,
  prepare: (window: BrowserWindow) => void,
): Promise<void> {
  const workAreas = screen.getAllDisplays().map((display) => display.workArea)
  const window = new BrowserWindow({
    ...windowPlace(memory.recall().bounds, workAreas),
    minWidth: minimumSize.width,
    minHeight: minimumSize.height,
    title: 'Bookspool',
    show: false,
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? background.dark : background.light,
    webPreferences: {
      preload: builtFile('preload', 'index.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      // The page has one language of its own, and author names in many: red waves under them help nobody.
      spellcheck: false,
    },
  })
  window.once('ready-to-show', () => {
    if (memory.recall().maximized) window.maximize()
    window.show()
  })
  rememberPlace(window, memory)
  reloadAfterCrash(window, log)
  prepare(window)
  await window.loadURL(windowUrl)
}

/** Brings the window to the front, where there is one. */
export function focusWindow(): boolean {
  const [window] = BrowserWindow.getAllWindows()
  if (window === undefined || window.isDestroyed()) return false
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
  return true
}
