import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { treeMemory, treePssBytes } from './process-tree.ts'

export type Measured = {
  wallSec: number
  /** User and system time of the command and everything that it waited for. */
  cpuSec: number
  peakRssBytes: number
  /** With shared pages counted once; 0 where that was not asked for. */
  peakPssBytes: number
  /** See TreeMemory.bookRssBytes; 0 for a command that runs no book. */
  peakBookRssBytes: number
}

const sampleMs = 100

/** Runs one shell command and measures it as a whole; `countsPss`: at the price that `treePssBytes` tells. Throws where it fails. */
export async function measuredRun(
  command: string,
  env: NodeJS.ProcessEnv = process.env,
  { countsPss = false } = {},
): Promise<Measured> {
  // bash's own `time` adds up the times of all children that were waited for, which Node cannot tell.
  const child = spawn('bash', ['-c', `TIMEFORMAT='%R %U %S'; time { ${command} ; }`], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let errors = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors = (errors + text).slice(-10_000)
  })
  let peakRssBytes = 0
  let peakPssBytes = 0
  let peakBookRssBytes = 0
  const sampler = setInterval(() => {
    if (child.pid === undefined) return
    const memory = treeMemory(child.pid)
    peakRssBytes = Math.max(peakRssBytes, memory.rssBytes)
    if (countsPss) peakPssBytes = Math.max(peakPssBytes, treePssBytes(child.pid))
    peakBookRssBytes = Math.max(peakBookRssBytes, memory.bookRssBytes)
  }, sampleMs)
  await once(child, 'close')
  clearInterval(sampler)
  const status = child.exitCode
  const times = errors.trim().split('\n').at(-1)?.split(' ').map(Number) ?? []
  const [wallSec, userSec, systemSec] = times
  if (status !== 0 || wallSec === undefined || userSec === undefined || systemSec === undefined)
    throw new Error(`${command}\nended with ${String(status)}:\n${errors}`)
  return { wallSec, cpuSec: userSec + systemSec, peakRssBytes, peakPssBytes, peakBookRssBytes }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.ceil(sorted.length / 2) - 1]
  if (upper === undefined || lower === undefined) throw new RangeError('the median of nothing')
  return (lower + upper) / 2
}
