/** One look at the machine. Loads in percent of the whole machine. */
export type LoadSample = {
  /** Milliseconds of a clock of which only differences count. */
  at: number
  cores: number
  /** Everything that runs. */
  systemPercent: number
  /** What our runs use of it; null where the system cannot tell. */
  ownPercent: number | null
}

/** In cores. */
export type Loads = { system: number; own: number; others: number }

export type LoadFilter = {
  at: number | null
  /** The last three looks. */
  window: readonly Loads[]
  /** Others' load: the middle one of the window. */
  seenOthers: number
  /** The whole system's, likewise. */
  seenSystem: number
  /** The same smoothed, for stepping back soon. */
  others: number
  /** The same over a longer time, for the fine corrections. */
  calmOthers: number
  own: number
  system: number
}

/**
 * Time constants of the smoothing, in ms. 1.5 s: two looks after a step two thirds of it are seen, so that five seconds suffice to step back. 5 s: ours
 * comes in bursts of one piece of work each (a chunk, a chapter's seconds), which are a second long. 20 s: what is corrected once a minute must be a mean.
 */
const fastMs = 1500
const steadyMs = 5000
const calmMs = 20_000

/** A longer gap between two looks: the machine slept or stood still, and what was before says nothing. */
const longestGapMs = 10_000

export const newLoadFilter: LoadFilter = {
  at: null,
  window: [],
  seenOthers: 0,
  seenSystem: 0,
  others: 0,
  calmOthers: 0,
  own: 0,
  system: 0,
}

function inCores(sample: LoadSample, told: number): Loads {
  const system = (sample.cores * sample.systemPercent) / 100
  // Where nobody can tell what is ours, it is taken to be what it may be: too much only until the next look, which sees what is left over.
  const own = Math.min(system, sample.ownPercent === null ? told : (sample.cores * sample.ownPercent) / 100)
  return { system, own, others: system - own }
}

/** The middle one; of two the lower. One look that counted an ended child twice, or not at all, must not move anything. */
function middle(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0
}

/** `told`: the cores that our runs were last given, all together. A clock that jumped or stood still begins anew. */
export function filterLoad(before: LoadFilter, sample: LoadSample, told: number): LoadFilter {
  const loads = inCores(sample, told)
  const elapsedMs = before.at === null ? Infinity : sample.at - before.at
  const fresh = elapsedMs <= 0 || elapsedMs > longestGapMs
  const window = fresh ? [loads] : [...before.window.slice(-2), loads]
  const others = middle(window.map((one) => one.others))
  // The first two looks are all there is: the lower one is right away believed.
  const settled = !fresh && window.length > 2
  const toward = (from: number, to: number, timeMs: number): number =>
    settled ? from + (to - from) * (1 - Math.exp(-elapsedMs / timeMs)) : to
  return {
    at: sample.at,
    window,
    seenOthers: others,
    seenSystem: middle(window.map((one) => one.system)),
    others: toward(before.others, others, fastMs),
    calmOthers: toward(before.calmOthers, others, calmMs),
    own: toward(before.own, loads.own, steadyMs),
    system: toward(before.system, loads.system, steadyMs),
  }
}

/** Whether enough was seen to step back for. */
export function hasSeenEnough(filter: LoadFilter): boolean {
  return filter.window.length > 1
}
