import { setPriority } from 'node:os'
import { failureFrom } from '../../../src-contract/failure.ts'

/** Below normal: the computer stays usable. What a child starts inherits it. Unknown to a system that has no priorities for it. */
const childPriority = 10

/** For each child that works, right after it was started. `log`: words where the system does not let us. */
export function lowerPriority(pid: number | undefined, log: (words: string) => void): void {
  if (pid === undefined) return
  try {
    setPriority(pid, childPriority)
  } catch (error) {
    // It may be over already, or the system keeps priorities to itself: the work does not depend on it.
    log(`priority unchanged: ${failureFrom(error).detail ?? ''}`)
  }
}
