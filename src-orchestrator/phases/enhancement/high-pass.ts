/** Below the lowest voices (a bass speaks at 80 Hz and more) lies nothing but rumble and offset. */
const highPassHz = 60

/** Butterworth of second order: RBJ's cookbook, https://www.w3.org/TR/audio-eq-cookbook/ */
function coefficients(sampleRateHz: number): { b0: number; a1: number; a2: number } {
  const w = (2 * Math.PI * highPassHz) / sampleRateHz
  const alpha = Math.sin(w) / Math.SQRT2
  const a0 = 1 + alpha
  return { b0: (1 + Math.cos(w)) / 2 / a0, a1: (-2 * Math.cos(w)) / a0, a2: (1 - alpha) / a0 }
}

/** Filters samples from rest into `filtered`, and notes the highest magnitude of each step on the way: one walk for both. */
export function highPass(
  samples: Int16Array,
  filtered: Float32Array,
  sampleRateHz: number,
  peaks: Float64Array,
  stepSamples: number,
): void {
  const { b0, a1, a2 } = coefficients(sampleRateHz)
  let s1 = 0
  let s2 = 0
  for (let step = 0; step < peaks.length; step++) {
    const end = Math.min(samples.length, (step + 1) * stepSamples)
    let peak = 0
    for (let at = step * stepSamples; at < end; at++) {
      // Transposed direct form II; the tiny offset keeps the state out of slow denormal numbers in silence.
      const x = (samples[at] ?? 0) + 1e-12
      const y = b0 * x + s1
      s1 = -2 * b0 * x - a1 * y + s2
      s2 = b0 * x - a2 * y
      filtered[at] = y
      const magnitude = y < 0 ? -y : y
      if (magnitude > peak) peak = magnitude
    }
    peaks[step] = peak
  }
}
