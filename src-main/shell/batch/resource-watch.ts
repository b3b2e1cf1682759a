import { failureFrom } from '../../../src-contract/failure.ts'
import type { Hold } from '../../../src-contract/book-view.ts'
import type { Config } from '../../../src-contract/config-options.ts'
import { isAtWork, type Book } from '../../core/batch/book.ts'
import { booksInOrder, type Batch } from '../../core/batch/state.ts'
import { fractionOf } from '../../core/estimate/fraction.ts'
import { diskNeeded } from '../../core/estimate/needs.ts'
import {
  batteryHold,
  diskHold,
  type BatteryState,
  type DiskState,
} from '../../core/governor/resource-holds.ts'
import { freeBytes, outputFolder } from '../app/output-place.ts'

/** A disk fills within seconds, a battery does not; asking for it starts a program on some systems. */
const diskEveryMs = 3000
const batteryEveryMs = 60_000

export type ResourceWatch = {
  /** Looks where a look is due. Answers what holds the batch back now. */
  look: (state: Batch) => Promise<Hold | null>
}

export type ResourceProbes = {
  freeBytes: (folder: string) => Promise<number | null>
  battery: () => Promise<BatteryState | null>
  now: () => number
}

function isHeldOrAtWork(book: Book): boolean {
  return isAtWork(book) || (book.state === 'paused' && book.wanted) || book.state === 'waiting'
}

/** Books that are at work or would be next: what they still need, by the folders that it goes to. */
function needsByFolder(state: Batch): Map<string, number> {
  const needs = new Map<string, number>()
  const books = booksInOrder(state)
    .filter((book) => isHeldOrAtWork(book) && (book.wanted || book.run !== null))
    .slice(0, state.limits.maxWorkers)
  for (const book of books) {
    if (book.place === null) continue
    const needed = diskNeeded(book.audioSec, fractionOf(book.phases)) ?? 0
    for (const folder of [book.place.workspace, outputFolder(book.place)])
      needs.set(folder, (needs.get(folder) ?? 0) + (folder === book.place.workspace ? needed : 0))
  }
  return needs
}

/** Disk and battery, before and while books are made. A probe that fails is told once and holds nothing back. */
export function openResourceWatch(
  config: () => Config,
  probes: ResourceProbes,
  log: (words: string) => void,
): ResourceWatch {
  let disk: Hold | null = null
  let power: Hold | null = null
  let diskAt = -Infinity
  let batteryAt = -Infinity
  let isSilent = false

  const disks = async (state: Batch): Promise<DiskState[]> => {
    const found: DiskState[] = []
    for (const [folder, neededBytes] of needsByFolder(state)) {
      const free = await probes.freeBytes(folder)
      if (free !== null) found.push({ folder, freeBytes: free, neededBytes })
    }
    return found
  }
  const look = async (state: Batch): Promise<void> => {
    const { disk_floor, battery_floor } = config()
    const now = probes.now()
    if (now - diskAt >= diskEveryMs) {
      const wasHeld = disk !== null
      diskAt = now
      disk = null
      disk = diskHold(await disks(state), disk_floor * 1e9, wasHeld)
    }
    if (battery_floor <= 0) power = null
    else if (now - batteryAt >= batteryEveryMs) {
      const wasHeld = power !== null
      batteryAt = now
      power = null
      power = batteryHold(await probes.battery(), battery_floor, wasHeld)
    }
  }
  return {
    look: async (state) => {
      try {
        await look(state)
      } catch (error) {
        if (!isSilent) log(`Disk and battery cannot be watched: ${failureFrom(error).detail ?? ''}`)
        isSilent = true
      }
      return disk ?? power
    },
  }
}

export const systemProbes = (battery: () => Promise<BatteryState | null>): ResourceProbes => ({
  freeBytes,
  battery,
  now: () => performance.now(),
})
