import { expect, it } from 'vitest'
import { chapterLevel } from './heading-levels.ts'

it.each<[what: string, headings: [level: number, text: string][], level: number | null]>([
  ['none', [], null],
  [
    'one of each',
    [
      [1, 'The Lamp'],
      [2, 'Ashore'],
    ],
    null,
  ],
  [
    'chapters under the book’s title',
    [
      [1, 'The Lamp'],
      [2, 'Ashore'],
      [2, 'At Sea'],
    ],
    2,
  ],
  [
    'chapters with sections',
    [
      [1, 'Ashore'],
      [2, 'The Inn'],
      [2, 'The Pier'],
      [1, 'At Sea'],
    ],
    1,
  ],
  [
    'parts with chapters',
    [
      [1, 'Part One: Ships'],
      [2, 'Ashore'],
      [2, 'At Sea'],
      [1, 'Part Two'],
      [2, 'Home'],
    ],
    2,
  ],
  [
    'parts under the title of their level',
    [
      [1, 'The Lamp'],
      [1, 'Part One'],
      [2, 'Ashore'],
      [1, 'Part Two'],
      [3, 'a'],
      [3, 'b'],
      [2, 'Home'],
    ],
    2,
  ],
  [
    'chapters, of which one is called a part',
    [
      [1, 'Part One'],
      [2, 'Ashore'],
      [2, 'At Sea'],
      [1, 'Epilogue'],
    ],
    1,
  ],
  [
    'parts and nothing below',
    [
      [1, 'Part One'],
      [1, 'Part Two'],
    ],
    1,
  ],
  [
    'parts with one section',
    [
      [1, 'Part One'],
      [2, 'Ashore'],
      [1, 'Part Two'],
    ],
    1,
  ],
  [
    'one part behind its chapters',
    [
      [1, 'Ashore'],
      [2, 'a'],
      [2, 'b'],
      [1, 'At Sea'],
      [1, 'Part Two'],
    ],
    1,
  ],
])('%s', (_what, headings, level) => {
  expect(chapterLevel(headings.map(([each, text]) => ({ level: each, text })))).toBe(level)
})
