import { readFile } from 'node:fs/promises'
import { decodeWav } from '../speech/wav.ts'
import type { PlannedChapter } from './chapter-plan.ts'

/** The samples of one stored chunk. */
export async function chunkSamples(path: string, sampleRateHz: number): Promise<Int16Array> {
  const wav = decodeWav(await readFile(path))
  if (wav === null || wav.sampleRateHz !== sampleRateHz)
    throw new Error(`${path} does not hold the samples of a chunk`)
  return wav.samples
}

/** The samples of a chapter, piece by piece: silences and chunks in their order. `level` is applied to chunks. */
export async function* chapterSamples(
  chapter: PlannedChapter,
  sampleRateHz: number,
  level: (samples: Int16Array) => Int16Array = (samples) => samples,
): AsyncGenerator<Int16Array> {
  if (chapter.leadSec > 0) yield new Int16Array(Math.round(chapter.leadSec * sampleRateHz))
  for (const chunk of chapter.chunks) {
    yield level(await chunkSamples(chunk.path, sampleRateHz))
    yield new Int16Array(Math.round(chunk.pauseAfterSec * sampleRateHz))
  }
}

export function bytesOf(samples: Int16Array): Uint8Array {
  return new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength)
}

/** Puts a stream of bytes back into 16-bit samples, wherever it was cut. */
export function sampleReader(onSamples: (samples: Int16Array) => void): (bytes: Uint8Array) => void {
  let rest: Uint8Array = new Uint8Array(0)
  return (bytes) => {
    const whole = (rest.length + bytes.length) & ~1
    const buffer = new Uint8Array(whole)
    buffer.set(rest)
    buffer.set(bytes.subarray(0, whole - rest.length), rest.length)
    rest = bytes.slice(whole - rest.length)
    if (whole > 0) onSamples(new Int16Array(buffer.buffer))
  }
}
