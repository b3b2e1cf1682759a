/** -54 dBFS, as where silence is cut from a sentence's ends. */
const silenceBelow = 64
/** Shorter silences are stops: a "p" or "t" is silent for up to 60 ms before it bursts. */
const shortestPauseSec = 0.07
/** Seconds of a pause's own sound that stay at its ends. */
const keptSec = 0.01

/** Marks at which a sentence is interrupted; those of Chinese, Japanese and Arabic among them. A comma within a number is none. */
const marks = /[,;:،؛](?=\s)|[，、；：]|\s[–—]\s|[–—](?=\s)/gu

type Stretch = { from: number; to: number }

function silentStretches(samples: Int16Array, shortest: number): Stretch[] {
  const found: Stretch[] = []
  let from = 0
  for (let at = 0; at <= samples.length; at++) {
    if (at < samples.length && Math.abs(samples[at] ?? 0) < silenceBelow) continue
    // What begins or ends a sentence is no pause within it.
    if (at - from >= shortest && from > 0 && at < samples.length) found.push({ from, to: at })
    from = at + 1
  }
  return found
}

/**
 * A sentence whose pauses at commas last `pauseSec`: its longest silences, as many as it has commas and the like. A voice that makes no silence there
 * stays as it is.
 */
export function withCommaPauses(
  samples: Int16Array,
  said: string,
  pauseSec: number,
  sampleRateHz: number,
): Int16Array {
  const count = said.match(marks)?.length ?? 0
  if (count === 0) return samples
  const pauses = silentStretches(samples, Math.round(shortestPauseSec * sampleRateHz))
    .sort((a, b) => b.to - b.from - (a.to - a.from))
    .slice(0, count)
    .sort((a, b) => a.from - b.from)
  const wanted = Math.round(pauseSec * sampleRateHz)
  const kept = Math.min(Math.round(keptSec * sampleRateHz), wanted >> 1)
  const length = pauses.reduce((sum, { from, to }) => sum + wanted - (to - from), samples.length)
  const changed = new Int16Array(length)
  let read = 0
  let write = 0
  const copy = (to: number): void => {
    changed.set(samples.subarray(read, to), write)
    write += to - read
    read = to
  }
  for (const { from, to } of pauses) {
    copy(from + kept)
    write += wanted - 2 * kept
    read = to - kept
  }
  copy(samples.length)
  return changed
}
