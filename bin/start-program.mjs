import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const oldest = { major: 20, minor: 19 }

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
  await import(built.href)
}
