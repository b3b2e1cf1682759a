import type { Chunk, ChunkList, SoundNote, SpokenChunk } from '../../book/chunk.ts'
import { charsPerSecond } from '../chunking/chunks.ts'
import type { BookVoices } from './choose-voices.ts'
import type { BookVoice } from './chunk-job.ts'
import { voiceId, type ChosenVoice } from './chunk-key.ts'
import type { SpokenResult } from './speak-one.ts'

/** A chunk as this phase leaves it, from its stored form. */
export function spokenChunkFrom(
  chunk: Chunk,
  { record, paths }: SpokenResult,
  publishedPath: string,
  voice: ChosenVoice,
  sounds: SoundNote[],
): SpokenChunk {
  const durationSec = record.sampleCount / record.sampleRateHz
  return {
    index: chunk.index,
    chapter: chunk.chapter,
    path: paths.wav,
    publishedPath,
    key: record.variant === null ? record.key : `${record.key} as ${record.variant}`,
    durationSec,
    timings: record.timings,
    after: chunk.sentences.at(-1)?.after ?? 'sentence',
    voice: voiceId(voice),
    engine: voice.engine,
    otherVoices: record.otherVoices,
    gap: record.gap?.reason ?? null,
    gapText: record.gap?.text ?? null,
    sounds,
    rtFactor: durationSec > 0 ? Math.round((record.elapsedSec / durationSec) * 100_000) / 100_000 : 0,
  }
}

/**
 * Seconds that a character takes in this voice: of everything that it has spoken in this book as it should be, so that it does not depend on the order of the work.
 */
export function secondsPerChar(
  list: ChunkList,
  spoken: ReadonlyMap<number, SpokenChunk>,
  { ofChunk }: Pick<BookVoices, 'ofChunk'>,
  voice: BookVoice,
): number {
  let sec = 0
  let chars = 0
  for (const chunk of list.chunks) {
    const done = spoken.get(chunk.index)
    if (done === undefined || done.gap !== null || done.voice !== voiceId(voice)) continue
    const length = done.timings.reduce((sum, { startSec, endSec }) => sum + endSec - startSec, 0)
    sec += length * ofChunk(chunk).speed
    chars += chunk.sentences.reduce((sum, { said }) => sum + said.length, 0)
  }
  const atOwnPace = chars === 0 ? 1 / charsPerSecond : sec / chars
  return Math.round((atOwnPace / voice.speed) * 1000) / 1000
}
