import type { BookSound, SoundPiece } from '../../src-contract/book-sound.ts'

/** What is played, or was when it was paused. */
export type PlayerState = {
  /** Null: it is no book of the list, but a part of one that was made to be heard. */
  bookId: string | null
  title: string
  run: number | null
  isWhole: boolean
  pieces: readonly SoundPiece[]
  chapters: BookSound['chapters']
  /** Seconds from the book's beginning. */
  atSec: number
  /** `waiting`: it has come to the end of what is made, and goes on when there is more. */
  mode: 'loading' | 'playing' | 'paused' | 'waiting'
  problem: string | null
  /** A factor of the voice's own pace. */
  rate: number
}
