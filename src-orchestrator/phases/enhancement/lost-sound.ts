import { rm } from 'node:fs/promises'
import { sep } from 'node:path'
import { ExpectedFailure } from '../../../src-contract/failure.ts'
import { errorCode } from '../../../src-node/atomic-file.ts'
import { fileFailure } from '../../../src-node/fs-failure.ts'

/** What reading a chunk that phase 4 has left failed with: it is the chunk's, not the output folder's. */
export function lostSound(error: unknown, path: string): unknown {
  const failure = fileFailure(error, path, 'sound-lost')
  return failure === null ? error : new ExpectedFailure(failure, { cause: error })
}

/** What may be there the next time. */
const passing = new Set(['EACCES', 'EBUSY', 'EMFILE', 'ENFILE', 'EPERM'])

/** Takes away a chunk of ours that cannot be read, so that phase 4 speaks it again. */
export async function dropLostSound(error: unknown, privateFolder: string): Promise<void> {
  if (!(error instanceof ExpectedFailure) || error.failure.code !== 'sound-lost') return
  const { file } = error.failure
  // What another program has spoken stays its own.
  if (file?.startsWith(`${privateFolder}${sep}`) !== true || passing.has(errorCode(error.cause) ?? '')) return
  await rm(file, { recursive: true, force: true })
}
