import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { packageRoot } from '../../../src-node/install-layout.ts'

const manifestSchema = z.object({
  version: z.string(),
  dependencies: z.record(z.string(), z.string()).default({}),
})

function manifest(): z.infer<typeof manifestSchema> {
  const document: unknown = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8'))
  return manifestSchema.parse(document)
}

/** Bookspool's own version, from the package.json that it was installed with. */
export function packageVersion(): string {
  return manifest().version
}

/** "@embedpdf/pdfium 2.15.1": what reads, speaks and writes inside Bookspool. Pinned exactly, so that what was asked for is what is there. */
export function pinnedLibraries(): string[] {
  return Object.entries(manifest().dependencies).map(([name, version]) => `${name} ${version}`)
}
