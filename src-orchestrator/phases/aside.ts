import { copyFile, mkdir, open, rename, rm } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, relative } from 'node:path'
import { commitFile, errorCode, temporaryBeside } from '../../src-node/atomic-file.ts'
import type { PhaseContext } from '../phase.ts'
import { exists } from '../../src-node/path-exists.ts'

/** What was moved aside lies here, under the day and the path that it had in the workspace. */
export function asideFolder(workspace: string): string {
  return join(workspace, '.bookspool', 'aside')
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
  const file = await open(join(asideFolder(workspace), 'moves.ndjson'), 'a')
  try {
    // On a line of its own, also where a power cut left the one before without its end; readers leave empty lines out.
    await file.write(`\n${JSON.stringify(line)}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function copyAside(path: string, to: string): Promise<void> {
  const temporary = temporaryBeside(to)
  try {
    await copyFile(path, temporary)
    await commitFile(temporary, to)
  } finally {
    await rm(temporary, { force: true })
  }
  await rm(path)
}

/**
 * Moves a file that is not ours out of the way, byte for byte, and answers with its new path. `moves.ndjson` gets its line first: a line whose `to`
 * is not there is a move that a crash prevented, and nothing is ever moved without one.
 */
export async function moveAside(path: string, workspace: string, now = new Date()): Promise<string> {
  const day = now.toISOString().slice(0, 10)
  const wanted = join(asideFolder(workspace), day, pathWithin(workspace, path))
  await mkdir(dirname(wanted), { recursive: true })
  const to = await freeName(wanted)
  await note(workspace, { at: now.toISOString(), from: path, to })
  try {
    await rename(path, to)
  } catch (error) {
    // The phases' folder is a link to another disk.
    if (errorCode(error) !== 'EXDEV') throw error
    await copyAside(path, to)
  }
  return to
}

/** Tells of what was moved: every file in the log, and once, for whoever watches, that it happens. */
export function asideTeller({
  emit,
  log,
}: Pick<PhaseContext, 'emit' | 'log'>): (path: string, aside: string | null) => void {
  let told = false
  return (path, aside) => {
    if (aside === null) return
    log('info', `${path} was not made by Bookspool, or was changed since; it is now ${aside}`)
    if (told) return
    told = true
    const message = `What stood in ${dirname(path)} was not made by Bookspool, or was changed since. It is kept in ${dirname(aside)}.`
    emit({ type: 'warning', message })
  }
}
