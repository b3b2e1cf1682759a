import { describe, expect, test } from 'vitest'
import { paragraphKey, type FoundPart } from '../../src-contract/book-structure.ts'
import { isAsFound, noTextChoices, withRule, type TextChoices } from '../../src-contract/text-choices.ts'
import {
  canBecomeOne,
  paragraphRows,
  partRows,
  readWords,
  withAllAsFound,
  withAllJoined,
  withBeginning,
  withJoined,
  withPartAsFound,
  withPartRead,
  withPartsAsFound,
  withPartsRead,
  withTitle,
  type PartRow,
  type Structured,
} from './structure-view.ts'

function found(title: string, about: Partial<FoundPart>): FoundPart {
  return {
    title, page: 2, nth: 0, titleIsPrinted: true, left: null, joined: false, inside: null, items: [],
    paragraphs: ['It rained.', 'A fox came.'].map((text) => ({ page: 2, text: `${title}: ${text}`, nth: 0, words: 100 })),
    ...about,
  } // prettier-ignore
}

const item = (text: string): Structured['items'][number] => ({ rule: 'front-matter', page: 1, box: null, text, nth: 0, restored: false }) // prettier-ignore
const report: Structured = {
  items: [item('The Lamps'), item('By Ada Wells')],
  parts: [
    found('The Lamps', { page: 1, titleIsPrinted: false, left: 'front-matter', items: [0, 1] }),
    found('The Fox', {}),
    found('The Crow', { page: 5 }),
  ],
}

function row(choices: TextChoices, title: string): PartRow {
  const one = partRows(report, choices).find(({ part }) => part.foundTitle === title)
  if (one === undefined) throw new Error(`no part is called ${title}`)
  return one
}
const shown = (choices: TextChoices): string[] =>
  partRows(report, choices).map(({ number, part, about, isChanged }) => `${number ?? '-'} ${part.title} (${about.join(', ')})${isChanged ? ' changed' : ''}`) // prettier-ignore

