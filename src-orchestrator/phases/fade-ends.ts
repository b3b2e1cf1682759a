/** Lets sound come out of silence and go back into it, in place, each within so many samples: a sample that is cut off clicks. */
export function fadeEnds(samples: Int16Array, inSamples: number, outSamples = inSamples): void {
  const half = samples.length >> 1
  const [rise, fall] = [Math.min(inSamples, half), Math.min(outSamples, half)]
  const last = samples.length - 1
  for (let at = 0; at < rise; at++) samples[at] = Math.round(((samples[at] ?? 0) * at) / rise)
  for (let at = 0; at < fall; at++) samples[last - at] = Math.round(((samples[last - at] ?? 0) * at) / fall)
}
