import { join } from 'node:path'
import type { Failure } from '../../../src-contract/failure.ts'
import { lockFile, noteLockHolder, readLockHolder, type FileLock } from '../../../src-node/file-lock.ts'
import { fileFailure } from '../../../src-node/fs-failure.ts'

export type WorkspaceHold = {
  /** Null when it is ours; asked again for another workspace, the first one is let go. */
  take: (workspace: string) => Promise<Failure | null>
  release: () => Promise<void>
}

/** At most one batch works in a workspace, whichever door it came through; the system drops the lock when its process dies. */
export function createWorkspaceHold(holder: string): WorkspaceHold {
  let held: { workspace: string; lock: FileLock } | null = null
  const release = async (): Promise<void> => {
    const before = held
    held = null
    await before?.lock.release()
  }
  return {
    release,
    take: async (workspace) => {
      if (held?.workspace === workspace) return null
      const path = join(workspace, '.bookspool', 'batch.lock')
      try {
        const lock = await lockFile(path, 0)
        if (lock === null) {
          const other = (await readLockHolder(path)) ?? 'another program'
          return { code: 'workspace-in-use', file: workspace, detail: other }
        }
        await noteLockHolder(path, holder)
        await release()
        held = { workspace, lock }
        return null
      } catch (error) {
        const failure = fileFailure(error, workspace, 'workspace-not-writable')
        if (failure === null) throw error
        return failure
      }
    },
  }
}
