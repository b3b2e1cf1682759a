import { expect, test } from 'vitest'
import { configSchema } from '../../../src-contract/config-options.ts'
import { addAll, drive } from '../../core/batch/testing/driver.ts'
import type { BatteryState } from '../../core/governor/resource-holds.ts'
import { openResourceWatch } from './resource-watch.ts'

type Machine = { fails: boolean; free: number; battery: BatteryState | null; now: number; words: string[] }

function watched(values: Record<string, unknown> = {}) {
  const machine: Machine = { fails: false, free: 10e9, battery: null, now: 0, words: [] }
  const watch = openResourceWatch(
    () => configSchema.parse(values),
    {
      freeBytes: async () => Promise.resolve(machine.free),
      battery: async () =>
        machine.fails ? Promise.reject(new Error('no such bus')) : Promise.resolve(machine.battery),
      now: () => machine.now,
    },
    (words) => machine.words.push(words),
  )
  const driver = drive({ maxWorkers: 1 })
  addAll(driver, ['a', 'b'])
  driver.send({ type: 'start' })
  const look = async (afterMs: number) => {
    machine.now += afterMs
    return watch.look(driver.state())
  }
  return { machine, look }
}

test('a disk below its floor holds the batch until there is more than the floor', async () => {
  const { machine, look } = watched({ disk_floor: 1 })
  expect(await look(0)).toBeNull()
  machine.free = 0.2e9
  expect(await look(1000)).toBeNull()
  expect((await look(3000))?.detail).toMatch(/^0\.8 GB more is needed/u)
  machine.free = 1.05e9
  expect(await look(3000)).toMatchObject({ reason: 'disk' })
  machine.free = 2e9
  expect(await look(3000)).toBeNull()
})

test('a floor of nothing asks no disk to be free', async () => {
  const { machine, look } = watched({ disk_floor: 0 })
  machine.free = 0
  expect(await look(0)).toBeNull()
})

test('a low battery holds the batch, and mains lets it go on', async () => {
  const { machine, look } = watched({ battery_floor: 20 })
  machine.battery = { onBattery: true, percent: 15 }
  expect(await look(0)).toEqual({ reason: 'battery', detail: 'battery at 15 %' })
  machine.battery = { onBattery: false, percent: 15 }
  expect(await look(60_000)).toBeNull()
})

test('a probe that fails is told once, and holds nothing back', async () => {
  const { machine, look } = watched()
  Object.defineProperty(machine, 'free', {
    get: () => {
      throw new Error('no such disk')
    },
  })
  expect(await look(0)).toBeNull()
  expect(await look(5000)).toBeNull()
  expect(machine.words).toEqual(['Disk and battery cannot be watched: no such disk'])
})

test('a battery floor that is taken away lets the batch go on at once', async () => {
  const values = { battery_floor: 20 }
  const { machine, look } = watched(values)
  machine.battery = { onBattery: true, percent: 15 }
  expect(await look(0)).toMatchObject({ reason: 'battery' })
  values.battery_floor = 0
  expect(await look(1000)).toBeNull()
})

test('a probe that fails while it holds the batch holds it no longer', async () => {
  const { machine, look } = watched({ battery_floor: 20 })
  machine.battery = { onBattery: true, percent: 15 }
  expect(await look(0)).toMatchObject({ reason: 'battery' })
  machine.fails = true
  expect(await look(60_000)).toBeNull()
})
