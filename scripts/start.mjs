import { spawn, spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { decideDoor, readArguments, whyNoWindow } from './start/decide.mjs'
import { electronExecutable, fetchRuntime } from './start/electron-runtime.mjs'

/**
 * `npm start`: builds what is stale, then opens the desktop window where Electron can run, and the same window in the browser where it cannot.
 * `--browser` asks for the browser; `--no-sandbox` is handed to Electron only where the user wrote it; everything else goes to the door.
 */
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const asked = readArguments(process.argv.slice(2))

/** @param {string} path */
function readNumber(path) {
  try {
    return Number(readFileSync(path, 'utf8').trim())
  } catch {
    // A kernel without that switch does not restrict by it.
    return null
  }
}

/** @param {string | null} executable */
function hasSetuidHelper(executable) {
  if (executable === null) return false
  const helper = statSync(join(dirname(executable), 'chrome-sandbox'), { throwIfNoEntry: false })
  return helper !== undefined && helper.uid === 0 && (helper.mode & 0o4000) !== 0
}

function look() {
  const { platform, env } = process
  const isLinux = platform === 'linux'
  const executable = electronExecutable()
  return {
    platform,
    hasDisplay: !isLinux || Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY']),
    isRoot: process.getuid?.() === 0,
    userNamespaces:
      !isLinux ||
      (readNumber('/proc/sys/kernel/apparmor_restrict_unprivileged_userns') !== 1 &&
        readNumber('/proc/sys/kernel/unprivileged_userns_clone') !== 0 &&
        readNumber('/proc/sys/user/max_user_namespaces') !== 0),
    setuidHelper: hasSetuidHelper(executable),
    runtimeIsThere: executable !== null,
    ...asked,
  }
}

/**
 * Runs a door until it ends. The terminal sends Ctrl+C to it as well: it closes in its own way, and this script waits for it.
 * @param {string} program
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ exitCode: number | null, stderr: string }>}
 */
async function runDoor(program, args, env) {
  const child = spawn(program, args, { cwd: root, env, stdio: ['inherit', 'inherit', 'pipe'] })
  let stderr = ''
  child.stderr.on('data', (/** @type {Buffer} */ bytes) => {
    process.stderr.write(bytes)
    if (stderr.length < 20_000) stderr += bytes.toString()
  })
  const ignore = () => {}
  const handOn = () => child.kill('SIGTERM')
  process.on('SIGINT', ignore).on('SIGTERM', handOn).on('SIGHUP', handOn)
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ exitCode: null, stderr: `${stderr}${error.message}` }))
    child.once('close', (exitCode) => {
      process.off('SIGINT', ignore).off('SIGTERM', handOn).off('SIGHUP', handOn)
      resolve({ exitCode, stderr })
    })
  })
}

/** @param {string} reason */
async function openBrowserDoor(reason) {
  console.log(`Bookspool opens in your browser instead of a window of its own: ${reason}.`)
  const { exitCode } = await runDoor(
    process.execPath,
    [join(root, 'bin', 'bookspool.mjs'), 'serve', ...asked.rest],
    process.env,
  )
  return exitCode ?? 1
}

async function openDesktop() {
  const executable = electronExecutable()
  if (executable === null) return openBrowserDoor('the Electron runtime is not there')
  const { ELECTRON_RUN_AS_NODE: _asNode, ...env } = process.env
  const sandbox = asked.withoutSandbox ? ['--no-sandbox'] : []
  const ended = await runDoor(executable, [...sandbox, root, ...asked.rest], env)
  const reason = whyNoWindow(ended)
  return reason === null ? (ended.exitCode ?? 1) : openBrowserDoor(reason)
}

async function fetchThenOpen() {
  console.log('Fetching the Electron runtime, once (about 110 MB) …')
  const isTerminal = process.stdout.isTTY
  const fetched = await fetchRuntime((bytes) => {
    if (isTerminal) process.stdout.write(`\r${(bytes / 1e6).toFixed(0)} MB`)
  })
  if (isTerminal) process.stdout.write('\r\u001B[K')
  return fetched.next === 'desktop' ? openDesktop() : openBrowserDoor(fetched.reason)
}

async function open() {
  const decision = decideDoor(look())
  if (decision.door === 'browser') return openBrowserDoor(decision.reason)
  return decision.door === 'desktop' ? openDesktop() : fetchThenOpen()
}

const prepared = spawnSync(process.execPath, [join(root, 'scripts', 'prepare.mjs')], {
  cwd: root,
  stdio: 'inherit',
})
process.exitCode = prepared.status === 0 ? await open() : 1
