import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The one resolver: where the parts of Bookspool lie, in a checkout, an installed npm package and a packaged app alike. In all three the built
 * bundles stand under `out/` beside `resources/`, and npm packages under node_modules on the way up; a packaged app keeps what is
 * executed or mapped in app.asar.unpacked, because only execFile can run a file inside the archive.
 */
export function packageRoot(from: string = import.meta.url): string {
  let folder = dirname(fileURLToPath(from))
  while (!existsSync(join(folder, 'package.json')) || !existsSync(join(folder, 'resources'))) {
    const parent = dirname(folder)
    if (parent === folder) throw new Error(`no Bookspool package around ${fileURLToPath(from)}`)
    folder = parent
  }
  return folder
}

/** What the system runs or maps must lie outside the archive. */
export function outsideArchive(path: string): string {
  const unpacked = path.replace(/([\\/])app\.asar([\\/])/u, '$1app.asar.unpacked$2')
  return unpacked !== path && existsSync(unpacked) ? unpacked : path
}

export function builtFile(...parts: string[]): string {
  return outsideArchive(join(packageRoot(), 'out', ...parts))
}

export function resourceFile(...parts: string[]): string {
  return outsideArchive(join(packageRoot(), 'resources', ...parts))
}

/** A file that an npm package carries, e.g. a WASM module. Throws where the package is not installed. */
export function packageFile(specifier: string): string {
  return outsideArchive(createRequire(import.meta.url).resolve(specifier))
}

export function orchestratorProgram(): string {
  return builtFile('orchestrator', 'index.js')
}
