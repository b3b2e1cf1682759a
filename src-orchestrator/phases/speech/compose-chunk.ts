import { fadeEnds } from '../fade-ends.ts'

/** -54 dBFS: eSpeak NG's own pauses are exact zeros, a recorded voice's room noise lies below it. */
const silenceBelow = 64
/** Seconds of a sentence's own silence that stay, so that no sound is cut into. */
const keptBeforeSec = 0.01
const keptAfterSec = 0.03
/** Where an engine's sound begins or ends without any silence. */
const shortestFadeSec = 0.002

/** A sentence without the silence that the engine put at its ends; what is left of it fades. */
export function trimSilence(samples: Int16Array, sampleRateHz: number): Int16Array {
  let first = 0
  while (first < samples.length && Math.abs(samples[first] ?? 0) < silenceBelow) first++
  if (first === samples.length) return samples.subarray(0, 0)
  let end = samples.length
  while (Math.abs(samples[end - 1] ?? 0) < silenceBelow) end--
  const before = Math.round(keptBeforeSec * sampleRateHz)
  const after = Math.round(keptAfterSec * sampleRateHz)
  const kept = samples.slice(Math.max(0, first - before), Math.min(samples.length, end + after))
  const least = Math.round(shortestFadeSec * sampleRateHz)
  fadeEnds(
    kept,
    Math.max(least, Math.min(first, before)),
    Math.max(least, Math.min(samples.length - end, after)),
  )
  return kept
}

/** The parts of a divided sentence, with a breath between them. */
export function joinPieces(
  pieces: readonly Int16Array[],
  breathSec: number,
  sampleRateHz: number,
): Int16Array {
  const [only] = pieces
  if (only !== undefined && pieces.length === 1) return only
  const pauses = pieces.map(() => breathSec)
  return composeChunk(pieces, pauses, sampleRateHz).samples
}

export type Timing = { startSec: number; endSec: number }

/**
 * Joins spoken sentences into one chunk with the pauses between them. The pause after the last one is not part of the chunk: it stands
 * between chunks, where the next phase puts it. Timings in seconds from the chunk's start.
 */
export function composeChunk(
  sentences: readonly Int16Array[],
  pausesSec: readonly number[],
  sampleRateHz: number,
): { samples: Int16Array; timings: Timing[] } {
  const starts: number[] = []
  let length = 0
  for (const [index, sentence] of sentences.entries()) {
    starts.push(length)
    length += sentence.length
    if (index < sentences.length - 1) length += Math.round((pausesSec[index] ?? 0) * sampleRateHz)
  }
  const samples = new Int16Array(length)
  const timings = sentences.map((sentence, index) => {
    const start = starts[index] ?? 0
    samples.set(sentence, start)
    return { startSec: start / sampleRateHz, endSec: (start + sentence.length) / sampleRateHz }
  })
  return { samples, timings }
}
