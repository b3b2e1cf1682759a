import { readFile, readdir } from 'node:fs/promises'
import { cpus, freemem, totalmem } from 'node:os'
import { parentPort } from 'node:worker_threads'
import type { MachineSample } from '../../../src-contract/book-view.ts'
import { errorCode } from '../../../src-node/atomic-file.ts'
import { nextLookMs } from '../../core/governor/next-look.ts'
import { descendantTicks, loadBetween, parseProcTimes, sumCpuTimes, type ProcessUse } from './cpu-times.ts'

/** The system's load in a thread of its own: once a second, sooner where that is due. */
if (parentPort === null) throw new Error('the load sampler runs as a worker thread')
const port = parentPort
/** USER_HZ: 100 on every Linux that Node runs on. */
const ticksPerSec = 100

async function readOrNull(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    // Processes end while they are counted.
    if (['ENOENT', 'ESRCH', 'EACCES'].includes(errorCode(error) ?? '')) return null
    throw error
  }
}

/** Seconds of CPU used by our children and by this process, whose bursts at a book's end were taken for another program's; null where there is no /proc to say so. */
async function ownCpuSec(): Promise<number | null> {
  if (process.platform !== 'linux') return null
  const processes = new Map<number, ProcessUse>()
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/u.test(name)) continue
    const text = await readOrNull(`/proc/${name}/stat`)
    const times = text === null ? null : parseProcTimes(text)
    if (times !== null) processes.set(Number(name), times)
  }
  const { user, system } = process.cpuUsage()
  return descendantTicks(processes, process.pid) / ticksPerSec + (user + system) / 1_000_000
}

/** MemAvailable counts what the system gives back at once; freemem alone would call every cache "used". */
async function usedMemory(): Promise<number> {
  if (process.platform !== 'linux') return totalmem() - freemem()
  const available = /^MemAvailable:\s+(\d+) kB/mu.exec((await readOrNull('/proc/meminfo')) ?? '')?.[1]
  return available === undefined ? totalmem() - freemem() : totalmem() - Number(available) * 1024
}

let times = sumCpuTimes(cpus())
let own = await ownCpuSec()
let at = performance.now()

let last: MachineSample | null = null

/** Answers in how many milliseconds the next one is due. */
async function sample(): Promise<number> {
  const list = cpus()
  const cores = Math.max(1, list.length)
  const nowTimes = sumCpuTimes(list)
  const nowOwn = await ownCpuSec()
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
