import type { Timing } from './compose-chunk.ts'

/** One chunk to be spoken. Plain data: it crosses a process boundary as JSON. */
export type ChunkJob = {
  engine: string
  /** A name of the engine's. */
  voice: string
  speed: number
  said: string[]
  /** Seconds of silence after each sentence. */
  pausesSec: number[]
  /** Seconds of silence in place of a sentence that could not be spoken; null: speak it. */
  silentSec: (number | null)[]
  wavPath: string
  sidecarPath: string
  key: string
}

/** What is known of a chunk's samples, and what was asked of them; stored beside them. */
export type ChunkRecord = {
  key: string
  sampleRateHz: number
  sampleCount: number
  timings: Timing[]
  /** Seconds that it took to speak. */
  elapsedSec: number
}

export type WorkerRequest =
  | { type: 'voices'; id: number; engine: string }
  /** Speaks and writes a chunk. */
  | { type: 'speak'; id: number; job: ChunkJob }
  /** Whether the engine can speak these sentences: one answer each, nothing is written. */
  | { type: 'try'; id: number; engine: string; voice: string; speed: number; said: string }

export type WorkerAnswer =
  { id: number; ok: true; value: unknown } | { id: number; ok: false; message: string }
