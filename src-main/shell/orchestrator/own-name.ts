import { copyFile, link, mkdir, rm, symlink } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { stemOf } from '../../../src-contract/file-id.ts'
import { errorCode } from '../../../src-node/atomic-file.ts'

async function firstThatWorks(steps: readonly (() => Promise<void>)[]): Promise<void> {
  for (const [index, step] of steps.entries()) {
    try {
      await step()
      return
    } catch (error) {
      // Another disk, a file system without links, a Windows without the right to make them.
      if (errorCode(error) === undefined || index === steps.length - 1) throw error
    }
  }
}

/**
 * The path under which an orchestrator of another make gets a book. It makes its file_id of the name; where another book has that id, or the record knows this
 * one by another, the book goes through a link called after its id. A hard link first: a symbolic one leads back to the old name as soon as a program resolves it.
 */
export async function ownName(source: string, fileId: string, workspace: string): Promise<string> {
  const name = basename(source)
  if (stemOf(name) === fileId) return source
  const folder = join(workspace, '.bookspool', 'sources')
  const path = join(folder, `${fileId}${extname(name)}`)
  await mkdir(folder, { recursive: true })
  // The source may be another file by now than the one that this name was made for.
  await rm(path, { force: true })
  await firstThatWorks([
    async () => link(source, path),
    async () => symlink(source, path),
    async () => copyFile(source, path),
  ])
  return path
}
