import '@fontsource-variable/inter/index.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/controls.css'
import './styles/overlays.css'
import './styles/log.css'
import './styles/library.css'
import './styles/batch.css'
import './styles/details.css'
import './styles/settings.css'
import './styles/pages.css'
import './styles/migrate.css'
import './styles/history.css'
import './styles/voices.css'
import './styles/own-speech.css'
import './styles/text.css'
import './styles/page-viewer.css'
import './styles/structure.css'
import './styles/player.css'
import './styles/zoomed.css'
import { createRoot } from 'react-dom/client'
import { z } from 'zod'
import { createActions } from './actions/create-actions.ts'
import { AppContextHolder } from './app-context.tsx'
import { App } from './app.tsx'
import { bridgeOfThisWindow, openBridge } from './bridge/open-bridge.ts'
import { CrashBoundary, NoBridge } from './features/shell/crash-boundary.tsx'
import { pickFiles } from './features/library/pick-files.ts'
import { pageStorage } from './sound/player-memory.ts'
import { browserClock, followMain } from './store/follow-main.ts'
import { createWindowStore } from './store/window-store.ts'

// zod would try `new Function`, which the content security policy reports as a violation even though zod catches it.
z.config({ jitless: true })

const root = createRoot(rootElement())
const bridge = bridgeOfThisWindow()
if (bridge === null) {
  root.render(<NoBridge />)
} else {
  const door = openBridge(bridge)
  const store = createWindowStore()
  const actions = createActions(door, store, { openLink, pickFiles, storage: pageStorage() })
  window.addEventListener('error', (event) => {
    actions.reportError(event.message, event.error instanceof Error ? event.error.stack : undefined)
  })
  window.addEventListener('unhandledrejection', (event) => {
    const reason: unknown = event.reason
    actions.reportError(String(reason), reason instanceof Error ? reason.stack : undefined)
  })
  followMain(door, store, browserClock)
  const app = { store, actions }
  root.render(
    <CrashBoundary onCrash={actions.reportError}>
      <AppContextHolder value={app}>
        <App />
      </AppContextHolder>
    </CrashBoundary>,
  )
}

function rootElement(): HTMLElement {
  const element = document.querySelector('#root')
  if (!(element instanceof HTMLElement)) throw new TypeError('index.html has no #root')
  return element
}

/** A download must not leave the page. */
function openLink(href: string): void {
  const link = document.createElement('a')
  link.href = href
  link.download = ''
  link.click()
}
