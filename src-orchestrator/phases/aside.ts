import { dirname } from 'node:path'
import type { PhaseContext } from '../phase.ts'

/** Tells of what was moved: every file in the log, and once, for whoever watches, that it happens. */
export function asideTeller({
  emit,
  log,
}: Pick<PhaseContext, 'emit' | 'log'>): (path: string, aside: string | null) => void {
  let told = false
  return (path, aside) => {
    if (aside === null) return
    log('info', `${path} is not known to be as Bookspool made it; it is now ${aside}`)
    if (told) return
    told = true
    const message = `What stood in ${dirname(path)} is not known to be as Bookspool made it. It is kept in ${dirname(aside)}.`
    emit({ type: 'warning', message })
  }
}
