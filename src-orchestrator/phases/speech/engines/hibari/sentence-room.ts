import type { Fft } from './fft.ts'
import { binsAtOnce, floatBytes, hop, placeBytes, rowsOfBin, vectorBytes, windowLength } from './spectra.ts'

/** Where the parts of a sentence lie, as byte offsets into the memory. */
export type Room = {
  /** Of each two frames, a place of the Fourier transform. Even in number: what puts them together takes two at once. */
  places: number
  /** For each frame all ones where its pair has pulses, else 0. */
  voicedPairs: number
  pitch: number
  /** The pulses, and the sum of the windows: both with half a window before and a window and a hop behind. */
  pulses: number
  sum: number
  /** The network's rows of some bins. */
  rows: number
}

function sizes(frames: number): Record<keyof Room, number> {
  const pairs = Math.ceil(frames / 4) * 2
  const samples = (frames * hop + windowLength + hop) * floatBytes
  return {
    places: pairs * placeBytes,
    voicedPairs: pairs * 2 * floatBytes,
    pitch: frames * floatBytes,
    pulses: samples,
    sum: samples,
    rows: rowsOfBin * binsAtOnce * frames * floatBytes + vectorBytes,
  }
}

/** Gives room for so many frames, always the same: 7.4 KB a frame, of the longest sentence so far. */
export function sentenceRoom({
  allocate,
  release,
}: Pick<Fft, 'allocate' | 'release'>): (frames: number) => Room {
  let most = { frames: -1, pointer: 0 }
  return (frames) => {
    const bytes = sizes(frames)
    if (frames > most.frames) {
      release(most.pointer)
      const all = Object.values(bytes).reduce((sum, size) => sum + size + vectorBytes, 0)
      most = { frames, pointer: allocate(all) }
    }
    let next = most.pointer
    const take = (part: keyof Room): number => {
      const start = next
      next += Math.ceil(bytes[part] / vectorBytes) * vectorBytes
      return start
    }
    return {
      places: take('places'),
      voicedPairs: take('voicedPairs'),
      pitch: take('pitch'),
      pulses: take('pulses'),
      sum: take('sum'),
      rows: take('rows'),
    }
  }
}
