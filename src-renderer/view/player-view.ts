import type { SoundPiece } from '../../src-contract/book-sound.ts'

/** How far the book can be heard, in seconds. */
export function madeSec(pieces: readonly SoundPiece[]): number {
  const last = pieces.at(-1)
  return last === undefined ? 0 : last.startSec + last.durationSec
}

/** The piece that a place in the book lies in, and how far inside; the last one where it lies behind all. */
export function pieceAt(
  pieces: readonly SoundPiece[],
  atSec: number,
): { index: number; offsetSec: number } | null {
  const index = pieces.findLastIndex(({ startSec }) => startSec <= Math.max(0, atSec))
  const piece = pieces[index]
  return piece === undefined ? null : { index, offsetSec: Math.max(0, atSec - piece.startSec) }
}

/** The chapter that is heard at a place; -1: none. */
export function chapterAt(chapters: readonly { startSec: number }[], atSec: number): number {
  return chapters.findLastIndex(({ startSec }) => startSec <= atSec + 0.05)
}

/** "1.25×". */
export function rateWords(rate: number): string {
  return `${rate}×`
}
