import { readdirSync, readFileSync } from 'node:fs'

/** Bytes that a process tree holds at one moment. */
export type TreeMemory = {
  /** Resident sizes added up: pages that several processes share count several times. */
  rssBytes: number
  /** Proportional sizes added up: shared pages count once. What the machine really gives. */
  pssBytes: number
}

function parentOf(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
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
  for (const name of readdirSync('/proc')) {
    const pid = Number(name)
    if (!Number.isInteger(pid)) continue
    const parent = parentOf(pid)
    if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), pid])
  }
  const found = [root]
  for (const pid of found) found.push(...(children.get(pid) ?? []))
  return found
}

/** Linux only: reads /proc. */
export function treeMemory(root: number): TreeMemory {
  const total = { rssBytes: 0, pssBytes: 0 }
  for (const pid of descendantsOf(root)) {
    try {
      const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
      total.rssBytes += kilobytes(text, 'Rss') * 1024
      total.pssBytes += kilobytes(text, 'Pss') * 1024
    } catch {
      // It ended between the listing and the look, and holds nothing any more.
      continue
    }
  }
  return total
}
