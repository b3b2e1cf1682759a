/** Seconds that each piece shares with the one before it, and within which its place is looked for: twice that is a period of 60 Hz, the lowest of voices. */
const overlapSec = 0.015
const reachSec = 0.0085
/** Places that are tried first, and samples that are compared of them: in speech what is right for these is right to within the step. */
const coarse = { lag: 4, sample: 2 }
const fine = { lag: 1, sample: 1 }

type Step = typeof coarse

/** How alike two stretches are; 0 where there is nothing but silence. */
function likeness(samples: Float32Array, one: number, other: number, length: number, every: number): number {
  let both = 0
  let energy = 0
  for (let at = 0; at < length; at += every) {
    const value = samples[other + at] ?? 0
    both += (samples[one + at] ?? 0) * value
    energy += value * value
  }
  return energy === 0 ? 0 : both / Math.sqrt(energy)
}

/** The place around `near` at which the sound goes on most as it does at `wanted`. */
function likest(
  samples: Float32Array,
  wanted: number,
  near: number,
  reach: number,
  length: number,
  { lag, sample }: Step,
): number {
  let best = near
  let most = likeness(samples, wanted, near, length, sample)
  for (let place = near - reach; place <= near + reach; place += lag) {
    const alike = likeness(samples, wanted, place, length, sample)
    if (alike <= most) continue
    most = alike
    best = place
  }
  return best
}

/**
 * The same sound `speed` times as fast at its own pitch, by waveform similarity overlap-add (https://doi.org/10.1109/ICASSP.1993.319366): pieces of it are laid over each
 * other nearer or further apart than they were, each from where it continues the one before. `round(length / speed)` samples.
 */
export function stretch(samples: Float32Array, sampleRateHz: number, speed: number): Float32Array {
  if (speed === 1) return samples
  const hop = Math.round(overlapSec * sampleRateHz)
  const reach = Math.round(reachSec * sampleRateHz)
  // Hann: those of two neighbours together are 1.
  const window = Float32Array.from({ length: 2 * hop }, (_, at) => (1 - Math.cos((Math.PI * at) / hop)) / 2)
  const result = new Float32Array(Math.round(samples.length / speed))
  let from = -hop
  for (let at = -hop; at < result.length; at += hop) {
    if (at >= 0) {
      const wanted = from + hop
      const rough = likest(samples, wanted, Math.round(at * speed), reach, hop, coarse)
      from = likest(samples, wanted, rough, coarse.lag - 1, hop, fine)
    }
    const first = Math.max(0, -at)
    const end = Math.min(window.length, result.length - at)
    for (let index = first; index < end; index++)
      result[at + index] = (result[at + index] ?? 0) + (window[index] ?? 0) * (samples[from + index] ?? 0)
  }
  return result
}
