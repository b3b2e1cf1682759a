import { describe, expect, test } from 'vitest'
import {
  isAsFound,
  keyOf,
  noTextChoices,
  restoredTest,
  wishFor,
  withChange,
  withPart,
  withRule,
  type TextChoices,
} from './text-choices.ts'

const head = keyOf({ rule: 'running-head', page: 3, text: 'THE LAMPS' })
const other = keyOf({ rule: 'running-head', page: 4, text: 'THE LAMPS' })
const note = keyOf({ rule: 'footnote', page: 3, text: '1 See below.' })

const read = (choices: TextChoices): boolean[] => [head, other, note].map(restoredTest(choices))

describe('what stays undone', () => {
  const cases: [string, TextChoices, boolean[]][] = [
    ['nothing at first', noTextChoices, [false, false, false]],
    ['one change', withChange(noTextChoices, head, true), [true, false, false]],
    ['a whole rule', withRule(noTextChoices, 'running-head', true), [true, true, false]],
    [
      'a whole rule but one',
      withChange(withRule(noTextChoices, 'running-head', true), head, false),
      [false, true, false],
    ],
    [
      'a rule over what was said of its changes before',
      withRule(withChange(noTextChoices, head, true), 'running-head', false),
      [false, false, false],
    ],
  ]
  test.each(cases)('%s', (_, choices, expected) => {
    expect(read(choices)).toEqual(expected)
  })

  test('taking a word back leaves no trace', () => {
    expect(isAsFound(withChange(withChange(noTextChoices, head, true), head, false))).toBe(true)
    const whole = withRule(noTextChoices, 'running-head', true)
    expect(withChange(withChange(whole, head, false), head, true)).toEqual(whole)
  })

  test('a part’s title, its place and whether it is read are said apart, and leave no trace when taken back', () => {
    const fox = { begins: 'part', page: 2, text: 'The Fox', nth: 0 } as const
    const named = withPart(noTextChoices, fox, { title: ' Reynard ' })
    expect(wishFor(named, fox)).toEqual({ title: 'Reynard' })
    expect(wishFor(named, { ...fox, nth: 1 })).toBeNull()
    expect(isAsFound(withPart(named, fox, { title: undefined }))).toBe(true)
    const begun = withPart(noTextChoices, { ...fox, begins: 'paragraph' }, {})
    expect(isAsFound(begun)).toBe(false)
    expect(isAsFound(withPart(begun, { ...fox, begins: 'paragraph' }, null))).toBe(true)
  })

  test('what took nothing away is not given back', () => {
    for (const rule of ['footnote-moved', 'ornament'])
      expect(restoredTest(withRule(noTextChoices, rule, true))(keyOf({ rule, page: 1, text: '* * *' }))).toBe(
        false,
      )
  })

  test('pieces that begin alike for two hundred characters are told apart by their number', () => {
    const long = 'a'.repeat(200)
    const one = keyOf({ rule: 'front-matter', page: null, text: `${long}b` })
    const second = keyOf({ rule: 'front-matter', page: null, text: `${long}c`, nth: 1 })
    const isRestored = restoredTest(withChange(noTextChoices, second, true))
    expect([one, second].map(isRestored)).toEqual([false, true])
  })
})
