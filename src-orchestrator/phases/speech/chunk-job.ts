import { createHash } from 'node:crypto'
import type { Chunk } from '../../book/chunk.ts'
import { isSpeakable } from '../chunking/said.ts'
import { chunkKey, innerPauses, type ChosenVoice } from './chunk-key.ts'
import type { StoredPaths } from './chunk-store.ts'
import type { ChunkJob, GapRecord, Piece, PieceVoice, Trial } from './worker-protocol.ts'

/** The voice of a book or of a chapter, and who stands in for it where it fails. */
export type BookVoice = ChosenVoice & {
  /** Of the voice, as its engine tells it (EngineVoice). */
  revision: string
  /** Of the book, at which its chunks are stored. */
  sampleRateHz: number
  /** In words, for people; null where its name says as much. */
  label: string | null
  /** How many different takes of the same words it gives. */
  takes: number
  others: readonly PieceVoice[]
}

/** Where the forms of one chunk are stored: as it should be, in other pieces than planned, with something missing, made again because it sounded off; and what came of that. */
export type ChunkPlaces = Record<'whole' | 'substitute' | 'gap' | 'again', StoredPaths> & { outcome: string }

/** A piece of a sentence as the ladder leaves it: somebody can say it, or nobody can. */
export type Rung = { said: string; by: PieceVoice | null; take?: number }

export function ownVoice(voice: Pick<BookVoice, 'engine' | 'name' | 'revision'>): PieceVoice {
  return { engine: voice.engine, voice: voice.name, revision: voice.revision }
}

export function isOwn(by: PieceVoice, voice: ChosenVoice): boolean {
  return by.engine === voice.engine && by.voice === voice.name
}

function job(
  chunk: Chunk,
  voice: BookVoice,
  paths: StoredPaths,
  more: Pick<ChunkJob, 'sentences' | 'variant' | 'gap' | 'otherVoices'>,
): ChunkJob {
  return {
    speed: voice.speed,
    sampleRateHz: voice.sampleRateHz,
    pausesSec: innerPauses(chunk, voice.pauses),
    commaSec: voice.pauses.comma,
    wavPath: paths.wav,
    sidecarPath: paths.sidecar,
    key: chunkKey(chunk, voice),
    ...more,
  }
}

/** What has no word in it takes no time and is no gap: another program's chunks may hold such. */
export function pieceOf({ said, by, take }: Rung, secPerChar: number): Piece {
  if (!isSpeakable(said)) return { silentSec: 0 }
  return by === null
    ? { silentSec: said.length * secPerChar }
    : { said, by, ...(take === undefined ? {} : { take }) }
}

export function trialOf(rungs: readonly Rung[], { speed, sampleRateHz, pauses }: BookVoice): Trial {
  return { speed, sampleRateHz, commaSec: pauses.comma, pieces: rungs.map((rung) => pieceOf(rung, 0)) }
}

/** Every sentence in one piece, by the book's voice. */
export function wholeJob(chunk: Chunk, voice: BookVoice, paths: StoredPaths): ChunkJob {
  const by = ownVoice(voice)
  const sentences = chunk.sentences.map(({ said }): Piece[] => [pieceOf({ said, by }, 0)])
  return job(chunk, voice, paths, { sentences, variant: null, gap: null, otherVoices: [] })
}

/** Whether the ladder has found nothing that its own voice cannot say in one piece: then it is the chunk as it should be. */
export function isAsPlanned(rungs: readonly (readonly Rung[])[], voice: BookVoice): boolean {
  return rungs.every(
    (pieces) => pieces.length === 1 && pieces.every(({ by }) => by !== null && isOwn(by, voice)),
  )
}

/** What the ladder has left, with silence where nobody can say it. Its name tells it apart from the chunk as it should be. */
export function patchedJob(
  chunk: Chunk,
  voice: BookVoice,
  paths: StoredPaths,
  rungs: readonly (readonly Rung[])[],
  { secPerChar, gap }: { secPerChar: number; gap: GapRecord | null },
): ChunkJob {
  const sentences = rungs.map((pieces) => pieces.map((rung) => pieceOf(rung, secPerChar)))
  const variant = createHash('sha256').update(JSON.stringify(sentences)).digest('hex').slice(0, 16)
  const others = rungs.flat().flatMap(({ by }) => (by === null || isOwn(by, voice) ? [] : [by]))
  const otherVoices = [...new Set(others.map((by) => `${by.engine}:${by.voice}`))]
  return job(chunk, voice, paths, { sentences, variant, gap, otherVoices })
}
