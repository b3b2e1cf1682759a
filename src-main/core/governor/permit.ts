/** How many cores our runs may use, and what the next step depends on. Times in ms. */
export type Permit = {
  cores: number
  changedAt: number
  raisedAt: number
  /** Since when clearly more was free. */
  roomierSince: number | null
  /** Since when others left no more than is permitted; null while clearly more is free. */
  fullSince: number | null
  /** How long more must have been free before it is taken. */
  patienceMs: number
}

/** Cores that are free for us: as seen just now, smoothed, and as a mean over a longer time. */
export type Free = {
  at: number
  seen: number
  smooth: number
  calm: number
  band: number
  throttleMs: number
}

/** With the smoothing, a full core that is given back is in use again after some seven seconds. */
const shortPatienceMs = 3000
const longPatienceMs = 12_000
/** Room that was gone again so soon was none: the next time more patience is asked for, so that bursts of others do not move us to and fro. */
const flapMs = 30_000
/** Others who were there for so long without a gap were no burst: once they are gone they are taken to be gone. */
const lastingMs = 15_000
/** Corrections too small for a step are made at most this often. */
export const fineEveryMs = 60_000
const fineShare = 1 / 3

export function newPermit(cores: number): Permit {
  return {
    cores,
    changedAt: -Infinity,
    raisedAt: -Infinity,
    roomierSince: null,
    fullSince: null,
    patienceMs: shortPatienceMs,
  }
}

/** Changes smaller than this are noise: a sixteenth of the machine, and never so much that another program's full core could be missed. */
export function bandOf(cores: number): number {
  return Math.min(0.4, Math.max(0.1, cores / 16))
}

function patienceAfter(permit: Permit, at: number): number {
  if (permit.changedAt !== permit.raisedAt) return permit.patienceMs
  return at - permit.raisedAt < flapMs ? Math.min(longPatienceMs, permit.patienceMs * 2) : shortPatienceMs
}

/**
 * Lowers at once, raises when the room has lasted, corrects finely now and then; never twice within the throttle delay. What is smoothed says that a
 * step is due, what is seen says how far: the smoothed value comes after it and would make three steps of one.
 */
export function stepPermit(permit: Permit, free: Free): Permit {
  const { at, seen, smooth, calm, band } = free
  const isRoomier = smooth >= permit.cores + band
  const roomierSince = isRoomier ? (permit.roomierSince ?? at) : null
  const lasted = isRoomier && permit.fullSince !== null && at - permit.fullSince >= lastingMs
  const waits = {
    ...permit,
    roomierSince,
    fullSince: isRoomier ? null : (permit.fullSince ?? at),
    patienceMs: lasted ? shortPatienceMs : permit.patienceMs,
  }
  const sinceMs = at - permit.changedAt
  if (sinceMs < free.throttleMs) return waits
  if (smooth <= permit.cores - band)
    return { ...waits, cores: seen, changedAt: at, fullSince: at, patienceMs: patienceAfter(permit, at) }
  if (roomierSince !== null && at - roomierSince >= waits.patienceMs)
    return { ...waits, cores: seen, changedAt: at, raisedAt: at, roomierSince: null }
  if (sinceMs >= fineEveryMs && Math.abs(calm - permit.cores) >= band * fineShare)
    return { ...waits, cores: calm, changedAt: at }
  return waits
}
