import { app } from 'electron'
import { join } from 'node:path'
import { homeFolder } from '../src-node/home-folder.ts'
import { registerAppScheme } from './shell/electron/app-scheme.ts'
import { collectOpenFiles, filesOfArgv } from './shell/electron/open-files.ts'
import { runDesktop } from './shell/electron/run-desktop.ts'

// Everything up to whenReady runs in one go: what must be set before ready is set before Electron gets a turn.
const home = homeFolder()
// The single-instance lock and Chromium's own files belong to the home: two homes are two apps.
app.setPath('userData', join(home, 'electron'))
app.setAppUserModelId('org.bookspool.Bookspool')
app.enableSandbox()
registerAppScheme()

const openFiles = collectOpenFiles()
app.on('open-file', (event, path) => {
  event.preventDefault()
  openFiles.add([path])
})

// The order of argv in second-instance is not reliable, so the files travel as data.
const files = filesOfArgv(process.argv, process.cwd(), app.isPackaged)
if (app.requestSingleInstanceLock({ files })) {
  app.on('second-instance', (_event, _argv, _cwd, data) => openFiles.add(filesOfSecond(data)))
  openFiles.add(files)
  runDesktop(home, openFiles).catch((error: unknown) => {
    process.stderr.write(
      `Bookspool could not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    )
    app.exit(1)
  })
} else {
  app.quit()
}

function filesOfSecond(data: unknown): string[] {
  if (typeof data !== 'object' || data === null || !('files' in data) || !Array.isArray(data.files)) return []
  return data.files.filter((path): path is string => typeof path === 'string')
}
