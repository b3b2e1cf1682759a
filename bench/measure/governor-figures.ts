import type { Told } from './load-graph.ts'
import type { Moment } from './load-record.ts'

export type Span = { from: number; to: number }

/** The machine that is judged, in cores. */
export type Machine = { cores: number; threshold: number; least: number }

export const within = (moments: readonly Moment[], { from, to }: Span): Moment[] =>
  moments.filter(({ sec }) => sec > from && sec <= to)

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
}

/** What others use, the bench's own program left out. */
export const strangersOf = ({ system, own, hog }: Moment): number => Math.max(0, system - own - hog)

function permittedAt(moment: Moment, { threshold, least }: Machine): number {
  return Math.max(least, threshold - moment.hog - strangersOf(moment))
}

/** Part of the permitted CPU that was used. */
export function usedShare(moments: readonly Moment[], machine: Machine): number {
  return mean(moments.map(({ own }) => own)) / mean(moments.map((moment) => permittedAt(moment, machine)))
}

/** Smaller than this it is the rounding of two runs' shares. */
const noChange = 0.1 + 1e-9

/** When the cores that all runs have together became others, in seconds. */
export function changesOf(told: readonly Told[]): number[] {
  const changes: number[] = []
  let cores = told[0]?.cores ?? 0
  for (const { sec, cores: now } of told) {
    if (Math.abs(now - cores) <= noChange) continue
    changes.push(sec)
    cores = now
  }
  return changes
}

/** The most changes within any minute of a span. */
export function mostInAMinute(changes: readonly number[], { from, to }: Span): number {
  const inside = changes.filter((sec) => sec > from && sec <= to)
  return Math.max(
    0,
    ...inside.map((first) => inside.filter((sec) => sec >= first && sec < first + 60).length),
  )
}

/** Seconds from the span's beginning until changes come no more often than once a minute. */
export function settledAfter(changes: readonly number[], { from, to }: Span): number {
  const inside = changes.filter((sec) => sec > from && sec <= to)
  const hasted = inside.filter((sec, index) => (inside[index + 1] ?? Infinity) - sec < 60)
  const last = inside.find((sec) => sec > (hasted.at(-1) ?? -Infinity))
  return last === undefined || hasted.length === 0 ? 0 : last - from
}

/** Seconds from `since` until the load of a whole second, as the mean of two looks, is as wanted; null: never. */
export function secondsUntil(
  moments: readonly Moment[],
  { from, to }: Span,
  wanted: (own: number, moment: Moment) => boolean,
): number | null {
  const inside = within(moments, { from, to })
  const found = inside.findIndex((moment, index) => {
    const before = inside[index - 1]
    return before !== undefined && wanted((moment.own + before.own) / 2, moment)
  })
  const at = inside[found]?.sec
  return at === undefined ? null : at - from
}

/** Our load is no more than what a program on a full core leaves. */
export const hasSteppedBack =
  ({ threshold, least }: Machine, tolerance: number) =>
  (own: number): boolean =>
    own <= Math.max(least, threshold - 1) + tolerance

export const hasReturned =
  (machine: Machine) =>
  (own: number, moment: Moment): boolean =>
    own >= 0.9 * permittedAt(moment, machine)
