/** Half a period of 60 to 400 Hz, where voices lie. */
const lowestHz = 60
const highestHz = 400
const frameSec = 0.04
/** Of a frame's energy: what repeats itself less is no vowel. */
const clearlyVoiced = 0.7

function correlation(frame: Int16Array, lag: number): number {
  let both = 0
  let one = 0
  let other = 0
  for (let at = 0; at + lag < frame.length; at++) {
    const a = frame[at] ?? 0
    const b = frame[at + lag] ?? 0
    both += a * b
    one += a * a
    other += b * b
  }
  return one === 0 || other === 0 ? 0 : both / Math.sqrt(one * other)
}

/** The lag at which a frame is most like itself; null where it is like itself at none. The shortest of those that are nearly as good: twice the period fits too. */
function periodOf(frame: Int16Array, sampleRateHz: number): number | null {
  const from = Math.floor(sampleRateHz / highestHz)
  const to = Math.ceil(sampleRateHz / lowestHz)
  const likeness = Array.from({ length: to - from }, (_, at) => correlation(frame, from + at))
  const best = Math.max(...likeness)
  if (best < clearlyVoiced) return null
  const first = likeness.findIndex(
    (value, at) => value > 0.9 * best && value >= (likeness[at - 1] ?? 0) && value >= (likeness[at + 1] ?? 0),
  )
  return first === -1 ? null : from + first
}

/** The median pitch of speech, Hz, by autocorrelation of its voiced frames. */
export function medianPitch(samples: Int16Array, sampleRateHz: number): number {
  const length = Math.round(frameSec * sampleRateHz)
  const pitches: number[] = []
  for (let at = 0; at + length <= samples.length; at += length >> 1) {
    const period = periodOf(samples.subarray(at, at + length), sampleRateHz)
    if (period !== null) pitches.push(sampleRateHz / period)
  }
  return pitches.sort((a, b) => a - b)[pitches.length >> 1] ?? 0
}
