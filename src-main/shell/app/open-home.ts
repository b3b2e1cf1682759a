import { fail, succeed, type Result } from '../../../src-contract/failure.ts'
import { lockFile, noteLockHolder, readLockHolder, type FileLock } from '../../../src-node/file-lock.ts'
import { fileFailure } from '../../../src-node/fs-failure.ts'
import { makeFolder } from '../../../src-node/make-folder.ts'
import type { HomePlaces } from '../config/places.ts'

/** Makes the home folder's folders and takes its lock, which the system drops when this process dies. `home-in-use` names the holder. */
export async function openHome(places: HomePlaces, holder: string): Promise<Result<FileLock>> {
  try {
    for (const folder of [places.home, places.workspace, places.logs, places.runs, places.uploads])
      await makeFolder(folder)
    const lock = await lockFile(places.lock, 0)
    if (lock === null) {
      const other = await readLockHolder(places.lock)
      return fail('home-in-use', { file: places.home, detail: other ?? 'another program' })
    }
    await noteLockHolder(places.lock, holder)
    return succeed(lock)
  } catch (error) {
    const failure = fileFailure(error, places.home, 'home-not-writable')
    if (failure === null) throw error
    return { ok: false, failure }
  }
}
