import type { LoadedLog } from '../../view/log-text.ts'

/** Lines that are chosen, by the bytes where they begin: from where it was begun to where it ends, in either order. */
export type LineRange = { anchor: number; head: number }

export function isInRange(range: LineRange | null, at: number): boolean {
  return (
    range !== null && at >= Math.min(range.anchor, range.head) && at <= Math.max(range.anchor, range.head)
  )
}

/** What is to be copied: the chosen lines, or all that are shown. */
export function textOf({ lines }: LoadedLog, range: LineRange | null): string {
  const wanted = range === null ? lines : lines.filter(({ at }) => isInRange(range, at))
  return wanted.map(({ text }) => `${text}\n`).join('')
}
