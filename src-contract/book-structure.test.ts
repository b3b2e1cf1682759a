import { describe, expect, test } from 'vitest'
import {
  chosenParts,
  inChapters,
  paragraphKey,
  partKey,
  partsIn,
  titleFrom,
  unmetChoices,
  type FoundPart,
} from './book-structure.ts'
import { structureRows } from './structure-rows.ts'
import { keyOf, noTextChoices, withChange, withPart, withRule, type TextChoices } from './text-choices.ts'

function chapter(
  title: string,
  page: number,
  paragraphs: string[],
  more: Partial<FoundPart> = {},
): FoundPart {
  return {
    title, page, nth: 0, titleIsPrinted: true, left: null, joined: false, inside: null, items: [],
    paragraphs: paragraphs.map((text) => ({ page, text, nth: 0, words: 10 })),
    ...more,
  } // prettier-ignore
}

const left = (
  title: string,
  page: number,
  rule: string,
  items: number[],
  more: Partial<FoundPart> = {},
): FoundPart => chapter(title, page, [title], { titleIsPrinted: false, left: rule, items, ...more })

const items = [
  { rule: 'front-matter', page: 1, text: 'By Ada Wells' },
  { rule: 'back-matter', page: 9, text: 'Index' },
  { rule: 'back-matter', page: 9, text: 'lamps, 3' },
  { rule: 'endnote', page: 4, text: 'Notes' },
]
const found = [
  left('By Ada Wells', 1, 'front-matter', [0]),
  chapter('The Fox', 2, ['It rained.', 'A fox came.', 'It went.']),
  left('Notes', 4, 'endnote', [3], { joined: true }),
  chapter('The Crow', 5, ['A crow came.']),
  left('Index', 9, 'back-matter', [1, 2]),
]
const [front, fox, notes, crow, index] = found.map(partKey)
const foxCame = paragraphKey({ page: 2, text: 'A fox came.', nth: 0 })

/** "The Fox: It rained.|A fox came." for each chapter, parts of one chapter with a plus between them. */
function chapters(choices: TextChoices, parts: readonly FoundPart[] = found): string[] {
  const chosen = chosenParts(partsIn(parts, items, choices), choices)
  return inChapters(chosen).map((group) =>
    group
      .map(({ title, paragraphs }) => `${title}: ${paragraphs.map(({ text }) => text).join('|')}`)
      .join(' + '),
  )
}

const asFound = ['The Fox: It rained.|A fox came.|It went.', 'The Crow: A crow came.']

