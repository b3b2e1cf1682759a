import { mkdir, open, readdir, readFile, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { errorCode, writeFileAtomic } from '../../../src-node/atomic-file.ts'

const namePattern = /^\.bookspool-[\w-]*\.part$/u

function noteIn(privateFolder: string): string {
  return join(privateFolder, 'output-in-progress')
}

/** Removes what a killed run of this book has left: the file that its note names in the output folder, and half-encoded chapters. */
export async function removeLeftovers(privateFolder: string, mastering: string): Promise<void> {
  const half = (await readdir(mastering)).filter((name) => name.endsWith('.part'))
  await Promise.all(half.map(async (name) => rm(join(mastering, name), { force: true })))
  try {
    const path = await readFile(noteIn(privateFolder), 'utf8')
    if (namePattern.test(basename(path))) await rm(path, { force: true })
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error
  }
}

export type ReservedFile = { path: string; release: () => Promise<void> }

/**
 * A name beside the finished book that no player and no other run takes for anything. Made at once, so that a folder that takes no files is noticed
 * first; noted before, so that the next run finds it if this one is killed.
 */
export async function reserveBeside(
  folder: string,
  privateFolder: string,
  runId: string,
): Promise<ReservedFile> {
  await mkdir(folder, { recursive: true })
  const path = join(folder, `.bookspool-${runId.replaceAll(/[^\w-]/gu, '')}-${process.pid}.part`)
  const note = noteIn(privateFolder)
  await writeFileAtomic(note, path)
  await (await open(path, 'w')).close()
  return {
    path,
    release: async () => {
      await rm(path, { force: true })
      await rm(note, { force: true })
    },
  }
}
