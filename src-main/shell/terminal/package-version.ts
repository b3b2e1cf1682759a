import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { packageRoot } from '../../../src-node/install-layout.ts'

const manifest = z.object({ version: z.string() })

/** Bookspool's own version, from the package.json that it was installed with. */
export function packageVersion(): string {
  const document: unknown = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8'))
  return manifest.parse(document).version
}
