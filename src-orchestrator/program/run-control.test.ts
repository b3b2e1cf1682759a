import { describe, expect, it } from 'vitest'
import { runControl } from './run-control.ts'

describe('runControl', () => {
  it('tells of changes only', () => {
    const told: boolean[] = []
    const control = runControl(1, (paused) => told.push(paused))
    control.resume()
    control.pause()
    control.pause()
    control.resume()
    control.stop()
    control.pause()
    expect(told).toEqual([true, false])
  })

  it('rejects whoever waits at the gate when the run is stopped', async () => {
    const control = runControl(1, () => undefined)
    control.pause()
    const waiting = control.whenRunning()
    control.stop()
    await expect(waiting).rejects.toThrow(/abort/iu)
    await expect(control.whenRunning()).rejects.toThrow(/abort/iu)
  })

  it('waits for a password', async () => {
    const control = runControl(1, () => undefined)
    expect(control.password()).toBeNull()
    const given = control.whenPasswordGiven()
    control.setPassword('open')
    await given
    await control.whenPasswordGiven()
    expect(control.password()).toBe('open')
  })

  it('stops waiting for a password', async () => {
    const control = runControl(1, () => undefined)
    const given = control.whenPasswordGiven()
    control.stop()
    await expect(given).rejects.toThrow(/abort/iu)
  })

  it('tells of another share of the machine, until nobody listens', () => {
    const control = runControl(2, () => undefined)
    const seen: number[] = []
    const off = control.onCoresChange(() => seen.push(control.cores()))
    control.setCores(0.5)
    off()
    control.setCores(3)
    expect(seen).toEqual([0.5])
    expect(control.cores()).toBe(3)
  })
})
