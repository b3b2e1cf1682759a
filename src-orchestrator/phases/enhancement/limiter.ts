/** The gain is decided for 32 samples at a time, 1.5 ms at 22 kHz, and moves linearly within them. */
const stepSamples = 32
/** Seconds in which the gain may fall from 1 to 0 before a peak, and rise again after it: no click, no pumping. */
const attackSec = 0.01
const releaseSec = 0.08

/**
 * Brings a piece that begins and ends in silence to another level, in place, its samples nowhere above `ceilingDb` (dB relative to full scale). It
 * looks at the whole piece at once, so that the gain is down before a peak begins.
 */
export function applyLevel(
  samples: Int16Array,
  gainDb: number,
  ceilingDb: number,
  sampleRateHz: number,
): void {
  const gain = 10 ** (gainDb / 20)
  const ceiling = 32_768 * 10 ** (ceilingDb / 20)
  const steps = Math.ceil(samples.length / stepSamples)
  // The gain at the edges between steps: what the louder neighbour needs.
  const edges = new Float64Array(steps + 1).fill(1)
  let limits = false
  for (let step = 0; step < steps; step++) {
    let peak = 0
    const end = Math.min(samples.length, (step + 1) * stepSamples)
    for (let at = step * stepSamples; at < end; at++) {
      const sample = Math.abs(samples[at] ?? 0)
      if (sample > peak) peak = sample
    }
    const needed = peak * gain > ceiling ? ceiling / (peak * gain) : 1
    if (needed === 1) continue
    limits = true
    edges[step] = Math.min(edges[step] ?? 1, needed)
    edges[step + 1] = Math.min(edges[step + 1] ?? 1, needed)
  }
  if (limits) smooth(edges, stepSamples / sampleRateHz)
  for (let step = 0; step < steps; step++) {
    const start = step * stepSamples
    const from = edges[step] ?? 1
    const slope = ((edges[step + 1] ?? 1) - from) / stepSamples
    const end = Math.min(samples.length, start + stepSamples)
    for (let at = start; at < end; at++)
      samples[at] = Math.round((samples[at] ?? 0) * gain * (from + slope * (at - start)))
  }
}

function smooth(edges: Float64Array, stepSec: number): void {
  const rise = stepSec / releaseSec
  const fall = stepSec / attackSec
  for (let at = 1; at < edges.length; at++) edges[at] = Math.min(edges[at] ?? 1, (edges[at - 1] ?? 1) + rise)
  for (let at = edges.length - 2; at >= 0; at--)
    edges[at] = Math.min(edges[at] ?? 1, (edges[at + 1] ?? 1) + fall)
}