describe('the list of parts', () => {
  const { part: front } = row(noTextChoices, 'The Lamps')
  const { part: fox } = row(noTextChoices, 'The Fox')
  const { part: crow } = row(noTextChoices, 'The Crow')
  const begun = withBeginning(noTextChoices, paragraphKey({ page: 2, text: 'The Fox: A fox came.', nth: 0 }))

  test.each<[string, TextChoices, string[]]>([
    ['as found', noTextChoices, ['- The Lamps (p. 1, 200 words, left out: a title page, an imprint or the like)', '1 The Fox (p. 2, 200 words)', '2 The Crow (p. 5, 200 words)']],
    ['with the front read', withPartRead(report, noTextChoices, front, true), ['1 The Lamps (p. 1, 200 words) changed', '2 The Fox (p. 2, 200 words)', '3 The Crow (p. 5, 200 words)']],
    ['with a chapter left out', withPartRead(report, noTextChoices, fox, false), ['- The Lamps (p. 1, 200 words, left out: a title page, an imprint or the like)', '- The Fox (p. 2, 200 words, left out: by you) changed', '1 The Crow (p. 5, 200 words)']],
    ['named, and joined', withJoined(withTitle(noTextChoices, crow, ' Night '), crow, true), ['- The Lamps (p. 1, 200 words, left out: a title page, an imprint or the like)', '1 The Fox (p. 2, 200 words)', '- Night (p. 5, 200 words, goes on with the chapter before, found as “The Crow”) changed']],
    ['begun at a paragraph', begun, ['- The Lamps (p. 1, 200 words, left out: a title page, an imprint or the like)', '1 The Fox (p. 2, 100 words)', '2 The Fox: A fox came. (p. 2, 100 words, begins where you want it) changed', '3 The Crow (p. 5, 200 words)']],
  ])('%s', (_, choices, expected) => {
    expect(shown(choices)).toEqual(expected)
  }) // prettier-ignore

  test('several are left out, read and taken back together; those that follow each other become one', () => {
    const all = (choices: TextChoices): PartRow[] => partRows(report, choices)
    const none = withPartsRead(report, noTextChoices, all(noTextChoices), false)
    expect(shown(none)).toEqual([
      '- The Lamps (p. 1, 200 words, left out: a title page, an imprint or the like)',
      '- The Fox (p. 2, 200 words, left out: by you) changed',
      '- The Crow (p. 5, 200 words, left out: by you) changed',
    ])
    expect(isAsFound(withPartsAsFound(report, none, all(none)))).toBe(true)
    const whole = withPartsRead(report, none, all(none), true)
    const rows = all(whole)
    expect(rows.map(({ number }) => number)).toEqual([1, 2, 3])
    expect(canBecomeOne(rows, rows)).toBe(true)
    const joined = all(withAllJoined(whole, rows))
    expect(joined.map(({ number }) => number)).toEqual([1, null, null])
    expect(canBecomeOne(joined, joined)).toBe(false)
  })

  test.each([
    ['neighbours', [1, 2], true],
    ['one', [1], false],
    ['none', [], false],
    ['with another between', [0, 2], false],
    ['one that is left out', [0, 1], false],
  ])('become one chapter: %s', (_, at, can) => {
    const front = at.join() === '0,2' ? withPartRead(report, noTextChoices, row(noTextChoices, 'The Lamps').part, true) : noTextChoices // prettier-ignore
    const rows = partRows(report, front)
    const chosen = rows.filter((_, index) => at.includes(index))
    expect(canBecomeOne(rows, chosen)).toBe(can)
  })

  test('what each part would be joined with', () => {
    const before = (choices: TextChoices): (string | null)[] =>
      partRows(report, choices).map((one) => one.before)
    expect(before(noTextChoices)).toEqual([null, null, 'The Fox'])
    expect(before(withPartRead(report, noTextChoices, fox, false))).toEqual([null, null, null])
  })

  test('each change is taken back alone, and all at once', () => {
    const many = withTitle(withPartRead(report, begun, front, true), crow, 'Night')
    expect(isAsFound(withAllAsFound(report, many))).toBe(true)
    const rest = withPartAsFound(
      report,
      withPartAsFound(report, many, front),
      row(begun, 'The Fox: A fox came.').part,
    )
    expect(shown(rest)).toEqual(shown(withTitle(noTextChoices, crow, 'Night')))
    expect(isAsFound(withTitle(rest, crow, 'The Crow'))).toBe(true)
    expect(isAsFound(withPartRead(report, withPartRead(report, noTextChoices, fox, false), fox, true))).toBe(
      true,
    )
  })

  test('what was said of a whole rule in the other list holds here, and is taken back here', () => {
    const whole = withRule(noTextChoices, 'front-matter', true)
    expect(row(whole, 'The Lamps')).toMatchObject({ number: 1, isChanged: true })
    expect(row(withPartRead(report, whole, front, false), 'The Lamps').number).toBeNull()
    expect(isAsFound(withAllAsFound(report, whole))).toBe(true)
  })

  test('how much is read', () => {
    expect(readWords(partRows(report, noTextChoices))).toBe('2 chapters, 404 words are read')
    const none = [fox, crow].reduce((all, part) => withPartRead(report, all, part, false), noTextChoices)
    expect(readWords(partRows(report, none))).toBe('Nothing of the book is read')
  })
})

describe('the paragraphs of a part', () => {
  const texts = (title: string, search: string): string[] =>
    paragraphRows(row(noTextChoices, title).part, search).map(
      ({ text, canBegin }) => `${text}${canBegin ? '' : ' no'}`,
    )

  test.each([
    ['The Fox', '', ['The Fox: It rained.', 'The Fox: A fox came.']],
    ['The Fox', 'fox CAME', ['The Fox: A fox came.']],
    ['The Fox', '2', ['The Fox: It rained.', 'The Fox: A fox came.']],
    ['The Fox', '7', []],
    ['The Lamps', '', ['The Lamps: It rained. no', 'The Lamps: A fox came. no']],
  ])('of %s with %j in them', (title, search, expected) => {
    expect(texts(title, search)).toEqual(expected)
  })
})
