import { createFft } from './fft.ts'
import { sentenceRoom, type Room } from './sentence-room.ts'
import { bins, binsAtOnce, floatBytes, hop, placeBytes, sampleRateHz, vectorBytes, windowLength, type Spectra } from './spectra.ts' // prettier-ignore
import { loadWaveKernels } from './wave-kernels.ts'

const half = windowLength / 2
const perWindow = windowLength / hop

/** Samples at 24 kHz, about −1 to 1. The states are those of seeded-noise.ts; null leaves the noise out. */
export type WaveMaker = (spectra: Spectra, noiseStates: Int32Array | null) => Float32Array

const hann = Float32Array.from(
  { length: windowLength },
  (_, index) => 0.5 - 0.5 * Math.cos((2 * Math.PI * index) / windowLength),
)

/** Mirrors half a window before and behind what lies from `start` on. */
function mirrorEnds(samples: Float32Array, start: number, length: number): void {
  const last = start + length - 1
  for (let index = 1; index <= half; index++) {
    samples[start - index] = samples[start + index] ?? 0
    samples[last + index] = samples[last - index] ?? 0
  }
}

/** For each sample of a hop one over the sum of the squares of the windows that reach it, those of the frames from `first` to `last`. */
function windowFactors(atHop: number, first: number, last: number): Float32Array {
  return Float32Array.from({ length: hop }, (_, offset) => {
    let sum = 0
    for (let frame = first; frame <= last; frame++) sum += (hann[(atHop - frame) * hop + offset] ?? 0) ** 2
    return 1 / Math.max(sum, 1e-11)
  })
}

/**
 * Makes a wave of what the network says: pulses shaped by one spectrum, noise by a second, and a third with its own phases; then the inverse STFT. Two real
 * frames share one complex transform, as its real and its imaginary part. What takes time is done by WebAssembly in one memory.
 */
export async function createWaveMaker(): Promise<WaveMaker> {
  const fft = await createFft(windowLength)
  const { memory, allocate } = fft
  const kernels = await loadWaveKernels(fft)
  const roomFor = sentenceRoom(fft)
  const keep = (values: Float32Array): number => {
    const pointer = allocate(values.byteLength)
    new Float32Array(memory.buffer, pointer, values.length).set(values)
    return pointer
  }
  // A cosine of strength 1 has then magnitude 1 in its bin.
  const pulseWindow = keep(hann.map((value) => value / (windowLength / 4)))
  const unscaled = keep(hann.map((value) => value / windowLength))
  const inside = keep(windowFactors(perWindow - 1, 0, perWindow - 1))
  const atEnds = keep(new Float32Array(hop))
  const states = allocate(vectorBytes)
  const placeOf = (room: Room, frame: number): number => room.places + (frame / 2) * placeBytes
  const hopBytes = hop * floatBytes

  const pulseSpectra = (pitch: Float32Array, room: Room): void => {
    const frames = pitch.length
    const floats = new Float32Array(memory.buffer)
    const pulses = room.pulses / floatBytes
    floats.set(pitch, room.pitch / floatBytes)
    kernels.pulseTrain(room.pitch, frames, hop, sampleRateHz, room.pulses + half * floatBytes)
    floats.fill(0, pulses + half + frames * hop, pulses + frames * hop + windowLength + hop)
    mirrorEnds(floats, pulses + half, frames * hop)
    const masks = new Int32Array(memory.buffer, room.voicedPairs, Math.ceil(frames / 4) * 4).fill(0)
    for (let frame = 0; frame < frames; frame += 2) {
      const place = placeOf(room, frame)
      const from = room.pulses + frame * hopBytes
      if (kernels.analyse(from, pulseWindow, windowLength, hop, place) === 0) continue
      fft.forward(place)
      masks.fill(-1, frame, frame + 2)
    }
  }

  const shape = (spectra: Spectra, room: Room): void => {
    const { frames, voiced, phase, noise, free, freePhase } = spectra
    const rows = new Float32Array(memory.buffer, room.rows)
    const part = binsAtOnce * frames
    for (let bin = 0; bin < bins; bin += binsAtOnce) {
      const count = Math.min(binsAtOnce, bins - bin)
      const [from, to] = [bin * frames, (bin + count) * frames]
      rows.set(voiced.subarray(from, to))
      rows.set(phase.subarray(from, to), part)
      rows.set(noise.subarray(from, to), part * 2)
      rows.set(free.subarray(from, to), part * 3)
      rows.set(freePhase.subarray(from, to), part * 4)
      for (let index = 0; index < count; index++)
        kernels.shapeBin(
          bin + index, frames, room.rows + index * frames * floatBytes, part * floatBytes,
          room.voicedPairs, states, room.places, windowLength,
        ) // prettier-ignore
    }
  }

  const waveOf = (frames: number, room: Room): Float32Array => {
    const floats = new Float32Array(memory.buffer)
    const sum = room.sum / floatBytes
    floats.fill(0, sum, sum + frames * hop + windowLength + hop)
    for (let frame = 0; frame < frames; frame += 2) {
      const place = placeOf(room, frame)
      fft.backward(place)
      kernels.overlap(place, unscaled, windowLength, hop, room.sum + frame * hopBytes)
    }
    for (let frame = 0; frame < frames; frame++) {
      const last = frame + perWindow / 2
      const isInside = last >= perWindow - 1 && last < frames
      if (!isInside) {
        const factors = windowFactors(last, Math.max(0, last - perWindow + 1), Math.min(last, frames - 1))
        floats.set(factors, atEnds / floatBytes)
      }
      kernels.scale(room.sum + last * hopBytes, isInside ? inside : atEnds, hop)
    }
    return floats.slice(sum + half, sum + half + frames * hop)
  }

  return (spectra, noiseStates) => {
    const room = roomFor(spectra.frames)
    new Int32Array(memory.buffer, states, vectorBytes / 4).set(noiseStates ?? [0, 0, 0, 0])
    pulseSpectra(spectra.pitch, room)
    shape(spectra, room)
    return waveOf(spectra.frames, room)
  }
}
