import { open } from 'node:fs/promises'
import { ExpectedFailure } from '../../../src-contract/failure.ts'
import { decodeWav } from '../speech/wav.ts'
import type { PlannedChapter } from './chapter-plan.ts'
import { lostSound } from './lost-sound.ts'

/**
 * Gives the samples of a stored chunk; they are overwritten by the next one's, so that a whole book needs the memory of its longest chunk. Throws ExpectedFailure
 * 'sound-lost'.
 */
export type ChunkReader = (path: string) => Promise<Int16Array>

export function chunkReader(sampleRateHz: number): ChunkReader {
  let memory = new Uint8Array(0)
  return async (path) => {
    const file = await open(path, 'r').catch((error: unknown) => {
      throw lostSound(error, path)
    })
    try {
      const { size } = await file.stat()
      if (size > memory.length) memory = new Uint8Array(size)
      let length = 0
      while (length < size) {
        const { bytesRead } = await file.read(memory, length, size - length, length)
        if (bytesRead === 0) break
        length += bytesRead
      }
      const wav = decodeWav(memory.subarray(0, length))
      if (wav === null || wav.sampleRateHz !== sampleRateHz)
        throw new ExpectedFailure({
          code: 'sound-lost',
          file: path,
          detail: 'it is no sound, or not all of it',
        })
      return wav.samples
    } catch (error) {
      throw lostSound(error, path)
    } finally {
      await file.close()
    }
  }
}

/**
 * The samples of a chapter, piece by piece: silences and chunks in their order. A piece holds until the next one is asked for. `level` changes the
 * samples of a chunk, which begins at that place of the chapter, in place.
 */
export async function* chapterSamples(
  chapter: PlannedChapter,
  sampleRateHz: number,
  level: (samples: Int16Array, start: number) => void = () => undefined,
): AsyncGenerator<Int16Array> {
  const read = chunkReader(sampleRateHz)
  let start = chapter.lead
  if (chapter.lead > 0) yield new Int16Array(chapter.lead)
  for (const chunk of chapter.chunks) {
    const samples = await read(chunk.path)
    level(samples, start)
    start += samples.length + chunk.pause
    yield samples
    if (chunk.pause > 0) yield new Int16Array(chunk.pause)
  }
}

export function bytesOf(samples: Int16Array): Uint8Array {
  return new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength)
}

/** Puts a stream of bytes back into 16-bit samples, wherever it was cut. The samples hold during the call. */
export function sampleReader(onSamples: (samples: Int16Array) => void): (bytes: Uint8Array) => void {
  let memory = new Uint8Array(0)
  let odd: Uint8Array = memory
  return (bytes) => {
    const length = odd.length + bytes.length
    if (length > memory.length) memory = new Uint8Array(length)
    memory.set(odd)
    memory.set(bytes, odd.length)
    const samples = length >> 1
    if (samples > 0) onSamples(new Int16Array(memory.buffer, 0, samples))
    odd = memory.slice(samples * 2, length)
  }
}
