/** Of a real window of 1,200 samples. */
export const bins = 601

/** Frames that are calculated together: half a megabyte of numbers, which stays in the cache. Of 16, 32, 64 the fastest, by a fifth. */
export const blockFrames = 64
export const blockPairs = blockFrames / 2

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
