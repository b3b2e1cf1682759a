import { readdirSync, readFileSync } from 'node:fs'
import { errorCode } from './atomic-file.ts'
import { parseProcStat, type ProcStat } from './proc-stat.ts'

/** USER_HZ is 100 on every Linux that Node runs on. */
export const tickMs = 10

/** A process's own CPU time, and that of its children that have ended, in clock ticks. */
export type ProcessUse = Pick<ProcStat, 'parent' | 'ownTicks' | 'endedTicks'>

/** A file of a process; null where that is gone, or the system has no /proc to tell. */
export function readProc(pid: number | 'self', name: string): string | null {
  if (process.platform !== 'linux') return null
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'latin1')
  } catch (error) {
    if (errorCode(error) === undefined) throw error
    return null
  }
}

/** What a process has used so far; null where it is gone, or the system has no /proc to tell. */
export function processTimes(pid: number | 'self'): ProcessUse | null {
  const stat = readProc(pid, 'stat')
  return stat === null ? null : parseProcStat(stat)
}

/**
 * Milliseconds that a process has been ready to go on, but other programs had all cores: the second number of /proc/PID/schedstat, of its first thread
 * (https://docs.kernel.org/scheduler/sched-stats.html). 0 where it is gone, or the system does not tell.
 */
export function waitedForCoreMs(pid: number): number {
  const nanoseconds = Number(readProc(pid, 'schedstat')?.split(' ')[1])
  return Number.isFinite(nanoseconds) ? nanoseconds / 1e6 : 0
}

/**
 * Every process by its pid, Linux only. Read one after the other: not `complete` where one has ended meanwhile, whose parent may have been read without what it used, so that
 * all it ever used would be missing.
 */
export function allProcessTimes(): { processes: Map<number, ProcessUse>; complete: boolean } {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/u.test(name)).map(Number) // prettier-ignore
  const read = pids.map((pid) => [pid, processTimes(pid)] as const)
  const found = read.flatMap(([pid, times]) => (times === null ? [] : [[pid, times] as const]))
  return { processes: new Map(found), complete: found.length === read.length }
}
