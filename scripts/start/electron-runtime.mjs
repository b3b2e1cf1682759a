import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { constants, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createRequire } from 'node:module'
import { setTimeout as delay } from 'node:timers/promises'
import { decideFetch, lastWordsOf } from './decide.mjs'

const pollMs = 250

/** The folder of the electron package. Its index.js must never be required under Node: that starts the download. */
function electronFolder() {
  try {
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'))
  } catch {
    // Not installed (npm ci --omit=dev): then there is no runtime, nor a way to fetch one.
    return null
  }
}

/** Where the executable lies, by the same two files that electron/index.js reads; null where it is not there. */
export function electronExecutable() {
  const folder = electronFolder()
  if (folder === null || !existsSync(join(folder, 'path.txt'))) return null
  const name = readFileSync(join(folder, 'path.txt'), 'utf8')
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  const path = join(override ?? join(folder, 'dist'), name)
  return existsSync(path) ? path : null
}

/**
 * Bytes of all files under a folder; 0 where there is none.
 * @param {string} folder
 * @returns {number}
 */
function bytesUnder(folder) {
  let total = 0
  for (const entry of entriesOf(folder)) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) total += bytesUnder(path)
    else total += statSync(path, { throwIfNoEntry: false })?.size ?? 0
  }
  return total
}

/** @param {string} folder */
function entriesOf(folder) {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    // Not made yet, or moved away by the installer between two looks: no bytes there.
    return []
  }
}

/**
 * Runs electron's own installer and watches its bytes: what it downloads into a temporary folder of ours, then what it unpacks.
 * @param {(bytes: number) => void} onBytes
 * @returns {Promise<{ next: 'desktop' } | { next: 'browser', reason: string }>}
 */
export async function fetchRuntime(onBytes) {
  const folder = electronFolder()
  if (folder === null) return { next: 'browser', reason: 'the npm package electron is not installed' }
  const temporary = await mkdtemp(join(tmpdir(), 'bookspool-electron-'))
  const child = spawn(process.execPath, [join(folder, 'install.js')], {
    env: {
      ...process.env,
      TMPDIR: temporary,
      TEMP: temporary,
      TMP: temporary,
      ELECTRON_GET_NO_PROGRESS: '1',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
    windowsHide: true,
  })
  // Whoever ends this script ends the download with it, and leaves nothing behind.
  /** @param {NodeJS.Signals} signal */
  const leave = (signal) => {
    child.kill('SIGKILL')
    rmSync(temporary, { recursive: true, force: true, maxRetries: 3 })
    process.exit(128 + constants.signals[signal])
  }
  process.once('SIGINT', leave).once('SIGTERM', leave).once('SIGHUP', leave)
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
    stderr = (stderr + text).slice(-20_000)
  })
  /** @type {number | null} */
  let exitCode = null
  child.once('error', (error) => {
    stderr += `Error: ${error.message}\n`
    exitCode = 1
  })
  child.once('close', (code) => {
    exitCode = code ?? 1
  })
  try {
    let bytes = 0
    let lastByteMs = performance.now()
    for (;;) {
      const now = bytesUnder(temporary) + bytesUnder(join(folder, 'dist'))
      if (now !== bytes) {
        bytes = now
        lastByteMs = performance.now()
        onBytes(bytes)
      }
      const decided = decideFetch({
        nowMs: performance.now(),
        lastByteMs,
        exitCode,
        runtimeIsThere: electronExecutable() !== null,
        lastWords: lastWordsOf(stderr),
      })
      if (decided.next !== 'wait') return decided
      await delay(pollMs)
    }
  } finally {
    process.off('SIGINT', leave).off('SIGTERM', leave).off('SIGHUP', leave)
    child.kill('SIGKILL')
    await rm(temporary, { recursive: true, force: true, maxRetries: 3 })
  }
}
