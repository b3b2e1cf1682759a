import { soundOutcome } from '../../../../src-contract/off-sounds.ts'
import type { SoundNote } from '../../../book/chunk.ts'

const longestText = 100

/** Lines for the book's log: what sounded off in a chunk (its number from 0), and what came of it. */
export function noteLines(chunk: number, notes: readonly SoundNote[]): string[] {
  return notes.map((note) => {
    const words = note.text.length > longestText ? `${note.text.slice(0, longestText)}…` : note.text
    return `Chunk ${chunk + 1}: “${words}” ${soundOutcome(note)}`
  })
}
