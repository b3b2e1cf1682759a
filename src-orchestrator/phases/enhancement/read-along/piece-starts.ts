/** A silence within a sentence, in seconds from where the sentence begins to sound. */
export type Pause = { fromSec: number; toSec: number }

/** A place in a sentence's text, counted in characters without blanks, and when the voice comes to it and goes on from it. */
type Anchor = { chars: number; fromSec: number; toSec: number }

/** A mark at which voices pause, with what closes behind it. */
const marks = /(?:[,;:.!?…،؛。，、；：！？]|--|[–—])["'”’»)\]]*/gu

/** How far the time of a stretch of words strays from that of its letters: a second's worth by a third of one. */
const strayVariance = 0.1
/** What it costs that a voice made no pause at a mark … */
const silentMarkCost = 1
/** … or, for each second, one where there is no mark; a stop before a "p" or "t" is silent for up to 60 ms. */
const strayPauseCost = 25
const stopSec = 0.06
/** Seconds by which a stretch of a single letter may stray too. */
const leastSec = 0.05

const lengthOf = ({ fromSec, toSec }: Pause): number => toSec - fromSec

/** Places behind marks, and where pieces begin, in characters without blanks: voices pause at the ends of lines too. */
function placesOfPauses(text: string, before: readonly number[]): number[] {
  const whole = text.trim()
  const ends = [...whole.matchAll(marks)].map(({ index, 0: mark }) => index + mark.length)
  const counts = ends
    .filter((end) => end < whole.length)
    .map((end) => Array.from(whole.slice(0, end).replaceAll(/\s/gu, '')).length)
  return [...new Set([...counts, ...before])].filter((count) => count > 0).sort((a, b) => a - b)
}

/** Seconds of sound between two moments. */
function soundBetween(fromSec: number, toSec: number, pauses: readonly Pause[]): number {
  const silent = pauses
    .filter((pause) => pause.fromSec >= fromSec && pause.toSec <= toSec)
    .reduce((sum, pause) => sum + lengthOf(pause), 0)
  return toSec - fromSec - silent
}

/**
 * Which pause belongs to which mark: of all ways to pair them in their order, the one whose stretches of sound fit their letters best, as sentences of two
 * languages are paired by their lengths (Gale and Church, https://aclanthology.org/J93-1004/).
 */
function anchorsOf(
  places: readonly number[],
  pauses: readonly Pause[],
  end: Anchor,
  secPerChar: number,
): Anchor[] {
  type Way = { anchor: Anchor; mark: number; pause: number; cost: number; before: Way | null }
  const silent = [0]
  const stray = [0]
  for (const [index, pause] of pauses.entries()) {
    silent.push((silent[index] ?? 0) + lengthOf(pause))
    stray.push((stray[index] ?? 0) + Math.max(0, lengthOf(pause) - stopSec))
  }
  const between = (sums: readonly number[], way: Way, pause: number): number =>
    (sums[pause] ?? 0) - (sums[way.pause + 1] ?? 0)
  const stretchCost = (way: Way, to: Anchor, mark: number, pause: number): number => {
    const sound = to.fromSec - way.anchor.toSec - between(silent, way, pause)
    const expected = (to.chars - way.anchor.chars) * secPerChar
    return (
      (sound - expected) ** 2 / (strayVariance * Math.max(expected, leastSec)) +
      silentMarkCost * (mark - way.mark - 1) +
      strayPauseCost * between(stray, way, pause)
    )
  }
  const ways: Way[] = [
    { anchor: { chars: 0, fromSec: 0, toSec: 0 }, mark: -1, pause: -1, cost: 0, before: null },
  ]
  const best = (to: Anchor, mark: number, pause: number): Way => {
    let found: Way | null = null
    let least = Number.POSITIVE_INFINITY
    for (const way of ways) {
      if (way.mark >= mark || way.pause >= pause) continue
      const cost = way.cost + stretchCost(way, to, mark, pause)
      if (cost < least) {
        found = way
        least = cost
      }
    }
    return { anchor: to, mark, pause, cost: least, before: found }
  }
  for (const [mark, chars] of places.entries())
    for (const [pause, each] of pauses.entries()) ways.push(best({ chars, ...each }, mark, pause))
  const anchors: Anchor[] = []
  for (let way: Way | null = best(end, places.length, pauses.length); way !== null; way = way.before)
    anchors.unshift(way.anchor)
  return anchors
}

/** The moment after so many seconds of sound. */
function momentAfter(fromSec: number, soundSec: number, pauses: readonly Pause[]): number {
  let at = fromSec + soundSec
  for (const pause of pauses) if (pause.fromSec >= fromSec && pause.fromSec < at) at += lengthOf(pause)
  return at
}

/**
 * When the pieces of a sentence begin, in seconds from its beginning: where a piece begins at a pause of the voice, at that pause's end; else by
 * its letters between the nearest such marks. `before`: for each piece the characters, without blanks, before it; `pauses`: in their order. Pure.
 */
export function pieceStarts(
  text: string,
  before: readonly number[],
  lengthSec: number,
  pauses: readonly Pause[],
): number[] {
  const chars = Array.from(text.replaceAll(/\s/gu, '')).length
  const end: Anchor = { chars, fromSec: lengthSec, toSec: lengthSec }
  const secPerChar = soundBetween(0, lengthSec, pauses) / Math.max(1, chars)
  const anchors = anchorsOf(placesOfPauses(text, before), pauses, end, secPerChar)
  return before.map((count) => {
    const last = anchors.findLast((anchor) => anchor.chars <= count) ?? end
    const next = anchors.find((anchor) => anchor.chars > count) ?? end
    if (count === last.chars || next.chars <= last.chars) return last.toSec
    const share = (count - last.chars) / (next.chars - last.chars)
    return momentAfter(last.toSec, soundBetween(last.toSec, next.fromSec, pauses) * share, pauses)
  })
}
