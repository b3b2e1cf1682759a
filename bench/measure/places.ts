import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const projectRoot = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** A file of the corpus, at BOOKSPOOL_CORPUS or beside the project. A benchmark without its input says so and fails. */
export function corpusFile(...parts: string[]): string {
  const corpus = process.env['BOOKSPOOL_CORPUS'] ?? join(projectRoot, '..', 'shared', 'corpus')
  const path = join(corpus, ...parts)
  if (!existsSync(path))
    throw new Error(`${path} is missing: set BOOKSPOOL_CORPUS to the folder of test documents`)
  return path
}

export function toolFile(name: string): string {
  const tools = process.env['BOOKSPOOL_TOOLS'] ?? join(projectRoot, '..', 'shared', 'tools')
  const path = join(tools, name)
  if (!existsSync(path))
    throw new Error(`${path} is missing: set BOOKSPOOL_TOOLS to the folder of test tools`)
  return path
}
