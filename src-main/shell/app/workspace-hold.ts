import { join } from 'node:path'
import type { Failure } from '../../../src-contract/failure.ts'
import { lockFile, noteLockHolder, readLockHolder, type FileLock } from '../../../src-node/file-lock.ts'
import { fileFailure } from '../../../src-node/fs-failure.ts'
import { oneAfterTheOther } from '../../../src-node/one-after-the-other.ts'

export type WorkspaceHold = {
  /** Null when it is ours; asked again for another workspace, the first one is let go. */
  take: (workspace: string) => Promise<Failure | null>
  /** Whether no batch works there, ours neither. */
  isFree: (workspace: string) => Promise<boolean>
  release: () => Promise<void>
}

/** At most one batch works in a workspace, whichever door it came through; the system drops the lock when its process dies. */
export function createWorkspaceHold(holder: string): WorkspaceHold {
  let held: { workspace: string; lock: FileLock } | null = null
  // A look whether it is free locks for a moment: Start, pressed meanwhile, was refused for our own sake.
  const inOrder = oneAfterTheOther()
  const letGo = async (): Promise<void> => {
    const before = held
    held = null
    await before?.lock.release()
  }
  const take = async (workspace: string): Promise<Failure | null> => {
    if (held?.workspace === workspace) return null
    const path = join(workspace, '.bookspool', 'batch.lock')
    try {
      const lock = await lockFile(path, 0)
      if (lock === null) {
        const other = (await readLockHolder(path)) ?? 'another program'
        return { code: 'workspace-in-use', file: workspace, detail: other }
      }
      await noteLockHolder(path, holder)
      await letGo()
      held = { workspace, lock }
      return null
    } catch (error) {
      const failure = fileFailure(error, workspace, 'workspace-not-writable')
      if (failure === null) throw error
      return failure
    }
  }
  return {
    release: async () => inOrder(letGo),
    take: async (workspace) => inOrder(async () => take(workspace)),
    isFree: async (workspace) =>
      inOrder(async () => {
        if (held !== null) return false
        const refused = await take(workspace)
        await letGo()
        return refused === null
      }),
  }
}
