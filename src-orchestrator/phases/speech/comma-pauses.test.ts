import { describe, expect, test } from 'vitest'
import { withCommaPauses } from './comma-pauses.ts'

const rate = 1000
/** Sound and silence by turns, in milliseconds. */
function sentence(...lengths: number[]): Int16Array {
  return Int16Array.from(
    lengths.flatMap((length, at) => Array.from({ length }, () => (at % 2 === 0 ? 5000 : 10))),
  )
}

function shape(samples: Int16Array): number[] {
  const lengths: number[] = []
  for (const [at, sample] of samples.entries()) {
    const isSound = Math.abs(sample) > 1000
    if (at === 0 || isSound !== Math.abs(samples[at - 1] ?? 0) > 1000) lengths.push(0)
    lengths[lengths.length - 1] = (lengths.at(-1) ?? 0) + 1
  }
  return lengths
}

describe('pauses at commas', () => {
  test.each<[string, number[], number, number[]]>([
    ['One, two.', [300, 150, 300], 0.4, [300, 400, 300]],
    ['One, two.', [300, 150, 300], 0.05, [300, 50, 300]],
    ['One, two.', [300, 150, 300], 0, [600]],
    ['One; two: three – four.', [100, 90, 100, 200, 100, 80, 100], 0.3, [100, 300, 100, 300, 100, 300, 100]],
    // The longest silence is the comma's.
    ['One, two three.', [100, 80, 100, 200, 100], 0.3, [100, 80, 100, 300, 100]],
    // A stop consonant is no pause, nor is the comma of a number.
    ['One, two.', [300, 50, 300], 0.4, [300, 50, 300]],
    ['1,000 two.', [300, 150, 300], 0.4, [300, 150, 300]],
    ['一，二。', [300, 150, 300], 0.2, [300, 200, 300]],
  ])('%s %j at %d s', (said, before, pauseSec, after) => {
    expect(shape(withCommaPauses(sentence(...before), said, pauseSec, rate))).toEqual(after)
  })

  test('nothing but silence at the ends, and nothing at all', () => {
    expect(withCommaPauses(new Int16Array(500), 'One, two.', 0.3, rate)).toHaveLength(500)
    expect(withCommaPauses(new Int16Array(0), 'One, two.', 0.3, rate)).toHaveLength(0)
  })
})
