import { errorCode } from '../../../../src-node/atomic-file.ts'
import { framesPerSec, soundFrames } from '../../speech/ear/sound-frames.ts'
import { chunkReader } from '../chapter-samples.ts'
import type { BookCue } from '../subtitles.ts'
import type { Pause } from './piece-starts.ts'

/** A shorter silence is one before a "p" or "t". */
const shortestFrames = 7
/** Of the mean level of what sounds: 30 dB below it a voice breathes or is silent. */
const quietShare = 0.03

/** The silences within a sentence; those at its ends are none. */
export function innerPauses(samples: Int16Array, sampleRateHz: number): Pause[] {
  const { count, level, isSilent } = soundFrames(samples, sampleRateHz)
  const sounding = [...level].filter((_, frame) => !isSilent(frame))
  const quiet = (quietShare * sounding.reduce((sum, each) => sum + each, 0)) / Math.max(1, sounding.length)
  const pauses: Pause[] = []
  let from = 0
  for (let frame = 0; frame <= count; frame++) {
    if (frame < count && (isSilent(frame) || (level[frame] ?? 0) < quiet)) continue
    if (from > 0 && frame < count && frame - from >= shortestFrames)
      pauses.push({ fromSec: from / framesPerSec, toSec: frame / framesPerSec })
    from = frame + 1
  }
  return pauses
}

/** Gives the silences within a sentence of the book; none where its chunk is not stored any more. Throws what Node's fs throws. */
export function pausesOfCues(sampleRateHz: number): (cue: BookCue) => Promise<Pause[]> {
  const read = chunkReader(sampleRateHz)
  return async ({ chunk: { path, startSec, endSec } }) => {
    try {
      const samples = await read(path)
      return innerPauses(
        samples.subarray(Math.round(startSec * sampleRateHz), Math.round(endSec * sampleRateHz)),
        sampleRateHz,
      )
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return []
      throw error
    }
  }
}
