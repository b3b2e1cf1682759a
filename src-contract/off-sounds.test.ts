import { expect, it } from 'vitest'
import { soundOutcome, soundTally, soundWords } from './off-sounds.ts'
import type { OffSound } from './orchestrator-protocol.ts'

function sound(chunk: number, again: string | null, left: string | null): OffSound {
  return { chunk, text: 'It was so.', atSec: chunk * 20, reason: 'breaks off', again, left }
}

it.each<[string | null, OffSound[]]>([
  [null, []],
  ['1 chunk made again', [sound(3, 'take 2', null)]],
  ['2 chunks made again', [sound(3, 'take 2', null), sound(3, 'take 2', null), sound(9, 'take 3', null)]],
  ['2 chunks made again, 1 still sounds off', [sound(3, 'take 2', null), sound(9, 'take 3', 'breaks off')]],
  ['1 chunk made again, 2 still sound off', [sound(3, 'take 2', 'breaks off'), sound(9, null, 'breaks off')]],
  ['1 chunk sounds off', [sound(9, null, 'breaks off')]],
  ['2 chunks sound off', [sound(8, null, 'breaks off'), sound(9, null, 'breaks off')]],
])('%s', (words, sounds) => {
  expect(soundWords(sounds)).toBe(words)
})

it('the places to listen at are those that are still off, in the order of the book', () => {
  expect(soundTally([sound(9, null, 'breaks off'), sound(2, 'take 2', null), sound(4, 'take 2', 'is distorted')]).places).toEqual([80, 180]) // prettier-ignore
})

it.each([
  [null, 'breaks off', 'breaks off; nothing that was tried is better'],
  ['take 2', null, 'breaks off; made again (take 2), and is well'],
  ['in two halves', 'is too short for its words', 'breaks off; made again (in two halves), and still is too short for its words'],
])('of a sentence made again %s', (again, left, words) => {
  expect(soundOutcome(sound(1, again, left))).toBe(words)
}) // prettier-ignore
