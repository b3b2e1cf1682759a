import type { OrchestratorSettings } from '../../../src-contract/orchestrator-settings.ts'
import type { BreakAfter } from '../../book/chunk.ts'

/** Seconds of silence after a sentence, by what ends with it, and inside one at a comma; null: as the voice makes it. */
export type Pauses = Record<BreakAfter, number> & { comma: number | null }

/** The pauses that are set, for this speaking rate: they shrink and grow with it. */
export function pausesFrom(
  settings: Pick<
    OrchestratorSettings,
    'speed' | 'pause_comma' | 'pause_sentence' | 'pause_paragraph' | 'pause_heading' | 'pause_chapter'
  >,
): Pauses {
  const { speed, pause_comma: comma } = settings
  return {
    comma: comma === null ? null : comma / speed,
    sentence: settings.pause_sentence / speed,
    paragraph: settings.pause_paragraph / speed,
    heading: settings.pause_heading / speed,
    chapter: settings.pause_chapter / speed,
  }
}
