import { createHash } from 'node:crypto'
import type { Chunk } from '../../book/chunk.ts'
import { chunkKey, innerPauses, type ChosenVoice } from './chunk-key.ts'
import type { StoredPaths } from './chunk-store.ts'
import type { ChunkJob, GapRecord, Piece, PieceVoice } from './worker-protocol.ts'

/** The voice of a book, and who stands in for it where it fails. */
export type BookVoice = ChosenVoice & { sampleRateHz: number; others: readonly PieceVoice[] }

/** Where the forms of one chunk are stored: as it should be, in other words than planned, with something missing. */
export type ChunkPlaces = { whole: StoredPaths; substitute: StoredPaths; gap: StoredPaths }

/** A piece of a sentence as the ladder leaves it: somebody can say it, or nobody can. */
export type Rung = { said: string; by: PieceVoice | null }

export function ownVoice(voice: ChosenVoice): PieceVoice {
  return { engine: voice.engine, voice: voice.name }
}

function job(
  chunk: Chunk,
  voice: BookVoice,
  paths: StoredPaths,
  more: Pick<ChunkJob, 'sentences' | 'variant' | 'gap'>,
): ChunkJob {
  return {
    speed: voice.speed,
    sampleRateHz: voice.sampleRateHz,
    pausesSec: innerPauses(chunk, voice.speed),
    wavPath: paths.wav,
    sidecarPath: paths.sidecar,
    key: chunkKey(chunk, voice),
    ...more,
  }
}

/** Every sentence in one piece, by the book's voice. */
export function wholeJob(chunk: Chunk, voice: BookVoice, paths: StoredPaths): ChunkJob {
  const by = ownVoice(voice)
  const sentences = chunk.sentences.map(({ said }): Piece[] => [{ said, by }])
  return job(chunk, voice, paths, { sentences, variant: null, gap: null })
}

/** What the ladder has left, with silence where nobody can say it. Its name tells it apart from the chunk as it should be. */
export function patchedJob(
  chunk: Chunk,
  voice: BookVoice,
  paths: StoredPaths,
  rungs: readonly (readonly Rung[])[],
  { secPerChar, gap }: { secPerChar: number; gap: GapRecord | null },
): ChunkJob {
  const pieceOf = ({ said, by }: Rung): Piece =>
    by === null ? { silentSec: said.length * secPerChar } : { said, by }
  const sentences = rungs.map((pieces) => pieces.map(pieceOf))
  const variant = createHash('sha256').update(JSON.stringify(sentences)).digest('hex').slice(0, 16)
  return job(chunk, voice, paths, { sentences, variant, gap })
}
