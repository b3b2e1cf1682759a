/** As the network was trained (the wheel's METADATA, "ONNX interface"): Hann windows of 50 ms every 12.5 ms. */
export const sampleRateHz = 24_000
export const windowLength = 1200
export const hop = 300

/** Of a real window. */
export const bins = windowLength / 2 + 1

export const floatBytes = 4
export const vectorBytes = 16
/** Of two frames' spectrum: complex numbers. */
export const placeBytes = windowLength * 2 * floatBytes
/** What the network says of a bin. */
export const rowsOfBin = 5
/** Bins that are put together in one go: they share the lines of the processor's cache, and a copy of their rows. */
export const binsAtOnce = 8

/**
 * What the network says of so many frames: of every bin the logarithms of three magnitudes and two angles, bin after bin, each with all its frames; and the
 * pitch in Hz per frame.
 */
export type Spectra = {
  frames: number
  /** The voice: magnitude, and its phase against the pulses as the inverse of tanh of half turns. */
  voiced: Float32Array
  phase: Float32Array
  noise: Float32Array
  /** What is neither pulses nor noise: magnitude, and its phase in radians. */
  free: Float32Array
  freePhase: Float32Array
  pitch: Float32Array
}
