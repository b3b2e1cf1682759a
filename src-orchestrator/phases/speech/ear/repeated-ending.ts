import { framesPerSec, type SoundFrames } from './sound-frames.ts'

/** Seconds; a shorter likeness is a syllable's with another. */
const leastSec = 0.36
/** A voice that stutters begins again at once, or after a breath: no later than this after the stretch that it says again. */
const longestBreathSec = 0.5
/** A longer stretch is no stutter. */
const longestSec = 2.5
/**
 * How far two stretches of the same words by the same voice are apart: mean of the frames' distances. Stretches that were doubled lie at 0.27, 99 of 100 below 0.6;
 * of sentences that were not, one in a thousand lies below 0.7 (hibari's heart, alice.pdf).
 */
const alikeBelow = 0.6

/** Each frame as three logarithms, of which a difference is heard the same at any loudness. */
function shapes(frames: SoundFrames, count: number): Float32Array[] {
  const [loud, high, hiss] = [new Float32Array(count), new Float32Array(count), new Float32Array(count)]
  for (let at = 0; at < count; at++) {
    // What is far below hearing counts as equal.
    const level = (frames.level[at] ?? 0) + 20
    const first = (frames.first[at] ?? 0) + 10
    loud[at] = Math.log(level)
    high[at] = Math.log(first / level)
    hiss[at] = Math.log(((frames.second[at] ?? 0) + 10) / first)
  }
  return [loud, high, hiss]
}

function lastSounding(frames: SoundFrames): number {
  let end = frames.count
  while (end > 0 && frames.isSilent(end - 1)) end--
  return end
}

/**
 * Seconds at the end of a sentence that repeat what was heard just before them; 0 where nothing is repeated. The end is laid over what comes before it, at every
 * distance; it is a repetition where the likeness reaches back over all of that distance but a breath.
 */
export function repeatedEndingSec(frames: SoundFrames): number {
  const end = lastSounding(frames)
  const [loud, high, hiss] = shapes(frames, end)
  if (loud === undefined || high === undefined || hiss === undefined) return 0
  const least = Math.round(leastSec * framesPerSec)
  const breath = Math.round(longestBreathSec * framesPerSec)
  const most = Math.min(Math.round((longestSec + longestBreathSec) * framesPerSec), end - least)
  const apart = (at: number, lag: number): number =>
    Math.abs((loud[at] ?? 0) - (loud[at - lag] ?? 0)) +
    Math.abs((high[at] ?? 0) - (high[at - lag] ?? 0)) +
    Math.abs((hiss[at] ?? 0) - (hiss[at - lag] ?? 0))
  let repeated = 0
  for (let lag = least; lag <= most; lag++) {
    const wanted = Math.max(least, lag - breath)
    if (wanted + lag > end) break
    let sum = 0
    for (let at = end - 1; at >= end - least; at--) sum += apart(at, lag)
    if (sum > alikeBelow * least) continue
    for (let at = end - least - 1; at >= end - wanted; at--) sum += apart(at, lag)
    if (sum <= alikeBelow * wanted) repeated = Math.max(repeated, wanted)
  }
  return repeated / framesPerSec
}
