import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fail, type Failure, type Result } from '../../../src-contract/failure.ts'
import { lockFile } from '../../../src-node/file-lock.ts'
import { fileFailure } from '../../../src-node/fs-failure.ts'
import { isBookName } from '../../../src-contract/book-names.ts'
import { lockWaitMs } from '../store/pipeline-file.ts'

export type BatchInputs = {
  /** Absolute, sorted by name: files, and folders where they are to be walked. */
  paths: string[]
  /** Names of files that are no books: listed, and nothing more. */
  others: string[]
}

/** What lies in the input folder, at its top level; its folders too where they are to be walked. Hidden files are left out. */
export async function batchInputs(folder: string, recursive: boolean): Promise<Result<BatchInputs>> {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    const wanted = entries.filter(
      (entry) => !entry.name.startsWith('.') && (recursive || !entry.isDirectory()),
    )
    const inOrder = wanted.toSorted((one, other) => (one.name < other.name ? -1 : 1))
    const isTaken = (entry: (typeof inOrder)[number]): boolean =>
      entry.isDirectory() || isBookName(entry.name)
    return {
      ok: true,
      value: {
        paths: inOrder.filter((entry) => isTaken(entry)).map(({ name }) => join(folder, name)),
        others: inOrder.filter((entry) => !isTaken(entry)).map(({ name }) => name),
      },
    }
  } catch (error) {
    const failure = fileFailure(error, folder, 'folder-unreadable')
    if (failure === null) throw error
    return { ok: false, failure }
  }
}

/** Whether somebody else writes this record and does not stop: told before hours of work whose record could not be written. */
export async function lockedByAnother(pipelineJson: string, waitMs = lockWaitMs): Promise<Failure | null> {
  try {
    const lock = await lockFile(`${pipelineJson}.lock`, waitMs)
    if (lock === null) {
      const limit = Math.round(waitMs / 1000)
      return fail('pipeline-json-locked', { file: pipelineJson, limit }).failure
    }
    await lock.release()
    return null
  } catch (error) {
    const failure = fileFailure(error, pipelineJson, 'workspace-not-writable')
    if (failure === null) throw error
    return failure
  }
}
