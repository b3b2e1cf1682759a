import { writeFileAtomic } from '../../../src-node/atomic-file.ts'
import type { Chunk } from '../../book/chunk.ts'
import { estimatedSec } from '../chunking/chunks.ts'
import { chunkKey, innerPauses, type ChosenVoice } from './chunk-key.ts'
import { parseRecord, type StoredPaths } from './chunk-store.ts'
import { composeChunk } from './compose-chunk.ts'
import { encodeWav } from './wav.ts'
import type { WorkerSlot } from './worker-pool.ts'
import { RefusedByEngine, WorkerDied } from './worker-process.ts'
import type { ChunkJob, ChunkRecord } from './worker-protocol.ts'

export type SpokenResult = { record: ChunkRecord; paths: StoredPaths; gap: string | null }

function jobFor(chunk: Chunk, voice: ChosenVoice, paths: StoredPaths): ChunkJob {
  return {
    engine: voice.engine,
    voice: voice.name,
    speed: voice.speed,
    said: chunk.sentences.map(({ said }) => said),
    pausesSec: innerPauses(chunk, voice.speed),
    silentSec: chunk.sentences.map(() => null),
    wavPath: paths.wav,
    sidecarPath: paths.sidecar,
    key: chunkKey(chunk, voice),
  }
}

async function askToSpeak(worker: ReturnType<WorkerSlot['worker']>, job: ChunkJob): Promise<ChunkRecord> {
  const record = parseRecord(await worker.ask({ type: 'speak', job }))
  if (record === null) throw new WorkerDied('its answer is not the record of a chunk')
  return record
}

/** The error's words where the request failed in a way that may be tried again; anything else is thrown on. */
function reasonOf(error: unknown): string {
  if (error instanceof RefusedByEngine || error instanceof WorkerDied) return error.message
  throw error
}

/**
 * Speaks one chunk and stores it. Where that fails: once more in a fresh worker, then without the sentences that fail by themselves, then as silence
 * of a fitting length. What has such a gap is stored under `gapPaths`, so that it is never taken for the chunk itself.
 */
export async function speakChunk(
  chunk: Chunk,
  voice: ChosenVoice,
  slot: WorkerSlot,
  places: { whole: StoredPaths; gap: StoredPaths; sampleRateHz: number },
  onTrouble: (words: string) => void,
): Promise<SpokenResult> {
  const job = jobFor(chunk, voice, places.whole)
  for (const worker of [slot.worker, slot.fresh]) {
    try {
      return { record: await askToSpeak(worker(), job), paths: places.whole, gap: null }
    } catch (error) {
      onTrouble(`chunk ${chunk.index + 1}: ${reasonOf(error)}`)
    }
  }
  const { silentSec, reason } = await silentSentences(chunk, voice, slot)
  const gap = reason ?? 'the engine failed twice'
  const partial = { ...job, wavPath: places.gap.wav, sidecarPath: places.gap.sidecar, silentSec }
  if (silentSec.includes(null)) {
    try {
      return { record: await askToSpeak(slot.fresh(), partial), paths: places.gap, gap }
    } catch (error) {
      onTrouble(`chunk ${chunk.index + 1}, sentence by sentence: ${reasonOf(error)}`)
    }
  }
  return { record: await writeSilence(chunk, partial, voice, places.sampleRateHz), paths: places.gap, gap }
}

async function silentSentences(
  chunk: Chunk,
  voice: ChosenVoice,
  slot: WorkerSlot,
): Promise<{ silentSec: (number | null)[]; reason: string | null }> {
  const silentSec: (number | null)[] = []
  let reason: string | null = null
  for (const { said } of chunk.sentences) {
    try {
      const { engine, name, speed } = voice
      const sounds = await slot.worker().ask({ type: 'try', engine, voice: name, speed, said })
      if (sounds !== true) reason ??= `no sound came for “${said}”`
      silentSec.push(sounds === true ? null : estimatedSec(said) / speed)
    } catch (error) {
      reason ??= reasonOf(error)
      silentSec.push(estimatedSec(said) / voice.speed)
    }
  }
  return { silentSec, reason }
}

async function writeSilence(
  chunk: Chunk,
  job: ChunkJob,
  voice: ChosenVoice,
  sampleRateHz: number,
): Promise<ChunkRecord> {
  const silences = chunk.sentences.map(
    ({ said }) => new Int16Array(Math.round((estimatedSec(said) / voice.speed) * sampleRateHz)),
  )
  const { samples, timings } = composeChunk(silences, job.pausesSec, sampleRateHz)
  const record = { key: job.key, sampleRateHz, sampleCount: samples.length, timings, elapsedSec: 0 }
  await writeFileAtomic(job.wavPath, encodeWav(samples, sampleRateHz))
  await writeFileAtomic(job.sidecarPath, JSON.stringify(record))
  return record
}