describe('the chapters that a book has', () => {
  const wish = (
    key: ReturnType<typeof partKey> | undefined,
    about: Parameters<typeof withPart>[2],
  ): TextChoices => withPart(noTextChoices, key ?? foxCame, about)
  test.each<[string, TextChoices, string[]]>([
    ['as found', noTextChoices, asFound],
    ['with one left out', wish(fox, { left: true }), ['The Crow: A crow came.']],
    ['with one named otherwise', wish(crow, { title: 'Night' }), [asFound[0] ?? '', 'Night: A crow came.']],
    ['with one joined to the one before', wish(crow, { joined: true }), [asFound.join(' + ')]],
    ['the first has none before it', wish(fox, { joined: true }), asFound],
    ['joined where the one before is left out', withPart(wish(fox, { left: true }), crow ?? foxCame, { joined: true }), ['The Crow: A crow came.']],
    ['with one begun at a paragraph', wish(foxCame, {}), ['The Fox: It rained.', 'A fox came.: A fox came.|It went.', 'The Crow: A crow came.']],
    ['begun there and named', wish(foxCame, { title: 'Two' }), ['The Fox: It rained.', 'Two: A fox came.|It went.', 'The Crow: A crow came.']],
    ['begun there and left out', wish(foxCame, { left: true }), ['The Fox: It rained.', 'The Crow: A crow came.']],
    ['with the front matter read', withRule(noTextChoices, 'front-matter', true), ['By Ada Wells: By Ada Wells', ...asFound]],
    ['with the index read', withRule(noTextChoices, 'back-matter', true), [...asFound, 'Index: Index']],
    ['with a piece of it: behind what stands before', withChange(noTextChoices, keyOf({ rule: 'back-matter', page: 9, text: 'lamps, 3' }), true), [asFound[0] ?? '', `${asFound[1] ?? ''} + Index: Index`]],
    ['notes that are read go on with their chapter', withRule(noTextChoices, 'endnote', true), [`${asFound[0] ?? ''} + Notes: Notes`, asFound[1] ?? '']],
    ['unless they are wanted by themselves', withPart(withRule(noTextChoices, 'endnote', true), notes ?? foxCame, { joined: false }), [asFound[0] ?? '', 'Notes: Notes', asFound[1] ?? '']],
    ['nothing where all is left out', [fox, crow].reduce((all, key) => withPart(all, key ?? foxCame, { left: true }), noTextChoices), []],
  ])('%s', (_, choices, expected) => {
    expect(chapters(choices)).toEqual(expected)
  }) // prettier-ignore

  test('what stands in the midst of a chapter is read there, and is none of its own', () => {
    const parts = [chapter('One', 1, ['a', 'b']), left('Contents', 1, 'back-matter', [1, 2], { inside: 1 })]
    expect(chapters(noTextChoices, parts)).toEqual(['One: a|b'])
    const read = withRule(noTextChoices, 'back-matter', true)
    expect(chapters(read, parts)).toEqual(['One: a|Contents|b'])
    const begun = withPart(read, paragraphKey({ page: 1, text: 'b', nth: 0 }), {})
    expect(chapters(begun, parts)).toEqual(['One: a|Contents', 'b: b'])
  })

  test('a chapter without a printed title does not begin a second time at its first paragraph', () => {
    const parts = [chapter('The Lamps', 1, ['a', 'b'], { titleIsPrinted: false })]
    const begun = withPart(noTextChoices, paragraphKey({ page: 1, text: 'a', nth: 0 }), {})
    expect(chapters(begun, parts)).toEqual(['The Lamps: a|b'])
  })

  test('of two that are alike each can be meant', () => {
    const parts = [0, 1].map((nth) => chapter('I', 1, [`text ${nth}`], { nth }))
    const second = withPart(noTextChoices, partKey({ title: 'I', page: 1, nth: 1 }), { left: true })
    expect(chapters(second, parts)).toEqual(['I: text 0'])
  })
})

test('the list says of each part whether it is read, why not, and which chapter it begins', () => {
  const choices = withPart(withPart(noTextChoices, fox ?? foxCame, { left: true }), crow ?? foxCame, {
    title: 'Night',
  })
  const rows = structureRows(chosenParts(partsIn(found, items, choices), choices), ({ words }) => words)
  expect(rows.map(({ title, foundTitle, chapter: number, words, why }) => [title, foundTitle, number, words, why])).toEqual([
    ['By Ada Wells', null, null, 10, 'front-matter'],
    ['The Fox', null, null, 30, 'part-left-out'],
    ['Notes', null, null, 10, 'endnote'],
    ['Night', 'The Crow', 1, 10, null],
    ['Index', null, null, 10, 'back-matter'],
  ]) // prettier-ignore
})

test('what was chosen for parts that are not there is told', () => {
  const gone = partKey({ title: 'The Raven', page: 3, nth: 0 })
  const choices = [front, foxCame, index, gone].reduce(
    (all, key) => withPart(all, key ?? gone, { title: 'X' }),
    noTextChoices,
  )
  expect(unmetChoices(partsIn(found, items, choices), choices).map(({ text }) => text)).toEqual(['The Raven'])
})

test.each([
  ['A fox came.', 'A fox came.'],
  ['word '.repeat(20), `${'word '.repeat(11)}word…`],
  ['x'.repeat(90), `${'x'.repeat(60)}…`],
])('a part is called by how it begins: %j', (text, title) => {
  expect(titleFrom(text)).toBe(title)
  // Of a paragraph no more than its beginning is known in the window.
  expect(titleFrom(text.slice(0, 80))).toBe(title)
})
