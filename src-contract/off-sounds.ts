import { countWords } from './count-words.ts'
import type { OffSound } from './orchestrator-protocol.ts'

/** What a book's list of sounds that were off comes to. */
export type SoundTally = {
  /** Chunks that were made again. */
  again: number
  /** Chunks in which something is still off. */
  left: number
  /** Seconds from the start of the book at which to listen, in its order. */
  places: number[]
}

export function soundTally(sounds: readonly OffSound[]): SoundTally {
  const off = sounds.filter(({ left }) => left !== null)
  return {
    again: new Set(sounds.filter(({ again }) => again !== null).map(({ chunk }) => chunk)).size,
    left: new Set(off.map(({ chunk }) => chunk)).size,
    places: off.map(({ atSec }) => atSec).sort((a, b) => a - b),
  }
}

/** "3 chunks made again, 1 still sounds off"; null where nothing was off. */
export function soundWords(sounds: readonly OffSound[]): string | null {
  const { again, left } = soundTally(sounds)
  const made = `${countWords(again, 'chunk')} made again`
  if (left === 0) return again === 0 ? null : made
  const verb = left === 1 ? 'sounds' : 'sound'
  return again === 0 ? `${countWords(left, 'chunk')} ${verb} off` : `${made}, ${left} still ${verb} off`
}

/** What came of one sentence, in words that follow it: "breaks off; made again (take 2), and is well". */
export function soundOutcome({ reason, again, left }: Pick<OffSound, 'reason' | 'again' | 'left'>): string {
  if (again === null) return `${reason}; nothing that was tried is better`
  return `${reason}; made again (${again}), and ${left === null ? 'is well' : `still ${left}`}`
}
