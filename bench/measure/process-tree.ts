import { readFileSync } from 'node:fs'
import { parseProcStat, type ProcStat } from '../../src-node/proc-stat.ts'
import { allProcessTimes } from '../../src-node/process-times.ts'

/** Bytes that a process tree holds at one moment. */
export type TreeMemory = {
  /** Resident sizes added up: pages that several processes share count several times. */
  rssBytes: number
  /** Proportional sizes added up: shared pages count once. What the machine really gives. */
  pssBytes: number
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

/** A book's orchestrator leads a group of its own, and is told to write its events. */
function isOfBook(pid: number): boolean {
  const group = statOf(pid)?.group
  return group !== undefined && readFileSync(`/proc/${group}/cmdline`, 'utf8').includes('--events')
}

/** Linux only: reads /proc. */
export function treeMemory(root: number): TreeMemory {
  const total = { rssBytes: 0, pssBytes: 0, bookRssBytes: 0 }
  for (const pid of descendantsOf(root)) {
    try {
      const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
      const rssBytes = kilobytes(text, 'Rss') * 1024
      total.rssBytes += rssBytes
      total.pssBytes += kilobytes(text, 'Pss') * 1024
      if (isOfBook(pid)) total.bookRssBytes += rssBytes
    } catch {
      // It ended between the listing and the look, and holds nothing any more.
      continue
    }
  }
  return total
}
