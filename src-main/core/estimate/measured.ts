import type { Book } from '../batch/book.ts'

/** How much one finished book moves the machine's measured speed. */
const speedWeight = 0.4

/** Seconds of work for one of `count`, smoothed over what was measured before; that alone where this says nothing. */
export function smoothed(before: number | null, workSec: number, count: number): number | null {
  if (count <= 0 || workSec <= 0) return before
  const ratio = workSec / count
  return before === null ? ratio : before + speedWeight * (ratio - before)
}

/** Whether everything that stands of a book was made in this run, so that its time says how fast this machine is. */
export function isFirstRun({ attempt, interrupted }: Pick<Book, 'attempt' | 'interrupted'>): boolean {
  return attempt === 1 && !interrupted
}
