import { join } from 'node:path'
import { ExpectedFailure } from '../../src-contract/failure.ts'
import { lockFile, noteLockHolder, readLockHolder, type FileLock } from '../../src-node/file-lock.ts'
import type { WorkFolders } from '../phase.ts'
import { keeperLockName, lockName } from './phase-store.ts'

/** It ends with the chunks at hand once it has been told to; on a busy machine that takes its time, since it runs at the lowest priority: 15 s were too few there. */
const keeperWaitMs = 120_000

/** The book's lock once the keeper has let go of it; null where it is not the keeper who has it. */
async function lockAfterKeeper({ private: folder }: WorkFolders): Promise<FileLock | null> {
  const keeper = await lockFile(join(folder, keeperLockName), keeperWaitMs)
  if (keeper === null) return null
  try {
    return await lockFile(join(folder, lockName), 0)
  } finally {
    await keeper.release()
  }
}

/** The lock under which a book is made; a keeper who has it is waited for. Throws ExpectedFailure where another run has it. */
export async function lockBook(folders: WorkFolders): Promise<FileLock> {
  const path = join(folders.private, lockName)
  const lock = (await lockFile(path, 0)) ?? (await lockAfterKeeper(folders))
  if (lock === null) {
    const detail = (await readLockHolder(path)) ?? 'another program'
    throw new ExpectedFailure({ code: 'workspace-in-use', file: folders.workspace, detail })
  }
  await noteLockHolder(path, `process ${process.pid}`)
  return lock
}
