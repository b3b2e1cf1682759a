import { readFile } from 'node:fs/promises'
import { cpus, freemem, totalmem } from 'node:os'
import { parentPort } from 'node:worker_threads'
import type { MachineSample } from '../../../src-contract/book-view.ts'
import { errorCode } from '../../../src-node/atomic-file.ts'
import { nextLookMs } from '../../core/governor/next-look.ts'
import { allProcessTimes, tickMs } from '../../../src-node/process-times.ts'
import { descendantTicks, loadBetween, percentBetween, sumCpuTimes } from './cpu-times.ts'

/** The system's load in a thread of its own: once a second, sooner where that is due. */
if (parentPort === null) throw new Error('the load sampler runs as a worker thread')
const port = parentPort

/** A look at all processes is so short that hardly any ends within it; one that does is counted with its parent in the next. */
const mostReadings = 3

/** Milliseconds of CPU used by our children and by this process, whose bursts at a book's end were taken for another program's; null where there is no /proc to say so. */
function ownCpuMs(): number | null {
  if (process.platform !== 'linux') return null
  let look = allProcessTimes()
  for (let reading = 1; reading < mostReadings && !look.complete; reading++) look = allProcessTimes()
  const { user, system } = process.cpuUsage()
  return descendantTicks(look.processes, process.pid) * tickMs + (user + system) / 1000
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
let own = ownCpuMs()

let last: MachineSample | null = null

/** Answers in how many milliseconds the next one is due. */
async function sample(): Promise<number> {
  const list = cpus()
  const cores = Math.max(1, list.length)
  const nowTimes = sumCpuTimes(list)
  const nowOwn = ownCpuMs()
  const usedMs = own === null || nowOwn === null ? null : nowOwn - own
  const message: MachineSample = {
    at: new Date().toISOString(),
    cpuPercent: Math.round(loadBetween(times, nowTimes)),
    ownCpuPercent: usedMs === null ? null : Math.round(percentBetween(usedMs, times, nowTimes)),
    cores,
    memoryUsedBytes: await usedMemory(),
    memoryTotalBytes: totalmem(),
  }
  times = nowTimes
  own = nowOwn
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
