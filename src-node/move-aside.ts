import { copyFile, mkdir, open, rename, rm } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, relative } from 'node:path'
import { commitFile, errorCode, namingFile, temporaryBeside } from './atomic-file.ts'
import { exists } from './path-exists.ts'

/** What was moved aside lies here, under the day and the path that it had in the workspace. */
export function asideFolder(workspace: string): string {
  return join(workspace, '.bookspool', 'aside')
}

/** Every move there and back: one line of JSON a move, {at, from, to} and, of a file of ours that a rollback took away, {made}; absolute paths, oldest first. */
export function movesPath(workspace: string): string {
  return join(asideFolder(workspace), 'moves.ndjson')
}

function pathWithin(workspace: string, path: string): string {
  const inside = relative(workspace, path)
  return inside.startsWith('..') || isAbsolute(inside) ? join('outside', basename(path)) : inside
}

async function freeName(path: string): Promise<string> {
  for (let number = 2, name = path; ; number++) {
    if (!(await exists(name))) return name
    name = `${path}.${number}`
  }
}

async function note(workspace: string, line: object): Promise<void> {
  const file = await open(movesPath(workspace), 'a')
  try {
    // On a line of its own, also where a power cut left the one before without its end; readers leave empty lines out.
    await file.write(`\n${JSON.stringify(line)}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function moveCopied(path: string, to: string): Promise<void> {
  const temporary = temporaryBeside(to)
  try {
    await namingFile(to, async () => copyFile(path, temporary), temporary)
    await commitFile(temporary, to)
  } finally {
    await rm(temporary, { force: true })
  }
  await rm(path)
}

/**
 * Moves a file within the workspace, byte for byte, to a name that nothing has. `moves.ndjson` gets its line first: nothing is ever moved without one, and one
 * whose move a crash prevented is told by what is still where it was.
 */
export async function moveNoted(
  workspace: string,
  from: string,
  to: string,
  now: Date,
  about: { made?: string } = {},
): Promise<void> {
  await mkdir(asideFolder(workspace), { recursive: true })
  await mkdir(dirname(to), { recursive: true })
  await note(workspace, { at: now.toISOString(), from, to, ...about })
  try {
    await rename(from, to)
  } catch (error) {
    // The phases' folder is a link to another disk.
    if (errorCode(error) !== 'EXDEV') throw error
    await moveCopied(from, to)
  }
}

/** Moves a file out of the way, and answers with its new path. `made`: when it was made, ISO 8601, where that is of weight. */
export async function moveAside(
  path: string,
  workspace: string,
  now = new Date(),
  about: { made?: string } = {},
): Promise<string> {
  const day = now.toISOString().slice(0, 10)
  const to = await freeName(join(asideFolder(workspace), day, pathWithin(workspace, path)))
  await moveNoted(workspace, path, to, now, about)
  return to
}
