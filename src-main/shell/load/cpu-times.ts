import type { CpuInfo } from 'node:os'

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

/** 0 to 100 of the whole machine between two readings; 0 where no time has passed. */
export function loadBetween(before: CpuTimes, now: CpuTimes): number {
  const total = now.totalMs - before.totalMs
  if (total <= 0) return 0
  return Math.min(100, Math.max(0, (100 * (now.busyMs - before.busyMs)) / total))
}

/** CPU time in clock ticks of proc_pid_stat(5) (utime, stime and those of ended children), with the parent's pid. */
export function parseProcTimes(text: string): { parent: number; ticks: number } | null {
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  const parent = Number(fields[1])
  const ticks = [11, 12, 13, 14].reduce((sum, index) => sum + Number(fields[index]), 0)
  return Number.isFinite(parent) && Number.isFinite(ticks) ? { parent, ticks } : null
}

export type ProcessTimes = ReadonlyMap<number, { parent: number; ticks: number }>

/** Ticks used by the descendants of `root`, without itself. */
export function descendantTicks(processes: ProcessTimes, root: number): number {
  const children = new Map<number, number[]>()
  for (const [pid, { parent }] of processes) {
    const siblings = children.get(parent)
    if (siblings === undefined) children.set(parent, [pid])
    else siblings.push(pid)
  }
  let ticks = 0
  const next = [...(children.get(root) ?? [])]
  for (let pid = next.pop(); pid !== undefined; pid = next.pop()) {
    ticks += processes.get(pid)?.ticks ?? 0
    next.push(...(children.get(pid) ?? []))
  }
  return ticks
}
