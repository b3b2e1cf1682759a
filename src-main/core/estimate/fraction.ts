import type { PhaseProgress } from '../../../src-contract/book-view.ts'
import type { PhaseNumber } from '../../../src-contract/phases.ts'
import type { Book } from '../batch/book.ts'
import { scanWeightOf } from './scans.ts'

/** Share of a book's time that each phase takes with the embedded voice: speech, then mastering, outweigh the rest. */
const phaseWeights: Readonly<Record<PhaseNumber, number>> = {
  1: 0.02,
  2: 0.06,
  3: 0.02,
  4: 0.6,
  5: 0.3,
}

function shareDone(progress: PhaseProgress): number {
  if (progress.status === 'done') return 1
  if (progress.total === null || progress.total <= 0) return 0
  return Math.min(1, Math.max(0, progress.done / progress.total))
}

/** A book's phases are never changed in place, and every announcement asks for all books' shares. */
const known = new WeakMap<readonly PhaseProgress[], { scanWeight: number; fraction: number }>()

/** How much of the book is made, 0 to 1, of the phases that it is to go through. `scanWeight`: how much more than usual reading weighs (scans.ts). */
export function fractionOf(phases: readonly PhaseProgress[], scanWeight = 0): number {
  const before = known.get(phases)
  if (before?.scanWeight === scanWeight) return before.fraction
  let total = 0
  let done = 0
  for (const progress of phases) {
    const weight = phaseWeights[progress.phase] + (progress.phase === 2 ? scanWeight : 0)
    total += weight
    done += weight * shareDone(progress)
  }
  const fraction = total === 0 ? 0 : Math.min(1, done / total)
  known.set(phases, { scanWeight, fraction })
  return fraction
}

/** The same of a book, whose scanned pages take their time. */
export function bookFraction(book: Pick<Book, 'facts' | 'phases' | 'audioSec'>): number {
  return fractionOf(book.phases, scanWeightOf(book))
}
