import { fineEveryMs } from './permit.ts'

/**
 * A run rests for the time that its own pieces of work took; what it cannot count (ffmpeg beside it, pipes, a phase that has work for one core only)
 * makes it use more or less than it was told: at 0.7 cores mastering used 1.0. The factor between what may be used and what is told makes up for that.
 */
export type Trim = {
  factor: number
  changedAt: number
  overSince: number | null
  underSince: number | null
}

export type Use = {
  at: number
  permitted: number
  own: number
  system: number
  /** Of the whole system, in cores. */
  threshold: number
}

const leastFactor = 0.3
const mostFactor = 1.5
/** More than these parts of the permitted cores are worth a correction. */
const overShare = 1.05
const underShare = 0.93
/** Use beyond what is permitted is taken back soon; use below it may be a phase that is over in a moment. */
const overMs = 6000
const underMs = 40_000
/** So long a correction takes to show in the smoothed use. */
const settleMs = 12_000
const worthwhile = 0.03

export function newTrim(at: number): Trim {
  return { factor: 1, changedAt: at, overSince: null, underSince: null }
}

function trimmed(trim: Trim, at: number, factor: number): Trim {
  const next = Math.min(mostFactor, Math.max(leastFactor, factor))
  return Math.abs(next - trim.factor) < worthwhile
    ? trim
    : { factor: next, changedAt: at, overSince: null, underSince: null }
}

/** Only a system that is above the threshold is relieved, and only one that is below it is used more. */
export function stepTrim(trim: Trim, use: Use): Trim {
  const { at, permitted, own, system, threshold } = use
  const isOver = own > permitted * overShare && system > threshold
  const isUnder = own < permitted * underShare && system < threshold
  const next: Trim = {
    ...trim,
    overSince: isOver ? (trim.overSince ?? at) : null,
    underSince: isUnder ? (trim.underSince ?? at) : null,
  }
  const sinceMs = at - trim.changedAt
  const wanted = own > 0 ? (trim.factor * permitted) / own : mostFactor
  if (next.overSince !== null && at - next.overSince >= overMs && sinceMs >= settleMs)
    return trimmed(next, at, wanted)
  if (next.underSince !== null && at - next.underSince >= underMs && sinceMs >= fineEveryMs)
    return trimmed(next, at, Math.min(wanted, trim.factor * 1.25))
  return next
}
