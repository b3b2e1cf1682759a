import { setTimeout as delay } from 'node:timers/promises'
import { afterWork, newBudget, waitMs } from '../phases/cpu-budget.ts'
import type { RunControl } from './run-control.ts'

/** Shorter waits are not worth a timer; longer ones look again, because the limit may have risen. */
const shortestMs = 2
const longestMs = 200
/** Pages are read in a few milliseconds each, and to ask the system what was used takes up to half of one. */
const looksEveryMs = 20
/** The clock is not wound back, and `limit` may come so low that a wait would have no end. */
const fewestCores = 0.02

export type CpuShare = {
  /** Core-milliseconds that a child has used for us. */
  spent: (coreMs: number) => void
  /** Resolves when the run has used no more than its share. Rejects when it is stopped. */
  settle: () => Promise<void>
}

type Clock = {
  now: () => number
  /** Milliseconds of CPU of this process and its threads so far. */
  ownCpuMs: () => number
  wait: (ms: number, signal: AbortSignal) => Promise<void>
}

const realClock: Clock = {
  now: () => performance.now(),
  ownCpuMs: () => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1000
  },
  wait: async (ms, signal) => delay(ms, undefined, { signal }),
}

/** Keeps a run within `limit {cores}`, fractions too: everything it uses, its own CPU and its children's, is weighed against what the limit gave. */
export function cpuShare(
  control: Pick<RunControl, 'cores' | 'signal' | 'whenRunning'>,
  clock: Clock = realClock,
): CpuShare {
  let budget = newBudget(clock.now())
  let ownBefore = clock.ownCpuMs()
  let childCoreMs = 0
  let looked = Number.NEGATIVE_INFINITY
  const weigh = (): number => {
    const own = clock.ownCpuMs()
    const cores = Math.max(fewestCores, control.cores())
    budget = afterWork(budget, clock.now(), cores, own - ownBefore + childCoreMs)
    ownBefore = own
    childCoreMs = 0
    return waitMs(budget, cores)
  }
  return {
    spent: (coreMs) => {
      childCoreMs += Math.max(0, coreMs)
    },
    settle: async () => {
      if (clock.now() - looked < looksEveryMs) return
      for (let wait = weigh(); wait >= shortestMs; wait = weigh()) {
        await clock.wait(Math.min(wait, longestMs), control.signal)
        // A pause that came meanwhile holds here, not one unit later.
        await control.whenRunning()
      }
      looked = clock.now()
    },
  }
}
