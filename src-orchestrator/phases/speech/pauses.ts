import type { BreakAfter } from '../../book/chunk.ts'

/**
 * Seconds of silence after a sentence, by what ends with it. Between the pauses that narrators make (0.3 to 0.5 s at a full stop, about twice that
 * at a paragraph) and what audiobook shops ask for at a chapter (ACX: 1 to 5 s of room tone at its end).
 */
export const pauseSec: Record<BreakAfter, number> = {
  sentence: 0.35,
  paragraph: 0.75,
  heading: 1.2,
  chapter: 2,
}

/** Pauses shrink and grow with the speaking rate. */
export function pauseAfter(after: BreakAfter, speed: number): number {
  return pauseSec[after] / speed
}
