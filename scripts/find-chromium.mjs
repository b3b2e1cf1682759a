import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/**
 * A Chromium for the window's tests: BOOKSPOOL_CHROMIUM, the system's, Playwright's own; on Debian as root it is installed, once.
 * @typedef {{ path: string, origin: string }} Chromium
 */
const names = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge',
]
const usualPlaces = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].flatMap((variable) => {
    const folder = process.env[variable]
    if (folder === undefined) return []
    return [
      join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ]
  }),
}

/** @returns {Chromium | null} */
function fromEnvironment() {
  const path = process.env['BOOKSPOOL_CHROMIUM']
  if (path === undefined || path === '') return null
  if (!existsSync(path)) throw new Error(`BOOKSPOOL_CHROMIUM names ${path}, which is not there`)
  return { path, origin: 'BOOKSPOOL_CHROMIUM' }
}

/** @returns {Chromium | null} */
function fromSystem() {
  const { platform } = process
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
  const usual = platform === 'darwin' || platform === 'win32' ? usualPlaces[platform] : []
  const path = [...usual, ...(platform === 'win32' ? [] : onPath)].find((candidate) => existsSync(candidate))
  return path === undefined ? null : { path, origin: 'the system’s' }
}

/** @returns {Promise<Chromium | null>} */
async function fromPlaywright() {
  const { chromium } = await import('playwright-core')
  const path = chromium.executablePath()
  return path !== '' && existsSync(path) ? { path, origin: 'Playwright’s own' } : null
}

function isDebianAsRoot() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/etc/os-release')) return false
  const release = readFileSync('/etc/os-release', 'utf8')
  return /^ID=debian$/mu.test(release) && spawnSync('apt-get', ['--version']).status === 0
}

/** @returns {Chromium | null} */
function installOnDebian() {
  if (!isDebianAsRoot()) return null
  console.log(
    'No Chromium for the window’s tests: installing Debian’s chromium, once (apt-get install chromium) …',
  )
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  /** @param {string[]} args */
  const apt = (...args) => execFileSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] })
  apt('update', '-qq')
  apt('install', '-y', '-qq', '--no-install-recommends', 'chromium')
  return fromSystem()
}

/**
 * Throws, with what to do, where there is none.
 * @returns {Promise<Chromium>}
 */
export async function findChromium() {
  const found = fromEnvironment() ?? fromSystem() ?? (await fromPlaywright()) ?? installOnDebian()
  if (found !== null) return found
  throw new Error(
    'The window’s tests need a Chromium: install one, run `npx playwright install chromium`, or set BOOKSPOOL_CHROMIUM to its path.',
  )
}
