import { createHash } from 'node:crypto'
import { ExpectedFailure } from '../../../src-contract/failure.ts'
import { writeFileAtomic } from '../../../src-node/atomic-file.ts'
import { fileFailure } from '../../../src-node/fs-failure.ts'
import { composeChunk } from './compose-chunk.ts'
import type { Retake } from './ear/retakes.ts'
import { soundFacts } from './ear/sound-facts.ts'
import { encodeWav } from './wav.ts'
import type { ChunkJob, ChunkRecord } from './worker-protocol.ts'

/** Writes what was made of speech. Throws ExpectedFailure 'disk-full' or 'output-not-writable'. */
export async function writeSound(path: string, content: Uint8Array | string): Promise<void> {
  try {
    await writeFileAtomic(path, content)
  } catch (error) {
    const failure = fileFailure(error, path, 'output-not-writable')
    throw failure === null ? error : new ExpectedFailure(failure, { cause: error })
  }
}

/**
 * Joins the sentences of a chunk and stores it: the samples first, so that a record always has its samples. `since`: when the work on it began, in ms.
 * Throws ExpectedFailure 'disk-full' or 'output-not-writable': another attempt or voice would help neither.
 */
export async function writeChunk(
  job: ChunkJob,
  sentences: readonly Int16Array[],
  retakes: Retake[],
  since: number,
): Promise<ChunkRecord> {
  const { key, variant, gap, otherVoices, sampleRateHz } = job
  const { samples, timings } = composeChunk(sentences, job.pausesSec, sampleRateHz)
  const heard = sentences.map((sentence) => soundFacts(sentence, sampleRateHz))
  const elapsedSec = (performance.now() - since) / 1000
  const sampleCount = samples.length
  const wav = encodeWav(samples, sampleRateHz)
  const sha256 = createHash('sha256').update(wav).digest('hex')
  const record = { key, variant, gap, otherVoices, sampleRateHz, sampleCount, timings, heard, retakes, elapsedSec, sha256 } // prettier-ignore
  await writeSound(job.wavPath, wav)
  await writeSound(job.sidecarPath, JSON.stringify(record))
  return record
}
