import { constants } from 'node:fs'
import { copyFile, link, mkdir, rm } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { stemOf } from '../../../src-contract/file-id.ts'
import { errorCode } from '../../../src-node/atomic-file.ts'

/**
 * The path under which an orchestrator of another make gets a book. It makes its file_id of the name; where another book has that id, or the record knows this
 * one by another, the book goes through a hard link called after its id, or, where there can be none (another disk, exFAT), through a copy. A symbolic link would
 * lead back to the old name as soon as a program resolves it, and two books would be one. Throws what Node's fs throws where neither can be made.
 */
export async function ownName(
  source: string,
  fileId: string,
  workspace: string,
  makeLink: typeof link = link,
): Promise<string> {
  const name = basename(source)
  if (stemOf(name) === fileId) return source
  const folder = join(workspace, '.bookspool', 'sources')
  const path = join(folder, `${fileId}${extname(name)}`)
  await mkdir(folder, { recursive: true })
  // The source may be another file by now than the one that this name was made for.
  await rm(path, { force: true })
  try {
    await makeLink(source, path)
  } catch (error) {
    if (errorCode(error) === undefined) throw error
    // Shares the bytes where the disk can.
    await copyFile(source, path, constants.COPYFILE_FICLONE)
  }
  return path
}
