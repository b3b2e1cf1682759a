import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * npm's `prepare`: builds what is not built yet. `npx bookspool` in a checkout runs it at every first call, and `npm ci` once, so it does nothing
 * where the built bundles belong to the present sources. An installed package carries its bundles and no sources: there it does nothing either.
 */
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const sources = ['src-contract', 'src-node', 'src-orchestrator', 'src-main', 'src-preload', 'src-renderer', 'scripts/build.mjs', 'scripts/build-kernels.mjs', 'scripts/copy-onnxruntime.mjs', 'electron.vite.config.ts', 'vite.orchestrator.config.ts', 'package-lock.json'] // prettier-ignore
const stampPath = join(root, 'out', 'built-from')

/**
 * @param {string} path
 * @returns {Generator<string>}
 */
function* filesUnder(path) {
  if (!statSync(path).isDirectory()) {
    yield path
    return
  }
  for (const entry of readdirSync(path).toSorted()) yield* filesUnder(join(path, entry))
}

function fingerprint() {
  const hash = createHash('sha256')
  for (const source of sources)
    for (const file of filesUnder(join(root, source)))
      hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}

if (existsSync(join(root, 'src-main'))) {
  const present = fingerprint()
  const built = existsSync(stampPath) ? readFileSync(stampPath, 'utf8') : null
  if (built !== present) {
    await import('./build.mjs')
    writeFileSync(stampPath, present)
  }
}
