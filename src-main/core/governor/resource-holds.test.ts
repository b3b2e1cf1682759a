import { expect, test } from 'vitest'
import { batteryHold, diskHold } from './resource-holds.ts'

const disk = (freeGb: number, neededGb = 0, folder = '/home/a') => ({
  folder,
  freeBytes: freeGb * 1e9,
  neededBytes: neededGb * 1e9,
})

test.each([
  // disks, floor in GB, held before → words
  [[disk(5)], 1, false, null],
  [[disk(0.4)], 1, false, '0.6 GB more is needed on the disk of /home/a'],
  [[disk(0.95)], 1, false, '50 MB more is needed on the disk of /home/a'],
  [[disk(3, 2.5)], 1, false, '0.5 GB more is needed on the disk of /home/a'],
  [[disk(1.1)], 1, true, '0.1 GB more is needed on the disk of /home/a'],
  [[disk(1.3)], 1, true, null],
  [[disk(0.1)], 0, false, null],
  [[disk(0.9), disk(0.2, 0, '/mnt/b')], 1, false, '0.8 GB more is needed on the disk of /mnt/b'],
  [[], 1, false, null],
])('%j with a floor of %f GB, held %s: %s', (disks, floorGb, held, detail) => {
  const expected = detail === null ? null : { reason: 'disk', detail }
  expect(diskHold(disks, floorGb * 1e9, held)).toEqual(expected)
})

test.each([
  [null, 20, false, null],
  [{ onBattery: false, percent: 3 }, 20, false, null],
  [{ onBattery: true, percent: 25 }, 20, false, null],
  [{ onBattery: true, percent: 12.4 }, 20, false, 'battery at 12 %'],
  [{ onBattery: true, percent: 22 }, 20, true, 'battery at 22 %'],
  [{ onBattery: true, percent: 25 }, 20, true, null],
  [{ onBattery: true, percent: 1 }, 0, false, null],
])('%j with a floor of %i %%, held %s: %s', (battery, floor, held, detail) => {
  expect(batteryHold(battery, floor, held)).toEqual(detail === null ? null : { reason: 'battery', detail })
})
