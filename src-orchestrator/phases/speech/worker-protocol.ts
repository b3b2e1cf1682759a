import type { Timing } from './compose-chunk.ts'
import type { Retake } from './ear/retakes.ts'
import type { SoundFacts } from './ear/sound-facts.ts'

/** A voice by the names that its engine knows. `revision`: of a book's own voice, which must be the one that the book was begun with. */
export type PieceVoice = { engine: string; voice: string; revision?: string }

/** Something that is said in one breath of the engine's, or the silence in its place. `take`: the attempt to begin with, where it is not the first. */
export type Piece = { said: string; by: PieceVoice; take?: number } | { silentSec: number }

/** One chunk to be spoken. Plain data: it crosses a process boundary as JSON. */
export type ChunkJob = {
  speed: number
  sampleRateHz: number
  /** What each sentence is spoken in: as a rule itself in one piece. */
  sentences: Piece[][]
  /** Seconds of silence after each sentence. */
  pausesSec: number[]
  /** Seconds of silence at a comma within a sentence; null: as the voice makes it. */
  commaSec: number | null
  wavPath: string
  sidecarPath: string
  key: string
  variant: string | null
  gap: GapRecord | null
  otherVoices: string[]
}

/** What is missing from a chunk, and why. */
export type GapRecord = { text: string; reason: string }

/** What is known of a chunk's samples, and what was asked of them; stored beside them. */
export type ChunkRecord = {
  /** Of the chunk as it should be. */
  key: string
  /** How these samples differ from that: the pieces that they were spoken in. Null: not at all. */
  variant: string | null
  gap: GapRecord | null
  /** Voices that said what its own could not, as ENGINE:NAME. */
  otherVoices: string[]
  sampleRateHz: number
  sampleCount: number
  timings: Timing[]
  /** What was heard of each sentence; null in records that are older than this key. */
  heard: SoundFacts[] | null
  retakes: Retake[]
  /** Seconds that it took to speak. */
  elapsedSec: number
  /** Of the file with the samples, lower-case hex; null in records that are older than this key. */
  sha256: string | null
}

/** Of a sample: how long it is, and how long it took. */
export type SampleRecord = { audioSec: number; elapsedSec: number }
/** A sentence to be tried. */
export type Trial = Pick<ChunkJob, 'speed' | 'sampleRateHz' | 'commaSec'> & { pieces: Piece[] }

export type WorkerRequest =
  | { type: 'voices'; id: number; engine: string }
  /** Speaks and writes a chunk. */
  | { type: 'speak'; id: number; job: ChunkJob }
  /** Loads what the voice needs; fails where it cannot be spoken with. */
  | { type: 'ready'; id: number; by: PieceVoice }
  /** Speaks words that are to be heard by themselves into a WAV file. */
  | { type: 'sample'; id: number; by: PieceVoice; said: string; path: string }
  /** Whether a sentence can be said in these pieces, at this rate: fails where not; nothing is written. Answers with what was heard. */
  | ({ type: 'try'; id: number } & Trial)
  /** Listens to a stored chunk. Answers with what was heard of each sentence. */
  | { type: 'listen'; id: number; wavPath: string; timings: Timing[] }
