/**
 * What `npm start` decides, without doing it: which door is opened, and why when it is not the desktop window.
 *
 * @typedef {object} Facts
 * @property {string} platform process.platform
 * @property {boolean} hasDisplay
 * @property {boolean} isRoot
 * @property {boolean} userNamespaces whether the system lets an unprivileged program have them; Chromium's sandbox is built on them
 * @property {boolean} setuidHelper whether Electron's chrome-sandbox belongs to root and is setuid: the sandbox's other way
 * @property {boolean} runtimeIsThere
 * @property {boolean} wantsBrowser --browser
 * @property {boolean} withoutSandbox --no-sandbox, asked for by the user
 *
 * @typedef {{ door: 'browser', reason: string } | { door: 'desktop' } | { door: 'fetch-first' }} Decision
 */

/** A server that is silent for so long is taken for unreachable: the download itself waits without end. */
const silenceLimitMs = 20_000

/**
 * @param {Facts} facts
 * @returns {Decision}
 */
export function decideDoor(facts) {
  if (facts.wantsBrowser) return { door: 'browser', reason: 'as asked' }
  if (!facts.hasDisplay)
    return { door: 'browser', reason: 'there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)' }
  if (facts.platform === 'linux' && !facts.withoutSandbox) {
    if (facts.isRoot)
      return { door: 'browser', reason: 'you are root, and Electron’s sandbox does not work for root' }
    if (!facts.userNamespaces && !facts.setuidHelper)
      return {
        door: 'browser',
        reason:
          'this system refuses Electron its sandbox (unprivileged user namespaces are restricted, as by Ubuntu’s AppArmor)',
      }
  }
  return facts.runtimeIsThere ? { door: 'desktop' } : { door: 'fetch-first' }
}

/**
 * What a download that is under way calls for.
 * @param {{ nowMs: number, lastByteMs: number, exitCode: number | null, runtimeIsThere: boolean, lastWords: string }} seen
 * @returns {{ next: 'wait' } | { next: 'desktop' } | { next: 'browser', reason: string }}
 */
export function decideFetch({ nowMs, lastByteMs, exitCode, runtimeIsThere, lastWords }) {
  if (exitCode !== null) {
    if (exitCode === 0 && runtimeIsThere) return { next: 'desktop' }
    const words = lastWords === '' ? `its installer ended with status ${exitCode}` : lastWords
    return { next: 'browser', reason: `the Electron runtime could not be fetched (${words})` }
  }
  if (nowMs - lastByteMs >= silenceLimitMs)
    return {
      next: 'browser',
      reason: `the Electron runtime could not be fetched (no byte for ${silenceLimitMs / 1000} seconds)`,
    }
  return { next: 'wait' }
}

/** @type {readonly [RegExp, string][]} */
const refusals = [
  [
    /no usable sandbox|suid sandbox helper|running as root without --no-sandbox|sandbox\/linux\/services\/credentials|zygote_host_impl/iu,
    'the system refused Electron its sandbox',
  ],
  [
    /missing x server|cannot open display|unable to open x display|failed to connect to wayland|ozone_platform_(?:x11|wayland)/iu,
    'Electron could not reach the display',
  ],
  [/error while loading shared libraries/iu, 'a system library that Electron needs is missing'],
  [/ENOENT|EACCES|ENOEXEC/u, 'the Electron runtime cannot be run'],
]

/**
 * Whether an Electron that ended never came to show its window, and why. Null: it ended by itself, whatever its status.
 * @param {{ exitCode: number | null, stderr: string }} ended exitCode null: by a signal, or it could not be started
 * @returns {string | null}
 */
export function whyNoWindow({ exitCode, stderr }) {
  if (exitCode === 0) return null
  for (const [pattern, reason] of refusals) {
    const line = stderr.split('\n').find((text) => pattern.test(text))
    if (line !== undefined)
      return `${reason} (${line
        .replace(/^\[[^\]]*\]\s*/u, '')
        .trim()
        .slice(0, 200)})`
  }
  return null
}

/**
 * @param {readonly string[]} argv without node and script
 * @returns {{ wantsBrowser: boolean, withoutSandbox: boolean, rest: string[] }}
 */
export function readArguments(argv) {
  return {
    wantsBrowser: argv.includes('--browser'),
    withoutSandbox: argv.includes('--no-sandbox'),
    rest: argv.filter((argument) => argument !== '--browser' && argument !== '--no-sandbox'),
  }
}

/** What fetch() says of a network that fails, in words that mean something: the installer prints no cause with them. */
const plainWords = new Map([
  ['fetch failed', 'its server cannot be reached'],
  ['terminated', 'the download broke off'],
])

/**
 * The last line of an installer's stderr that says something: the cause of a Node error where it has one, else its message.
 * @param {string} stderr
 */
export function lastWordsOf(stderr) {
  const lines = stderr.split('\n').map((line) => line.trim())
  const cause = lines.find((line) => /^\[?cause\]?:/u.test(line))
  const message = lines.find((line) => /^(?:\w*Error|Error)\b.*:/u.test(line))
  const words = (cause ?? message ?? '').replace(/^\[?cause\]?:\s*/u, '').replace(/^(?:\w*Error):\s*/u, '')
  return plainWords.get(words) ?? words.slice(0, 200)
}
