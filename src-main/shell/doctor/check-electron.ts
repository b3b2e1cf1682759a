import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { DoctorItem } from '../../../src-contract/reports.ts'
import { errorCode } from '../../../src-node/atomic-file.ts'

const id = 'electron'
const name = 'Desktop window'

/** The folder of the electron package; its runtime lies in `dist`, named by `path.txt`, once it has been fetched. */
function electronFolder(): string | null {
  try {
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'))
  } catch {
    // An installed package brings no Electron along: then there is no desktop window from here.
    return null
  }
}

function runtimePath(folder: string): string | null {
  try {
    const path = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8').trim())
    return existsSync(path) ? path : null
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error
    return null
  }
}

export function checkElectron(): DoctorItem {
  const electron = process.versions['electron']
  if (electron !== undefined)
    return { id, name, status: 'ok', detail: `Electron ${electron}, running`, fix: null }
  const folder = electronFolder()
  if (folder === null) {
    const detail = 'Electron is not installed here; the window opens in the browser'
    return { id, name, status: 'warning', detail, fix: 'Use `bookspool serve`, or the desktop package.' }
  }
  const runtime = runtimePath(folder)
  if (runtime !== null)
    return { id, name, status: 'ok', detail: `Electron's runtime is at ${runtime}`, fix: null }
  const fix = '`npm start` fetches it when GitHub can be reached; until then the window opens in the browser.'
  return { id, name, status: 'warning', detail: "Electron's runtime has not been fetched yet", fix }
}

/** macOS and Windows always have one for a logged-in user. */
export function checkDisplay(
  environment: NodeJS.ProcessEnv = process.env,
  platform = process.platform,
): DoctorItem {
  const item = { id: 'display', name: 'Display' }
  if (platform === 'darwin' || platform === 'win32')
    return { ...item, status: 'ok', detail: platform, fix: null }
  const display = environment['WAYLAND_DISPLAY'] ?? environment['DISPLAY'] ?? ''
  if (display !== '') return { ...item, status: 'ok', detail: display, fix: null }
  const fix =
    'Use `bookspool serve` and open its link in a browser, also from another machine through SSH forwarding.'
  return { ...item, status: 'warning', detail: 'neither DISPLAY nor WAYLAND_DISPLAY is set', fix }
}
