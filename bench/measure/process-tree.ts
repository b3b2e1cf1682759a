import { parseProcStat } from '../../src-node/proc-stat.ts'
import { allProcessTimes, readProc } from '../../src-node/process-times.ts'

/** Bytes that a process tree holds at one moment. */
export type TreeMemory = {
  /** Resident sizes added up: pages that several processes share count several times. */
  rssBytes: number
  /** Resident sizes of the books' own process groups, added up: orchestrator, speech workers and ffmpeg, without the main that runs them. */
  bookRssBytes: number
}

/** 0 where it ended between the listing and the look: then it holds nothing any more. */
function bytesOf(pid: number, file: 'status' | 'smaps_rollup', field: string): number {
  const kilobytes = new RegExp(`^${field}:\\s+(\\d+) kB`, 'mu').exec(readProc(pid, file) ?? '')?.[1]
  return Number(kilobytes ?? 0) * 1024
}

/** The process and everything below it, as the system lists it now. Linux only. */
export function descendantsOf(root: number): number[] {
  const children = new Map<number, number[]>()
  for (const [pid, { parent }] of allProcessTimes().processes)
    children.set(parent, [...(children.get(parent) ?? []), pid])
  const found = [root]
  for (const pid of found) found.push(...(children.get(pid) ?? []))
  return found
}

/** A book's orchestrator leads a group of its own, and is told to write its events. */
function isOfBook(pid: number): boolean {
  const stat = readProc(pid, 'stat')
  const group = stat === null ? undefined : parseProcStat(stat)?.group
  return group !== undefined && readProc(group, 'cmdline')?.includes('--events') === true
}

/** Linux only: reads /proc. */
export function treeMemory(root: number): TreeMemory {
  const total = { rssBytes: 0, bookRssBytes: 0 }
  for (const pid of descendantsOf(root)) {
    const rssBytes = bytesOf(pid, 'status', 'VmRSS')
    total.rssBytes += rssBytes
    if (isOfBook(pid)) total.bookRssBytes += rssBytes
  }
  return total
}

/**
 * Proportional sizes added up: shared pages count once, which is what the machine really gives. Linux only. The kernel looks at every page for it, and holds the process
 * up meanwhile: ten times a second it took a fifth of a core beside two speech workers.
 */
export function treePssBytes(root: number): number {
  return descendantsOf(root).reduce((sum, pid) => sum + bytesOf(pid, 'smaps_rollup', 'Pss'), 0)
}
