import treeKill from 'tree-kill'
import { errorCode } from './atomic-file.ts'

export type GroupSignal = 'SIGINT' | 'SIGTERM' | 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'

/** Sends a signal to a whole process group. False: nobody is in it any more. POSIX only. */
export function signalGroup(pgid: number, signal: GroupSignal): boolean {
  // 0 would mean our own group, and -1 every process of the user.
  if (!Number.isSafeInteger(pgid) || pgid <= 1) throw new RangeError(`${pgid} is no process group of ours`)
  try {
    process.kill(-pgid, signal)
    return true
  } catch (error) {
    const code = errorCode(error)
    // EPERM: macOS answers so for a group that holds nothing but zombies.
    if (code === 'ESRCH' || code === 'EPERM') return false
    throw error
  }
}

/** taskkill /T /F on Windows. tree-kill's own `ps` helper throws unhandled where there is no ps, so that it serves only where it needs none. */
export async function killTree(pid: number): Promise<void> {
  if (process.platform !== 'win32') {
    signalGroup(pid, 'SIGKILL')
    return
  }
  await new Promise<void>((resolve) => treeKill(pid, 'SIGKILL', () => resolve()))
}
