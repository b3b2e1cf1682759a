import type { PhaseNumber } from '../phases.ts'
import { sectionIn, type Section } from './read.ts'

/** What the built-in orchestrator's entries hold and no other one's: its name, or, in entries of its first versions, a key of its own. */
export function isOurs(phase: PhaseNumber, entry: Section): boolean {
  const madeBy = entry['made_by']
  if (typeof madeBy === 'string') return /^bookspool\b/iu.test(madeBy)
  const has = (key: string, inner?: string): boolean =>
    Object.hasOwn(inner === undefined ? entry : (sectionIn(entry, inner) ?? {}), key)
  switch (phase) {
    case 1:
      return has('estimated_audio_sec', 'metrics')
    case 2:
      return entry['tool_used'] === 'bookspool'
    case 3:
      return has('chapters', 'metrics') && has('text_path')
    case 4:
      return has('requested_voice')
    case 5:
      return has('true_peak_db', 'metrics')
    default:
      return phase
  }
}
