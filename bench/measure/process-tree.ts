import { readFileSync } from 'node:fs'
import { parseProcStat, type ProcStat } from '../../src-node/proc-stat.ts'
import { allProcessTimes } from '../../src-node/process-times.ts'

/** Bytes that a process tree holds at one moment. */
export type TreeMemory = {
  /** Resident sizes added up: pages that several processes share count several times. */
  rssBytes: number
  /** Resident sizes of the books' own process groups, added up: orchestrator, speech workers and ffmpeg, without the main that runs them. */
  bookRssBytes: number
}

function statOf(pid: number): ProcStat | null {
  try {
    return parseProcStat(readFileSync(`/proc/${pid}/stat`, 'latin1'))
  } catch {
    // It ended between the listing and the look.
    return null
  }
}

function kilobytes(text: string, field: string): number {
  return Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'mu').exec(text)?.[1] ?? 0)
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

/** Nothing where it ended between the listing and the look: then it holds nothing any more. */
function told(pid: number, file: 'status' | 'smaps_rollup' | 'cmdline'): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return ''
  }
}

/** A book's orchestrator leads a group of its own, and is told to write its events. */
function isOfBook(pid: number): boolean {
  const group = statOf(pid)?.group
  return group !== undefined && told(group, 'cmdline').includes('--events')
}

/** Linux only: reads /proc. */
export function treeMemory(root: number): TreeMemory {
  const total = { rssBytes: 0, bookRssBytes: 0 }
  for (const pid of descendantsOf(root)) {
    const rssBytes = kilobytes(told(pid, 'status'), 'VmRSS') * 1024
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
  return descendantsOf(root).reduce((sum, pid) => sum + kilobytes(told(pid, 'smaps_rollup'), 'Pss') * 1024, 0)
}
