import { describe, expect, test } from 'vitest'
import { keyOf, noTextChoices, withChange, withRule } from '../../src-contract/text-choices.ts'
import { changeGroups, changesOnPage } from './text-groups.ts'

const item = (rule: string, page: number | null, text: string, nth = 0) => ({
  rule,
  page,
  text,
  nth,
  box: null,
  restored: false,
})
const items = [
  item('page-number', 12, '12'),
  item('running-head', 3, 'THE LAMPS'),
  item('running-head', 4, 'THE LAMPS'),
  item('hyphen-joined', 4, 'lan-|tern'),
  item('ornament', 4, '* * *'),
]
const shown = (search: string, choices = noTextChoices): string[] =>
  changeGroups({ items }, choices, search).map(
    ({ title, count, restored, rows }) =>
      `${title} ${restored}/${count}: ${rows.map(({ text }) => text).join(', ')}`,
  )

describe('changes by their rules', () => {
  test('the commonest first, a cut word as it was printed', () => {
    expect(shown('')).toEqual([
      'Running heads 0/2: THE LAMPS, THE LAMPS',
      'Page numbers 0/1: 12',
      'Words joined again 0/1: lan-tern',
      'Ornaments 0/1: * * *',
    ])
  })

  test.each([
    ['lamps', ['Running heads 0/2: THE LAMPS, THE LAMPS']],
    ['4', ['Running heads 0/2: THE LAMPS', 'Words joined again 0/1: lan-tern', 'Ornaments 0/1: * * *']],
    ['12', ['Page numbers 0/1: 12']],
    ['nothing of the kind', []],
  ])('searched for “%s”', (search, expected) => {
    expect(shown(search)).toEqual(expected)
  })

  test('what was restored is counted, of a rule and one by one', () => {
    const heads = withRule(noTextChoices, 'running-head', true)
    expect(shown('lamps', heads)[0]).toContain('2/2')
    const first = keyOf(item('running-head', 3, 'THE LAMPS'))
    expect(shown('lamps', withChange(heads, first, false))[0]).toContain('1/2')
  })

  test('of a page', () => {
    const on = (page: number): string[] =>
      changesOnPage(changeGroups({ items }, noTextChoices, ''), page).map(
        ({ title, rows }) => `${title}: ${rows.map(({ text }) => text).join(', ')}`,
      )
    expect(on(4)).toEqual(['Running heads: THE LAMPS', 'Words joined again: lan-tern', 'Ornaments: * * *'])
    expect(on(5)).toEqual([])
  })

  test('a rule that nobody has words for stands under its own name', () => {
    expect(changeGroups({ items: [item('slug-line', 1, 'x')] }, noTextChoices, '')[0]?.title).toBe(
      'slug line',
    )
  })
})
