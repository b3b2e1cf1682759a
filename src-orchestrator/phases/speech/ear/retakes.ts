import { z } from 'zod'
import type { Chunk, SoundNote } from '../../../book/chunk.ts'
import type { Timing } from '../compose-chunk.ts'

export const retakeSchema = z.object({
  /** By its place in the chunk. */
  sentence: z.number().int().nonnegative(),
  /** What came in place of speech at the take before: "only silence". */
  came: z.string(),
  /** The take that stands, from 0. */
  take: z.number().int().positive(),
})
/** A sentence whose first take was no speech at all, which was heard at once. */
export type Retake = z.infer<typeof retakeSchema>

/** What is told of a chunk: `notes` of what sounded off beside the others, and its retakes, but for those of sentences that `notes` tells of. Pure. */
export function withRetakes(
  chunk: Chunk,
  record: { retakes: readonly Retake[]; timings: readonly Timing[] },
  notes: readonly SoundNote[],
): SoundNote[] {
  const retakes = record.retakes.flatMap(({ sentence, came, take }): SoundNote[] => {
    const text = chunk.sentences[sentence]?.text ?? ''
    const startSec = record.timings[sentence]?.startSec ?? 0
    if (notes.some((note) => note.startSec === startSec)) return []
    return [{ text, startSec, reason: `gave ${came}`, again: `take ${take + 1}`, left: null }]
  })
  return [...notes, ...retakes].toSorted((a, b) => a.startSec - b.startSec)
}
