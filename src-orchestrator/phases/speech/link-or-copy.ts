import { copyFile, link, rename, rm, stat } from 'node:fs/promises'
import { commitFile, errorCode, namingFile, temporaryBeside } from '../../../src-node/atomic-file.ts'
import { sha256Of, type OwnedFiles } from '../owned-files.ts'

async function isLinked(stored: string, temporary: string, makeLink: typeof link): Promise<boolean> {
  try {
    await makeLink(stored, temporary)
    return true
  } catch (error) {
    // Each system says otherwise that a disk has no links (EPERM, ENOTSUP, EXDEV; Windows on exFAT EISDIR); where it is another trouble, the copy meets it too.
    if (errorCode(error) === undefined) throw error
    return false
  }
}

/** Puts a stored chunk at `path` too: a hard link, or, where the disk has none, a copy that is noted as ours. */
export async function linkOrCopy(
  stored: string,
  path: string,
  owned: Pick<OwnedFiles, 'note'>,
  makeLink: typeof link = link,
): Promise<void> {
  const temporary = temporaryBeside(path)
  const put = async (): Promise<void> => {
    if (await isLinked(stored, temporary, makeLink)) {
      await rename(temporary, path)
      return
    }
    await copyFile(stored, temporary)
    await commitFile(temporary, path)
    owned.note(path, (await stat(path)).size, await sha256Of(path))
  }
  try {
    await namingFile(path, put, temporary)
  } finally {
    // Renaming one link of a file over another leaves both names: https://pubs.opengroup.org/onlinepubs/9699919799/functions/rename.html
    await rm(temporary, { force: true })
  }
}
