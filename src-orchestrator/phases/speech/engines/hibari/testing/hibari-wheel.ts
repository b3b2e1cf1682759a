import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../../../../../src-node/install-layout.ts'

/** The wheel of real voices; null, said aloud, where this machine has none. */
export function hibariWheel(): string | null {
  const folder = process.env['BOOKSPOOL_VOICES'] ?? join(packageRoot(), '..', 'shared', 'voices')
  const wheel = join(folder, 'hibari_tts-0.2.1-py3-none-any.whl')
  if (existsSync(wheel)) return wheel
  process.stderr.write(`Skipped: no hibari voice at ${wheel} (BOOKSPOOL_VOICES names another folder).\n`)
  return null
}
