import { createFft } from './fft.ts'
import { pulseTrain } from './pulse-train.ts'
import { addPulses, packPair, shapeFree, shapeVoice } from './shape-block.ts'
import { blockFrames, blockPairs, bins, type Spectra } from './spectra.ts'

/** As the network was trained (the wheel's METADATA, "ONNX interface"): Hann windows of 50 ms every 12.5 ms. */
export const sampleRateHz = 24_000
const windowLength = 1200
const hop = 300

/** Samples at 24 kHz, about −1 to 1. The state is one of seeded-noise.ts; null leaves the noise out. */
export type WaveMaker = (spectra: Spectra, noiseState: number | null) => Float32Array

const hann = Float32Array.from(
  { length: windowLength },
  (_, index) => 0.5 - 0.5 * Math.cos((2 * Math.PI * index) / windowLength),
)
/** A cosine of strength 1 has then magnitude 1 in its bin. */
const pulseWindow = hann.map((value) => value / (windowLength / 4))
const unscaled = hann.map((value) => value / windowLength)

/** The pulses with half a window before and after them, mirrored. */
function padded(pulses: Float32Array): Float32Array {
  const half = windowLength / 2
  const all = new Float32Array(pulses.length + windowLength + hop)
  all.set(pulses, half)
  for (let index = 1; index <= half; index++) {
    all[half - index] = pulses[index] ?? 0
    all[half + pulses.length - 1 + index] = pulses[pulses.length - 1 - index] ?? 0
  }
  return all
}

function isSilent(samples: Float32Array, from: number, to: number): boolean {
  for (let index = from; index < to; index++) if (samples[index] !== 0) return false
  return true
}

const perWindow = windowLength / hop

/** What the squares of the windows over a sample sum up to, where the windows of all frames from `first` to `last` reach it. */
function squares(at: number, first: number, last: number): number {
  let sum = 0
  for (let frame = first; frame <= last; frame++) sum += (hann[at - frame * hop] ?? 0) ** 2
  return sum
}

const inside = Float32Array.from(
  { length: hop },
  (_, at) => 1 / squares(at + windowLength - hop, 0, perWindow - 1),
)

/** Divides each sample by the sum of the squares of its windows: the same for each hop inside, less at the ends. */
function normalised(sum: Float32Array, frames: number): Float32Array {
  const wave = new Float32Array(frames * hop)
  const half = perWindow / 2
  for (let block = 0; block < frames; block++) {
    const last = block + half
    const isInside = last >= perWindow - 1 && last < frames
    for (let offset = 0; offset < hop; offset++) {
      const at = last * hop + offset
      const scale = isInside
        ? (inside[offset] ?? 0)
        : 1 / Math.max(squares(at, Math.max(0, last - perWindow + 1), Math.min(last, frames - 1)), 1e-11)
      wave[block * hop + offset] = scale * (sum[at] ?? 0)
    }
  }
  return wave
}

/**
 * Makes a wave of what the network says: pulses shaped by one spectrum, noise by a second, and a third with its own phases; then the inverse STFT. It goes
 * through the frames in blocks that stay in the cache; two real frames share one complex transform, as its real and its imaginary part.
 */
export async function createWaveMaker(): Promise<WaveMaker> {
  const fft = await createFft(windowLength, blockPairs)
  const { memory } = fft
  const free = new Float32Array(bins * 2 * blockFrames)
  const voice = new Float32Array(bins * 2 * blockFrames)
  const pairHasPulses = new Uint8Array(blockPairs)

  const analyse = (pulses: Float32Array, frame: number, pair: number): boolean => {
    const start = frame * hop
    if (isSilent(pulses, start, start + windowLength + hop)) return false
    let to = pair * windowLength * 2
    for (let index = 0; index < windowLength; index++) {
      const weight = pulseWindow[index] ?? 0
      memory[to++] = weight * (pulses[start + index] ?? 0)
      memory[to++] = weight * (pulses[start + hop + index] ?? 0)
    }
    fft.forward(pair)
    return true
  }

  const overlap = (sum: Float32Array, frame: number, pair: number, count: number): void => {
    const low = pair * windowLength * 2
    for (let second = 0; second < count; second++) {
      const start = (frame + second) * hop
      for (let index = 0; index < windowLength; index++)
        sum[start + index] =
          (sum[start + index] ?? 0) + (unscaled[index] ?? 0) * (memory[low + 2 * index + second] ?? 0)
    }
  }

  return (spectra, noiseState) => {
    const { frames } = spectra
    const pulses = padded(pulseTrain(spectra.pitch, hop, sampleRateHz))
    const sum = new Float32Array(frames * hop + windowLength)
    let random = noiseState ?? 0
    for (let from = 0; from < frames; from += blockFrames) {
      const count = Math.min(blockFrames, frames - from)
      const pairs = Math.ceil(count / 2)
      for (let pair = 0; pair < pairs; pair++)
        pairHasPulses[pair] = analyse(pulses, from + pair * 2, pair) ? 1 : 0
      random = shapeFree(spectra, from, count, random, free)
      shapeVoice(spectra, from, count, pairHasPulses, voice)
      // The last frame may have none beside it.
      free.fill(0, count * bins * 2, pairs * 2 * bins * 2)
      voice.fill(0, count * bins * 2, pairs * 2 * bins * 2)
      for (let pair = 0; pair < pairs; pair++) {
        if (pairHasPulses[pair] === 1) addPulses(voice, pair, memory, free)
        packPair(free, pair, memory)
        fft.backward(pair)
        overlap(sum, from + pair * 2, pair, Math.min(2, count - pair * 2))
      }
    }
    return normalised(sum, frames)
  }
}
