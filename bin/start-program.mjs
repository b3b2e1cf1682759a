import { existsSync } from 'node:fs'
import { homedir, userInfo } from 'node:os'
import { isAbsolute } from 'node:path'
import { fileURLToPath } from 'node:url'

const oldest = { major: 20, minor: 19 }

/**
 * A user's home folder where the environment names none that can be one: HOME is empty or relative (then files would land in the working folder), or it
 * is not set and the system does not know the user (a container's bare number; then homedir() throws).
 *
 * @returns {string}
 */
function findHome() {
  try {
    const home = homedir()
    return isAbsolute(home) ? home : userInfo().homedir
  } catch {
    // Nobody has a home here: what needs one says that it cannot be written to, and how to name another.
    return '/'
  }
}

/**
 * Imports a built program, or says in a line why it cannot run. Plain JavaScript of an old kind: it has to be understood by the Node that is too old.
 *
 * @param {string} path of the built program, relative to this folder
 * @returns {Promise<void>}
 */
export async function startProgram(path) {
  const version = process.versions.node.split('.').map(Number)
  const major = version[0] ?? 0
  const minor = version[1] ?? 0
  if (major < oldest.major || (major === oldest.major && minor < oldest.minor)) {
    console.error(
      `Bookspool needs Node.js ${oldest.major}.${oldest.minor} or newer; this is ${process.versions.node}. See https://nodejs.org.`,
    )
    process.exit(1)
  }
  const built = new URL(path, import.meta.url)
  if (!existsSync(fileURLToPath(built))) {
    console.error('Bookspool has not been built yet. In a checkout, run: npm run build')
    process.exit(1)
  }
  if (process.platform !== 'win32') process.env['HOME'] = findHome()
  await import(built.href)
}
