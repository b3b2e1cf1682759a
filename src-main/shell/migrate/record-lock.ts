import { fail, type Result } from '../../../src-contract/failure.ts'
import { lockFile } from '../../../src-node/file-lock.ts'
import { fileFailure } from '../../../src-node/fs-failure.ts'
import { lockWaitMs } from '../store/pipeline-file.ts'
import { takeBackup, type Keepable, type StoredBackup } from './backup.ts'

/** While nobody else writes the record, whoever wrote it: `pipeline-json-locked` after ten seconds. */
export async function withRecordLock<T>(
  { workspace, pipelineJson }: Keepable,
  work: () => Promise<Result<T>>,
): Promise<Result<T>> {
  try {
    const lock = await lockFile(`${pipelineJson}.lock`, lockWaitMs)
    if (lock === null)
      return fail('pipeline-json-locked', { file: pipelineJson, limit: Math.round(lockWaitMs / 1000) })
    try {
      return await work()
    } finally {
      await lock.release()
    }
  } catch (error) {
    const failure = fileFailure(error, workspace, 'workspace-not-writable')
    if (failure === null) throw error
    return { ok: false, failure }
  }
}

/** A backup for somebody who asked for one: the Python pipeline writes its record in place, and half of one is no backup. */
export async function backUp(place: Keepable, why: string, now: Date): Promise<Result<StoredBackup>> {
  return withRecordLock(place, async () => takeBackup(place, why, now))
}
