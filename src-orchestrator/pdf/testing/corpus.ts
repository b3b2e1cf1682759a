import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const projectFolder = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..')

/** The folder of real documents; null, said aloud, where this machine has none. */
export function corpusFolder(): string | null {
  const folder = process.env['BOOKSPOOL_CORPUS'] ?? join(projectFolder, '..', 'shared', 'corpus')
  if (existsSync(folder)) return folder
  process.stderr.write(`Skipped: no real documents at ${folder} (BOOKSPOOL_CORPUS names another place).\n`)
  return null
}

/** The scorer of extracted text; null, said aloud, where this machine has none. */
export function scorerProgram(): string | null {
  const tools = process.env['BOOKSPOOL_TOOLS'] ?? join(projectFolder, '..', 'shared', 'tools')
  const program = join(tools, 'score-text.mjs')
  if (existsSync(program)) return program
  process.stderr.write(`Skipped: no scorer at ${program} (BOOKSPOOL_TOOLS names another place).\n`)
  return null
}

export function filesUnder(folder: string, ending = ''): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
}
