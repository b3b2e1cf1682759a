/** Milliseconds of a whole share that may be saved up while nothing was to do: more would be spent in a burst above the limit. */
const savedMs = 100

/** What a run has used of the CPU it may use. Times in ms; `coreMs` is one core at work for a millisecond. */
export type CpuBudget = { at: number; balanceCoreMs: number }

/** A run that begins with nothing saved. */
export function newBudget(at: number): CpuBudget {
  return { at, balanceCoreMs: 0 }
}

/** Time passes and work is done: what the limit gave since, less what was used. Time in which the process was suspended gives no more than any other rest. */
export function afterWork(budget: CpuBudget, at: number, cores: number, usedCoreMs: number): CpuBudget {
  const given = Math.max(0, at - budget.at) * cores
  const balanceCoreMs = Math.min(budget.balanceCoreMs + given - usedCoreMs, savedMs * cores)
  return { at, balanceCoreMs }
}

/** How long to wait, at this limit, until what was used has been given. */
export function waitMs(budget: CpuBudget, cores: number): number {
  return budget.balanceCoreMs >= 0 ? 0 : -budget.balanceCoreMs / cores
}
