import { z } from 'zod'
import { chapterMarkSchema } from './orchestrator-protocol.ts'

/** A file that is played: the whole book, a part of it, or a chunk. */
export const soundPieceSchema = z.object({
  /** From which the page plays it. */
  address: z.string(),
  /** Seconds, in the book. Of parts of a finished book estimated by their size: the player finds out by playing them. */
  startSec: z.number(),
  durationSec: z.number(),
})
export type SoundPiece = z.infer<typeof soundPieceSchema>

export const bookSoundSchema = z.object({
  /** Another number: everything that was known of this book's sound is old. */
  run: z.number().int(),
  /** Whether nothing more will come. */
  isWhole: z.boolean(),
  /** From the one asked for on, in the order of the book, without a gap. */
  pieces: z.array(soundPieceSchema),
  chapters: z.array(chapterMarkSchema),
})
export type BookSound = z.infer<typeof bookSoundSchema>
