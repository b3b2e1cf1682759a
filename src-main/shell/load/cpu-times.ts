import type { CpuInfo } from 'node:os'
import type { ProcessUse } from '../../../src-node/process-times.ts'

export type CpuTimes = { busyMs: number; totalMs: number }

/** All cores together, since boot. */
export function sumCpuTimes(cpus: readonly Pick<CpuInfo, 'times'>[]): CpuTimes {
  let busyMs = 0
  let totalMs = 0
  for (const { times } of cpus) {
    const busy = times.user + times.nice + times.sys + times.irq
    busyMs += busy
    totalMs += busy + times.idle
  }
  return { busyMs, totalMs }
}

/**
 * What of the time that the machine had between two readings was used: 0 to 100, 0 where no time has passed. A virtual machine has less of it than the
 * clock says: what its host took away counts for nobody (ours against the clock, and a host that takes a tenth looks like another program that does).
 */
export function percentBetween(usedMs: number, before: CpuTimes, now: CpuTimes): number {
  const total = now.totalMs - before.totalMs
  return total <= 0 ? 0 : Math.min(100, Math.max(0, (100 * usedMs) / total))
}

/** 0 to 100 of the whole machine. */
export function loadBetween(before: CpuTimes, now: CpuTimes): number {
  return percentBetween(now.busyMs - before.busyMs, before, now)
}

export type ProcessTimes = ReadonlyMap<number, ProcessUse>

/**
 * Ticks used by the descendants of `root`, without itself. Those of its ended children stay: without them a book that is done would take its whole time
 * away, and what the books beside it use would be taken for another program's.
 */
export function descendantTicks(processes: ProcessTimes, root: number): number {
  const children = new Map<number, number[]>()
  for (const [pid, { parent }] of processes) {
    const siblings = children.get(parent)
    if (siblings === undefined) children.set(parent, [pid])
    else siblings.push(pid)
  }
  let ticks = processes.get(root)?.endedTicks ?? 0
  const next = [...(children.get(root) ?? [])]
  for (let pid = next.pop(); pid !== undefined; pid = next.pop()) {
    const use = processes.get(pid)
    ticks += use === undefined ? 0 : use.ownTicks + use.endedTicks
    next.push(...(children.get(pid) ?? []))
  }
  return ticks
}
