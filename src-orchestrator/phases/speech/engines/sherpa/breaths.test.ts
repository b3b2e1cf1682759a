import { expect, test } from 'vitest'
import { breathsOf } from './breaths.ts'

test.each([
  ['A short one.', ['A short one.']],
  ['One thing, then another; and a third, which is the last.', ['One thing, then another;', 'and a third, which is the last.']],
  ['He saw that nobody, not even the cat, would ever come back.', ['He saw that nobody, not even the cat,', 'would ever come back.']],
  ['a b, cccccccccccccccccccc ddddddddddddddddddd eeeeeeeeeee', ['a b, cccccccccccccccccccc', 'ddddddddddddddddddd eeeeeeeeeee']],
  ['x'.repeat(90), ['x'.repeat(90)]],
  ['她说：“今天天气很好，我们去公园散步，然后回家吃饭，怎么样呢我不知道你怎么想的，也不想知道。”', ['她说：“今天天气很好，我们去公园散步，然后回家吃饭，怎么样呢我不知道你怎么想的，', '也不想知道。”']],
  ['   ', []],
])('%s', (said, parts) => {
  expect(breathsOf(said, 40)).toEqual(parts)
}) // prettier-ignore

test('nothing is lost', () => {
  const said = Array.from({ length: 300 }, (_, index) => `word${index}${index % 7 === 0 ? ',' : ''}`).join(
    ' ',
  )
  expect(breathsOf(said).join(' ')).toBe(said)
  expect(Math.max(...breathsOf(said).map(({ length }) => length))).toBeLessThanOrEqual(220)
})
