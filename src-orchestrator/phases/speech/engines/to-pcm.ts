/** Samples between -1 and 1, in parts that follow each other, as 16 bits; what is louder is cut. */
export function toPcm(parts: readonly Float32Array[]): Int16Array {
  const samples = new Int16Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts)
    for (let index = 0; index < part.length; index++)
      samples[at++] = Math.max(-32_768, Math.min(32_767, Math.round((part[index] ?? 0) * 32_767)))
  return samples
}
