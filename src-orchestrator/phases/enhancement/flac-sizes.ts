import type { Ffmpeg } from '../../../src-node/ffmpeg.ts'
import type { PhaseContext } from '../../phase.ts'
import { runOnSlots } from '../slots.ts'
import { outputPipe, runFfmpeg } from './ffmpeg-process.ts'
import { flacArgs, formatShapes, pcmArgs } from './formats.ts'
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
      await runFfmpeg({
        path: ffmpeg.path,
        args: [
          '-threads',
          '1',
          ...pcmArgs(sampleRateHz),
          '-i',
          path,
          ...flacArgs,
          '-write_header',
          '0',
          ...outputPipe,
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
