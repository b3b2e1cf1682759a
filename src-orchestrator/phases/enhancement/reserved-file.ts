import { open, readdir, readFile, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { errorCode, writeFileAtomic } from '../../../src-node/atomic-file.ts'
import { makeFolder } from '../../../src-node/make-folder.ts'
import { namesIn } from '../../work/book-folders.ts'

const namePattern = /^\.bookspool-[\w-]*\.part$/u

/** The names of one run beside finished books: the one that is noted, and those made from it. */
function isOfRun(name: string, noted: string): boolean {
  return name === noted || name.startsWith(noted.replace(/\.part$/u, '.'))
}

async function removeRun(path: string): Promise<void> {
  const folder = dirname(path)
  const names = (await namesIn(folder)).filter((name) => isOfRun(name, basename(path)))
  await Promise.all(names.map(async (name) => rm(join(folder, name), { force: true })))
}

function noteIn(privateFolder: string): string {
  return join(privateFolder, 'output-in-progress')
}

/** Removes what a killed run of this book has left: the files that its note names in the output folder, and half-encoded chapters. */
export async function removeLeftovers(privateFolder: string, mastering: string): Promise<void> {
  const half = (await readdir(mastering)).filter((name) => name.endsWith('.part'))
  await Promise.all(half.map(async (name) => rm(join(mastering, name), { force: true })))
  try {
    const path = await readFile(noteIn(privateFolder), 'utf8')
    if (namePattern.test(basename(path))) await removeRun(path)
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error
  }
}

export type ReservedNames = { next: () => string; release: () => Promise<void> }

/**
 * Names beside the finished files that no player and no other run takes for anything. The first is made at once, so that a folder that takes no files is
 * noticed first; noted before, so that the next run finds them if this one is killed.
 */
export async function reserveBeside(
  folder: string,
  privateFolder: string,
  runId: string,
): Promise<ReservedNames> {
  await makeFolder(folder)
  const path = join(folder, `.bookspool-${runId.replaceAll(/[^\w-]/gu, '')}-${process.pid}.part`)
  const note = noteIn(privateFolder)
  await writeFileAtomic(note, path)
  await (await open(path, 'w')).close()
  let count = 0
  return {
    next: () => path.replace(/\.part$/u, `.${++count}.part`),
    release: async () => {
      await removeRun(path)
      await rm(note, { force: true })
    },
  }
}
