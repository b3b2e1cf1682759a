import { describe, expect, test } from 'vitest'
import { innerPauses } from './inner-pauses.ts'
import { pieceStarts, type Pause } from './piece-starts.ts'

const pause = (fromSec: number, toSec: number): Pause => ({ fromSec, toSec })

describe('when the lines of a sentence begin', () => {
  test.each<[what: string, text: string, before: number[], sec: number, pauses: Pause[], expected: number[]]>(
    [
      ['where the voice goes on after a comma', 'aaaa, bbbb', [0, 5], 2, [pause(0.7, 1.1)], [0, 1.1]],
      ['by letters where it makes no pause', 'aaaa bbbb', [0, 4], 2, [], [0, 1]],
      ['by letters, without the pauses', 'aa, aaaa bb', [0, 7], 2.1, [pause(0.5, 0.7)], [0, 1.662]],
      [
        'a comma within a line is not its end',
        'aa, bb cc, dd',
        [0, 8],
        3,
        [pause(0.5, 0.8), pause(2.1, 2.5)],
        [0, 2.5],
      ],
      [
        'a pause of a hesitation belongs to no mark',
        'aaaaaaaa bbbbbbbb, cc',
        [0, 17],
        3.2,
        [pause(1, 1.1), pause(2.6, 2.9)],
        [0, 2.9],
      ],
      [
        'a comma without a pause has none of its neighbour',
        'aaaaaa, bb, cccccc',
        [0, 7, 10],
        3,
        [pause(1.6, 2)],
        [0, 1.073, 2],
      ],
      ['what closes a speech belongs to the line', '“Aaaa!” bbbb', [0, 7], 2, [pause(0.8, 1.2)], [0, 1.2]],
      [
        'where the voice rests at a line’s end without a mark',
        'aaaa bb cccc',
        [0, 6],
        2.4,
        [pause(1.1, 1.4)],
        [0, 1.4],
      ],
      ['an empty sentence begins at once', '', [0, 0], 0, [], [0, 0]],
    ],
  )('%s', (_what, text, before, sec, pauses, expected) => {
    const starts = pieceStarts(text, before, sec, pauses)
    for (const [at, start] of starts.entries()) expect(start).toBeCloseTo(expected[at] ?? Number.NaN, 1)
    expect(starts).toHaveLength(expected.length)
  })
})

test('silences within a sentence are pauses; stops and its ends are none', () => {
  const rate = 16_000
  const samples = new Int16Array(2 * rate)
  const sound = (from: number, to: number): void => {
    for (let at = from * rate; at < to * rate; at++) samples[at] = Math.round(8000 * Math.sin(at / 5))
  }
  sound(0.1, 0.5)
  sound(0.54, 1)
  sound(1.3, 1.9)
  // A recorded voice's room.
  for (let at = rate; at < 1.3 * rate; at++) samples[at] = at % 2 === 0 ? 100 : -100
  expect(innerPauses(samples, rate)).toEqual([{ fromSec: 1, toSec: 1.3 }])
})
