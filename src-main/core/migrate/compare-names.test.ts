import { expect, it } from 'vitest'
import { belongsTo, compareName, readEbur128 } from './compare-names.ts'

it.each([
  ['alice.pdf', 1, 'alice-compare.pdf'],
  ['alice.pdf', 2, 'alice-compare-2.pdf'],
  ['a.b.pdf', 1, 'a.b-compare.pdf'],
  ['.hidden', 1, '.hidden-compare'],
  ['none', 1, 'none-compare'],
])('%s, number %i: %s', (name, number, expected) => {
  expect(compareName(name, number)).toBe(expected)
})

it.each([
  [['audio_chunks', 'a-compare', 'chunk_0001.wav'], true],
  [['chunks', 'a-compare_chunk_001.txt'], true],
  [['a-compare.mp3'], true],
  [['chunks', 'a_chunk_001.txt'], false],
  [['a-compared', 'x'], false],
  [['b', 'x.mp3'], false],
])('%j is of the copy: %s', (segments, expected) => {
  expect(belongsTo('a-compare', segments)).toBe(expected)
})

it.each([
  ['Duration: 01:02:03.50, start\n I: -70.0 LUFS\n Summary:\n I:         -18.1 LUFS\n', 3723.5, -18.1],
  ['Duration: N/A\n I: -inf LUFS', null, null],
  ['no such file', null, null],
])('reads what ffmpeg says: %j', (words, audioSec, loudnessLufs) => {
  expect(readEbur128(words)).toEqual({ audioSec, loudnessLufs })
})
