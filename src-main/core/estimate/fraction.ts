import type { PhaseProgress } from '../../../src-contract/book-view.ts'
import type { PhaseNumber } from '../../../src-contract/phases.ts'

/** Share of a book's time that each phase takes with the embedded voice: speech, then mastering, outweigh the rest. */
export const phaseWeights: Record<PhaseNumber, number> = { 1: 0.02, 2: 0.06, 3: 0.02, 4: 0.6, 5: 0.3 }

function shareDone(progress: PhaseProgress): number {
  if (progress.status === 'done') return 1
  if (progress.total === null || progress.total <= 0) return 0
  return Math.min(1, Math.max(0, progress.done / progress.total))
}

/** A book's phases are never changed in place, and every announcement asks for all books' shares. */
const known = new WeakMap<readonly PhaseProgress[], number>()

/** How much of the book is made, 0 to 1, of the phases that it is to go through. */
export function fractionOf(phases: readonly PhaseProgress[]): number {
  const before = known.get(phases)
  if (before !== undefined) return before
  let total = 0
  let done = 0
  for (const progress of phases) {
    const weight = phaseWeights[progress.phase]
    total += weight
    done += weight * shareDone(progress)
  }
  const fraction = total === 0 ? 0 : Math.min(1, done / total)
  known.set(phases, fraction)
  return fraction
}
