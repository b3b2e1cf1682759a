import { filterLoad, hasSeenEnough, newLoadFilter, type LoadFilter, type LoadSample } from './load-filter.ts'
import { bandOf, newPermit, stepPermit, type Permit } from './permit.ts'
import { leastCores, roomFor } from './share.ts'
import { newTrim, stepTrim, type Trim } from './trim.ts'

export type GovernorSettings = {
  /** Of the whole system; 100: everything, whatever else runs. */
  thresholdPercent: number
  /** Least time between two steps, in seconds. */
  throttleDelaySec: number
  /** Whether even the last book waits where others use the whole limit. */
  pauseWhenBusy: boolean
}

export type Governor = {
  filter: LoadFilter
  permit: Permit
  trim: Trim
  /** Cores that may be used where nobody else runs. */
  most: number
  /** Books side by side; null: no limit. */
  room: number | null
  /** Everything waits for others. */
  rests: boolean
  restChangesSince: number | null
}

/** Others must leave too little, or enough again, for this long before everything waits, or goes on. */
const restAfterMs = 5000
const goOnAfterMs = 10_000

function mostOf(cores: number, settings: GovernorSettings): number {
  const percent = Math.min(100, Math.max(0, settings.thresholdPercent))
  return Math.max(Math.min(leastCores, cores), (cores * percent) / 100)
}

export function newGovernor(cores: number, settings: GovernorSettings): Governor {
  const most = mostOf(cores, settings)
  return {
    filter: newLoadFilter,
    permit: newPermit(most),
    trim: newTrim(-Infinity),
    most,
    room: null,
    rests: false,
    restChangesSince: null,
  }
}

/** Cores to be told to our runs, all together. */
export function coresToTell(governor: Governor): number {
  return governor.permit.cores * governor.trim.factor
}

/** Of the machine; what is left is the gaps between two pieces of work. */
const fullShare = 0.97

/**
 * What others want, in cores. A full machine gives them less than that, and whoever fills it mostly wants whole cores: without this, stepping back from
 * two programs' share to one's took three steps and ten seconds (two cores, a busy loop beside a batch).
 */
function wantedByOthers(filter: LoadFilter, cores: number, band: number): number {
  const seen = { others: filter.seenOthers, system: filter.seenSystem }
  const last = filter.window.at(-1) ?? seen
  // They came within the look before the last one, which saw a part of them.
  const { others, system } = last.others > seen.others ? last : seen
  const isFull = system >= cores * fullShare
  return isFull ? Math.max(others, Math.ceil(others - band)) : others
}

function stepRest(governor: Governor, left: number, at: number, settings: GovernorSettings): Governor {
  if (!settings.pauseWhenBusy) return { ...governor, rests: false, restChangesSince: null }
  const changes = governor.rests ? left >= leastCores : left < leastCores / 2
  if (!changes) return { ...governor, restChangesSince: null }
  const since = governor.restChangesSince ?? at
  const patienceMs = governor.rests ? goOnAfterMs : restAfterMs
  if (at - since < patienceMs) return { ...governor, restChangesSince: since }
  return { ...governor, rests: !governor.rests, restChangesSince: null }
}

/**
 * One look at the machine, and what follows. The cores permitted are cores × cpu_threshold / 100, less what others use: lowered soon, raised when the
 * room has lasted. Below that, what was told is corrected by what was really used.
 */
export function govern(before: Governor, sample: LoadSample, settings: GovernorSettings): Governor {
  const most = mostOf(sample.cores, settings)
  const jumped = before.filter.at !== null && sample.at < before.filter.at
  // Another limit, or times of a clock that is not ours any more: begun anew, from what the filter knows.
  const known = most === before.most && !jumped ? before : newGovernor(sample.cores, settings)
  const filter = filterLoad(
    jumped ? newLoadFilter : before.filter,
    sample,
    before.rests ? 0 : coresToTell(known),
  )
  if (settings.thresholdPercent >= 100) return { ...newGovernor(sample.cores, settings), filter }

  const threshold = (sample.cores * settings.thresholdPercent) / 100
  const within = (cores: number): number => Math.min(most, Math.max(Math.min(leastCores, most), cores))
  const band = bandOf(sample.cores)
  const permit = hasSeenEnough(filter)
    ? stepPermit(known.permit, {
        at: sample.at,
        seen: within(threshold - wantedByOthers(filter, sample.cores, band)),
        smooth: within(threshold - filter.others),
        calm: within(threshold - filter.calmOthers),
        band,
        throttleMs: settings.throttleDelaySec * 1000,
      })
    : { ...known.permit, roomierSince: null }
  const raised = permit.raisedAt !== known.permit.raisedAt
  const use = { at: sample.at, permitted: permit.cores, own: filter.own, system: filter.system, threshold }
  const trim = raised
    ? { ...newTrim(sample.at), factor: Math.max(1, known.trim.factor) }
    : sample.ownPercent === null || before.rests
      ? known.trim
      : stepTrim(known.trim, use)
  const room = roomFor(permit.cores, most, known.room, band)
  return stepRest(
    { ...known, filter, permit, trim, most, room },
    threshold - filter.others,
    sample.at,
    settings,
  )
}

/** Less than this part of the cores that we could have is worth saying. */
const heldBackShare = 0.9

/** How much of the CPU is taken, in words. */
export function wordsOf(governor: Governor, settings: GovernorSettings, cores: number): string {
  if (settings.thresholdPercent >= 100) return 'uses everything'
  if (governor.permit.cores < governor.most * heldBackShare)
    return `held back: CPU at ${Math.round((100 * governor.filter.system) / cores)} %`
  return `limited to ${settings.thresholdPercent} %`
}

/** Why everything waits, in words. */
export function restWords(governor: Governor, cores: number): string {
  return `other programs use ${Math.round((100 * governor.filter.others) / cores)} % of the CPU`
}

/** What the runs are told, and what that follows from, for the log. */
export function toldWords(
  governor: Governor,
  settings: GovernorSettings,
  cores: number,
  runs: number,
  share: number,
): string {
  const percentOf = (load: number): number => Math.round((100 * load) / cores)
  const { system, others } = governor.filter
  return `CPU at ${percentOf(system)} %, ${percentOf(others)} % by others: ${runs} at work, ${share.toFixed(2)} cores each (${wordsOf(governor, settings, cores)})`
}
