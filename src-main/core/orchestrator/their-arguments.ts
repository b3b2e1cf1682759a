import type { PhaseNumber } from '../../../src-contract/phases.ts'
import type { Redo } from '../batch/state.ts'

export type TheirBook = {
  /** Absolute. */
  source: string
  pipelineJson: string
  phases: readonly PhaseNumber[]
  redo: Redo
  maxRetries: number
  /** By its own id; null: its own choice. */
  voice: string | null
}

/** From which phase on a run discards what is there. Gaps are ours; another make speaks the book again. */
export function redoneFrom(redo: Redo): PhaseNumber | null {
  switch (redo.kind) {
    case 'nothing':
      return null
    case 'all':
      return 1
    case 'from':
      return redo.phase
    case 'gaps':
      return 4
    default:
      return redo
  }
}

/** The phases that a run is asked for: where it makes some again, it makes no others, because --no-resume runs all that are named. */
export function phasesToAsk(phases: readonly PhaseNumber[], redo: Redo): readonly PhaseNumber[] {
  const from = redoneFrom(redo)
  const again = from === null ? phases : phases.filter((phase) => phase >= from)
  return again.length === 0 ? phases : again
}

/** The contract's Phase 6 line, without the words that start the program. */
export function theirArguments(book: TheirBook): string[] {
  const { source, pipelineJson, phases, redo, maxRetries, voice } = book
  return [
    source,
    '--pipeline-json', pipelineJson,
    '--phases', ...phasesToAsk(phases, redo).map(String),
    ...(redo.kind === 'nothing' ? [] : ['--no-resume']),
    '--max-retries', String(maxRetries),
    ...(voice === null ? [] : ['--voice', voice]),
  ] // prettier-ignore
}
