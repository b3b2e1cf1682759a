import type { Ffmpeg } from '../../../src-node/ffmpeg.ts'
import type { PhaseContext } from '../../phase.ts'
import { runOnSlots } from '../slots.ts'
import { runFfmpeg } from './ffmpeg-process.ts'
import { formatShapes } from './formats.ts'
import type { Piece } from './piece-store.ts'

/** Frames are numbered through a file: in a longer one a number takes up to two bytes more, of some 4,000 of a frame. */
const forNumbers = 1.001

/**
 * Bytes of each chapter's frames in FLAC, which nothing tells but packing them: they are packed once for that alone, where a book is divided by size. Divided as its samples
 * are, its parts came out half as large as asked.
 */
export async function flacSizes(
  pieces: readonly Piece[],
  sampleRateHz: number,
  ffmpeg: Ffmpeg,
  context: PhaseContext,
): Promise<number[]> {
  const { signal, source: about, spent, whenRunning } = context
  const sizes = pieces.map(() => 0)
  // Where the system does not tell what ffmpeg took; a sample is about a byte.
  const pace = { spent, whenRunning, usualMsPerByte: formatShapes.flac.fileMsPerSec / sampleRateHz }
  const queue = pieces.entries()
  await runOnSlots(
    () => queue.next().value,
    async ([index, { path }]) => {
      let bytes = 0
      const input = ['-threads', '1', '-f', 's16le', '-ar', String(sampleRateHz), '-ac', '1', '-i', path]
      await runFfmpeg({
        path: ffmpeg.path,
        args: [
          ...input,
          '-c:a',
          'flac',
          '-flags:a',
          '+bitexact',
          '-write_header',
          '0',
          '-f',
          'flac',
          'pipe:1',
        ],
        signal,
        about,
        onOutput: (piece) => (bytes += piece.length),
        pace,
      })
      sizes[index] = Math.ceil(bytes * forNumbers)
    },
    context,
  )
  return sizes
}
