import { createHash } from 'node:crypto'

/** Four states for random numbers to begin with (kernels/noise.ts), which depend on the text alone. */
export function randomStates(text: string): Int32Array {
  const digest = createHash('sha256').update(text).digest()
  // Odd: none may be 0.
  return Int32Array.from({ length: 4 }, (_, lane) => digest.readInt32LE(lane * 4) | 1)
}
