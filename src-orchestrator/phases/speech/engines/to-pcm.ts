/**
 * Samples between -1 and 1, in parts that follow each other, as 16 bits; what is louder is cut. A plain loop that calls nothing: a worker's V8 inlines little
 * (worker-process.ts), and with Math's functions it took 2.6 % of hibari's time.
 */
export function toPcm(parts: readonly Float32Array[]): Int16Array {
  const samples = new Int16Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    const { length } = part
    for (let index = 0; index < length; index++) {
      const value = (part[index] ?? 0) * 32_767
      const cut = value > 32_767 ? 32_767 : value < -32_768 ? -32_768 : value
      // Half up, as Math.round: what is cut off behind the point is always of a number above 0.
      samples[at++] = ((cut + 32_768.5) | 0) - 32_768
    }
  }
  return samples
}
