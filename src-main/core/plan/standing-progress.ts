import type { PhaseRecord } from '../../../src-contract/book-page.ts'
import type { PhaseProgress } from '../../../src-contract/book-view.ts'
import type { PhaseNumber } from '../../../src-contract/phases.ts'

/**
 * How far a book had come by its record, in the window's own terms: what stands is done, the chunks that are spoken count, the rest waits. `left`: the
 * phases that are still to be run.
 */
export function standingProgress(
  records: readonly PhaseRecord[],
  left: readonly PhaseNumber[],
  chunks: { spoken: number; total: number } | null,
): PhaseProgress[] {
  return records.map(({ phase }): PhaseProgress => {
    if (!left.includes(phase)) return { phase, status: 'done', done: 0, total: null }
    const isSpeech = phase === 4 && chunks !== null && chunks.spoken > 0 && left[0] === 4
    return isSpeech
      ? { phase, status: 'waiting', done: chunks.spoken, total: chunks.total }
      : { phase, status: 'waiting', done: 0, total: null }
  })
}
