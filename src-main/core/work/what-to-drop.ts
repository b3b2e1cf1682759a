/** A book whose work lies on disk. `doneAt`: milliseconds since 1970; null: it is not done, and its work is needed to go on. */
export type KeptWork = { id: string; bytes: number; doneAt: number | null }

/** Null: without end. */
export type KeepLimits = { bytes: number | null; days: number | null }

const dayMs = 86_400_000

/**
 * Ids of books whose work goes: what has been done for longer than `days`, then the longest done first until what is left of finished books fits into
 * `bytes`. Books that are not done never go, and do not count: their work comes and goes by itself.
 */
export function whatToDrop(books: readonly KeptWork[], keep: KeepLimits, now: number): string[] {
  const done = books
    .flatMap(({ id, bytes, doneAt }) => (doneAt === null ? [] : [{ id, bytes, doneAt }]))
    .toSorted((one, other) => one.doneAt - other.doneAt)
  let left = done.reduce((sum, { bytes }) => sum + bytes, 0)
  const dropped: string[] = []
  for (const { id, bytes, doneAt } of done) {
    const isOld = keep.days !== null && now - doneAt > keep.days * dayMs
    const isTooMuch = keep.bytes !== null && left > keep.bytes
    if (!isOld && !isTooMuch) continue
    dropped.push(id)
    left -= bytes
  }
  return dropped
}
