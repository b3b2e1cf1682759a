import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { cpus, freemem, totalmem } from 'node:os'
import { parentPort } from 'node:worker_threads'
import type { MachineSample } from '../../../src-contract/book-view.ts'
import { errorCode } from '../../../src-node/atomic-file.ts'
import { nextLookMs } from '../../core/governor/next-look.ts'
import { processTimes, tickMs, type ProcessUse } from '../../../src-node/process-times.ts'
import { descendantTicks, loadBetween, sumCpuTimes } from './cpu-times.ts'

/** The system's load in a thread of its own: once a second, sooner where that is due. */
if (parentPort === null) throw new Error('the load sampler runs as a worker thread')
const port = parentPort

/** A look at all processes is so short that hardly any ends within it; one that does is counted with its parent in the next. */
const mostReadings = 3

/** Read one after the other: where one has ended meanwhile its parent may have been read without what it used, and all it ever used would be missing. */
function readProcesses(): { processes: Map<number, ProcessUse>; complete: boolean } {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/u.test(name)).map(Number) // prettier-ignore
  const read = pids.map((pid) => [pid, processTimes(pid)] as const)
  const found = read.flatMap(([pid, times]) => (times === null ? [] : [[pid, times] as const]))
  return { processes: new Map(found), complete: found.length === read.length }
}

/** Seconds of CPU used by our children and by this process, whose bursts at a book's end were taken for another program's; null where there is no /proc to say so. */
function ownCpuSec(): number | null {
  if (process.platform !== 'linux') return null
  let look = readProcesses()
  for (let reading = 1; reading < mostReadings && !look.complete; reading++) look = readProcesses()
  const { user, system } = process.cpuUsage()
  return (descendantTicks(look.processes, process.pid) * tickMs) / 1000 + (user + system) / 1_000_000
}

async function memoryInfo(): Promise<string | null> {
  try {
    return await readFile('/proc/meminfo', 'utf8')
  } catch (error) {
    // Some containers hide it.
    if (['ENOENT', 'EACCES'].includes(errorCode(error) ?? '')) return null
    throw error
  }
}

/** MemAvailable counts what the system gives back at once; freemem alone would call every cache "used". */
async function usedMemory(): Promise<number> {
  if (process.platform !== 'linux') return totalmem() - freemem()
  const available = /^MemAvailable:\s+(\d+) kB/mu.exec((await memoryInfo()) ?? '')?.[1]
  return available === undefined ? totalmem() - freemem() : totalmem() - Number(available) * 1024
}

let times = sumCpuTimes(cpus())
let own = ownCpuSec()
let at = performance.now()

let last: MachineSample | null = null

/** Answers in how many milliseconds the next one is due. */
async function sample(): Promise<number> {
  const list = cpus()
  const cores = Math.max(1, list.length)
  const nowTimes = sumCpuTimes(list)
  const nowOwn = ownCpuSec()
  const nowAt = performance.now()
  const elapsedSec = (nowAt - at) / 1000
  // The processes are read one after the other: one that ends meanwhile may be counted twice, or not at all.
  const usedSec = own === null || nowOwn === null ? null : Math.max(0, nowOwn - own)
  const message: MachineSample = {
    at: new Date().toISOString(),
    cpuPercent: Math.round(loadBetween(times, nowTimes)),
    ownCpuPercent: usedSec === null ? null : Math.min(100, Math.round((100 * usedSec) / elapsedSec / cores)),
    cores,
    memoryUsedBytes: await usedMemory(),
    memoryTotalBytes: totalmem(),
  }
  times = nowTimes
  own = nowOwn
  at = nowAt
  port.postMessage(message)
  const dueMs = nextLookMs(last, message)
  last = message
  return dueMs
}

function again(afterMs: number): void {
  setTimeout(() => {
    void sample().then(again)
  }, afterMs)
}
again(nextLookMs(null, null))
