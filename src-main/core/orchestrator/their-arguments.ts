import { isAsAround, type BookSpeech } from '../../../src-contract/own-speech.ts'
import type { PhaseNumber } from '../../../src-contract/phases.ts'
import type { PipelineJson } from '../../../src-contract/pipeline-json/schema.ts'
import { recordedVoices, voiceWishes } from '../../../src-contract/voice-names.ts'
import type { Redo } from '../batch/book.ts'

export type TheirBook = {
  /** Absolute. */
  source: string
  pipelineJson: string
  phases: readonly PhaseNumber[]
  redo: Redo
  maxRetries: number
  /** By its own id; null: its own choice. */
  voice: string | null
  /** Whether any are set; which kinds it makes is its own affair. */
  subtitles: boolean
}

/** From which phase on a run discards what is there. Gaps are ours; another make speaks the book again. */
function redoneFrom(redo: Redo): PhaseNumber | null {
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

/**
 * Which voice another make is told of, and which one will speak. It reads voice_overrides and tts_voice itself; what is told stands above both there, so that a
 * setting is told only where the record has no voice for this very book.
 */
export function theirVoice(
  record: PipelineJson,
  fileId: string,
  { setting, typed }: { setting: string | null; typed: string | null },
): { told: string | null; expected: string | null } {
  if (typed !== null) return { told: typed, expected: typed }
  const [wish] = voiceWishes(recordedVoices(record, fileId), setting)
  return { told: wish?.from === 'setting' ? wish.name : null, expected: wish?.name ?? null }
}

/** What a book has of its own that another make takes no notice of, in words; null where there is nothing. */
export function beyondTheirs({ chapters, ...own }: BookSpeech): string | null {
  const parts = [
    own.speed === undefined ? null : 'speed',
    isAsAround({ ...own, voice: undefined, speed: undefined }) ? null : 'pauses',
    Object.keys(chapters).length === 0 ? null : 'voices, speed and pauses of single chapters',
  ].filter((part) => part !== null)
  if (parts.length === 0) return null
  return `Chosen for this book, but unknown to this orchestrator, which takes a voice alone: ${parts.join(', ')}`
}

/** The contract's Phase 6 line, without the words that start the program. */
export function theirArguments(book: TheirBook): string[] {
  const { source, pipelineJson, phases, redo, maxRetries, voice, subtitles } = book
  return [
    source,
    '--pipeline-json', pipelineJson,
    '--phases', ...phasesToAsk(phases, redo).map(String),
    ...(redo.kind === 'nothing' ? [] : ['--no-resume']),
    '--max-retries', String(maxRetries),
    ...(voice === null ? [] : ['--voice', voice]),
    ...(subtitles ? ['--enable-subtitles'] : []),
  ] // prettier-ignore
}
