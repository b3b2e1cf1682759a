import type { Hold } from '../../../src-contract/book-view.ts'

/** A disk that work goes to. Bytes. */
export type DiskState = {
  /** A folder on it, as the user knows it. */
  folder: string
  freeBytes: number
  /** What the books at work still need on it. */
  neededBytes: number
}

export type BatteryState = { onBattery: boolean; percent: number }

/** Once held, this much more must be free before work goes on, so that it does not stop again in a moment. */
const spareBytes = 200e6
/** Likewise for the battery's charge, in percent points. */
const sparePercent = 5

function inGigabytes(bytes: number): string {
  const gigabytes = bytes / 1e9
  return gigabytes < 0.1 ? `${Math.max(1, Math.round(bytes / 1e6))} MB` : `${gigabytes.toFixed(1)} GB`
}

/** `floorBytes`: what is to stay free; 0: nobody looks. The worst of several disks is told. */
export function diskHold(disks: readonly DiskState[], floorBytes: number, held: boolean): Hold | null {
  if (floorBytes <= 0) return null
  let worst: { folder: string; missing: number } | null = null
  for (const { folder, freeBytes, neededBytes } of disks) {
    const missing = floorBytes + neededBytes + (held ? spareBytes : 0) - freeBytes
    if (missing > 0 && missing > (worst?.missing ?? 0)) worst = { folder, missing }
  }
  if (worst === null) return null
  return {
    reason: 'disk',
    detail: `${inGigabytes(worst.missing)} more is needed on the disk of ${worst.folder}`,
  }
}

/** `floorPercent`: 0: never. Null: a machine without a battery, or one that does not tell. */
export function batteryHold(battery: BatteryState | null, floorPercent: number, held: boolean): Hold | null {
  if (battery === null || !battery.onBattery || floorPercent <= 0) return null
  const least = floorPercent + (held ? sparePercent : 0)
  return battery.percent < least
    ? { reason: 'battery', detail: `battery at ${Math.round(battery.percent)} %` }
    : null
}
