import { describe, expect, it } from 'vitest'
import { afterWork, newBudget, waitMs, type CpuBudget } from './cpu-budget.ts'
import { slotsFor } from './slots.ts'

/**
 * Plays a run at a limit: on every slot units of so much CPU, one after the other, each followed by the wait that the budget asks for. Answers with the
 * cores used on average.
 */
function play(cores: number, unitMs: number, ownShare: number, untilMs: number): number {
  let budget: CpuBudget = newBudget(0)
  const free = Array.from({ length: slotsFor(cores) }, () => 0)
  let used = 0
  for (;;) {
    const next = Math.min(...free)
    if (next >= untilMs) return used / untilMs
    const slot = free.indexOf(next)
    const spent = unitMs * (1 + ownShare)
    used += spent
    budget = afterWork(budget, Math.max(budget.at, next + unitMs), cores, spent)
    free[slot] = next + unitMs + waitMs(budget, cores)
  }
}

describe('the budget of a run', () => {
  it.each([0.25, 0.5, 1, 1.3, 1.7, 2])('uses %d cores when it may use them, and not more', (cores) => {
    const used = play(cores, 120, 0, 60_000)
    expect(used).toBeLessThanOrEqual(cores * 1.02)
    expect(used).toBeGreaterThanOrEqual(cores * 0.9)
  })

  it('counts what the orchestrator itself uses', () => {
    expect(play(1, 120, 0.1, 60_000)).toBeLessThanOrEqual(1.02)
  })

  it('gives no burst after a rest', () => {
    const rested = afterWork(newBudget(0), 3_600_000, 1, 0)
    expect(waitMs(afterWork(rested, 3_600_000, 1, 300), 1)).toBe(200)
  })

  it('waits longer at a lower limit, and not at all when there is nothing to pay', () => {
    const owing = afterWork(newBudget(0), 0, 1, 100)
    expect(waitMs(owing, 1)).toBe(100)
    expect(waitMs(owing, 0.5)).toBe(200)
    expect(waitMs(newBudget(0), 1)).toBe(0)
  })

  it('is not confused by a clock that stands', () => {
    expect(afterWork({ at: 10, balanceCoreMs: 0 }, 5, 1, 0).balanceCoreMs).toBe(0)
  })
})
