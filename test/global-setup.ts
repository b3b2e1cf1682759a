import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildKernels } from '../scripts/build-kernels.mjs'

/** What the sources load from out/, made of these sources; and one folder around everything that a run of the tests leaves behind. */
export function setup(): () => void {
  buildKernels()
  const folder = mkdtempSync(join(tmpdir(), 'bookspool-tests-'))
  // Some tests start programs as another user.
  chmodSync(folder, 0o755)
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = folder
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
}
