import { battery } from 'systeminformation'
import type { BatteryState } from '../../core/governor/resource-holds.ts'

/** Null where there is no battery. On Windows and macOS it starts a program of the system's: to be asked seldom. */
export async function readBattery(): Promise<BatteryState | null> {
  const { hasBattery, acConnected, percent } = await battery()
  if (!hasBattery || !Number.isFinite(percent)) return null
  return { onBattery: !acConnected, percent }
}
