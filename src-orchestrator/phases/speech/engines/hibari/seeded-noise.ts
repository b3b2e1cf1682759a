import { createHash } from 'node:crypto'

/** A power of two. So many different values in random order cannot be told from as many as there are samples. */
const tableSize = 4096

/** xorshift with the shifts 13, 17, 5: Marsaglia, "Xorshift RNGs", https://doi.org/10.18637/jss.v008.i14. Never 0, given a state that is not. */
export function nextRandom(state: number): number {
  let next = state
  next ^= next << 13
  next ^= next >>> 17
  next ^= next << 5
  return next
}

/** A state to begin with, which depends on the text alone. */
export function randomState(text: string): number {
  return createHash('sha256').update(text).digest().readInt32LE() | 1
}

/** Normally distributed values with mean 0 and variance 1, the same in every process (Box and Muller's method). */
function normalTable(): Float32Array {
  const raw = new Float64Array(tableSize)
  let state = randomState('normal')
  const uniform = (): number => {
    state = nextRandom(state)
    return ((state >>> 0) + 0.5) / 2 ** 32
  }
  for (let at = 0; at < tableSize; at += 2) {
    const radius = Math.sqrt(-2 * Math.log(uniform()))
    const angle = 2 * Math.PI * uniform()
    raw[at] = radius * Math.cos(angle)
    raw[at + 1] = radius * Math.sin(angle)
  }
  const mean = raw.reduce((sum, value) => sum + value, 0) / tableSize
  const deviation = Math.sqrt(raw.reduce((sum, value) => sum + (value - mean) ** 2, 0) / tableSize)
  return Float32Array.from(raw, (value) => (value - mean) / deviation)
}

export const normals = normalTable()
/** Of a random number, the bits that choose its first and its second normal value. */
export const normalMask = tableSize - 1
export const secondShift = 16
