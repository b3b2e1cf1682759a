import { expect, it } from 'vitest'
import { cutToBytes, isReservedName } from './portable-names.ts'

it.each([
  ['Moby Dick', 9, 'Moby Dick'],
  ['Moby Dick', 4, 'Moby'],
  ['吾輩は猫である', 8, '吾輩'],
  ['👩‍🚀 in space', 10, ''],
  ['Cafe\u0301', 5, 'Caf'],
])('%s in %d bytes is %j', (text, bytes, cut) => {
  expect(cutToBytes(text, bytes)).toBe(cut)
})

it.each([
  ['con', true],
  ['CON.mp3', true],
  ['com¹', true],
  ['lpt9.tar.gz', true],
  ['contents', false],
  ['com', false],
  ['_con', false],
])('%s: kept for a device is %s', (name, isReserved) => {
  expect(isReservedName(name)).toBe(isReserved)
})
