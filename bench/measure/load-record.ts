import { readFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { descendantTicks, sumCpuTimes, type CpuTimes } from '../../src-main/shell/load/cpu-times.ts'
import { parseProcStat } from '../../src-node/proc-stat.ts'
import { allProcessTimes, tickMs } from '../../src-node/process-times.ts'
import { descendantsOf } from './process-tree.ts'

/** One look, loads in cores of the time that the machine had: a host may have taken some away. `sec`: seconds since the record began, at the end of what the look covers. */
export type Moment = {
  sec: number
  system: number
  own: number
  /** The other program that the bench starts. */
  hog: number
  /** Processes that speak. */
  workers: number
}

export type LoadRecord = {
  moments: Moment[]
  /** Lowest nice value seen among the children. */
  leastNice: () => number | null
  /** Part of the time that the machine did not have: a virtual one's host used it otherwise. */
  takenShare: () => number
  watchHog: (pid: number | null) => void
  end: () => void
}

const everyMs = 500

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    // It ended between the listing and the look.
    return ''
  }
}

function niceOf(pid: number): number | null {
  return parseProcStat(readOrEmpty(`/proc/${pid}/stat`))?.nice ?? null
}

/** Records the load of the machine and of the tree of `root`, twice a second. Linux only. */
export function recordLoad(root: number): LoadRecord {
  const moments: Moment[] = []
  const begun = performance.now()
  let hogPid: number | null = null
  let leastNice: number | null = null
  const cores = cpus().length
  const look = (): CpuTimes & { at: number; ownTicks: number; hogTicks: number } => {
    const { processes: times } = allProcessTimes()
    return {
      at: performance.now(),
      ...sumCpuTimes(cpus()),
      ownTicks: descendantTicks(times, root) + (times.get(root)?.ownTicks ?? 0),
      hogTicks: hogPid === null ? 0 : (times.get(hogPid)?.ownTicks ?? 0),
    }
  }
  let known = new Set<number>()
  const childrenNow = (): number => {
    const children = descendantsOf(root).slice(1)
    // One that is just being started gets its priority a moment later.
    for (const nice of children.filter((pid) => known.has(pid)).map(niceOf))
      if (nice !== null) leastNice = Math.min(leastNice ?? nice, nice)
    known = new Set(children)
    return children.filter((pid) => readOrEmpty(`/proc/${pid}/cmdline`).includes('speech-worker')).length
  }
  const first = look()
  let last = first
  const timer = setInterval(() => {
    const now = look()
    const sec = (now.totalMs - last.totalMs) / 1000 / cores
    const inCores = (before: number, after: number): number =>
      Math.max(0, ((after - before) * tickMs) / 1000 / sec)
    moments.push({
      sec: (now.at - begun) / 1000,
      system: Math.min(cores, (now.busyMs - last.busyMs) / 1000 / sec),
      own: inCores(last.ownTicks, now.ownTicks),
      hog: inCores(last.hogTicks, now.hogTicks),
      workers: childrenNow(),
    })
    last = now
  }, everyMs)
  return {
    moments,
    leastNice: () => leastNice,
    takenShare: () => 1 - (last.totalMs - first.totalMs) / cores / (last.at - first.at),
    watchHog: (pid) => {
      hogPid = pid
      last = look()
    },
    end: () => clearInterval(timer),
  }
}
