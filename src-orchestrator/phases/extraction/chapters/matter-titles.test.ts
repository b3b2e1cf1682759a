import { expect, it } from 'vitest'
import { matterByTitles } from './matter-titles.ts'

const words = (count: number): { text: string } => ({ text: 'word '.repeat(count) })

/** What a part of that title is taken for, with so many words in it and so many before and behind. */
function matterOf(title: string, before: number, inside: number, behind: number): string | undefined {
  const start = { title, titleIsPrinted: true, at: 1, titleBlocks: 0 }
  const next = { title: 'The Crow', titleIsPrinted: true, at: 2, titleBlocks: 0 }
  return matterByTitles([start, next], [words(before), words(inside), words(behind)]).get(start)
}

it.each([
  ['Index', 9000, 500, 0, 'back-matter'],
  ['References', 9000, 500, 0, 'back-matter'],
  ['7. References', 9000, 500, 0, 'back-matter'],
  ['VII References', 9000, 500, 0, 'back-matter'],
  ['Références bibliographiques', 9000, 500, 0, 'back-matter'],
  ['Literaturverzeichnis', 9000, 500, 0, 'back-matter'],
  ['Índice alfabético', 9000, 500, 0, 'back-matter'],
  ['Предметный указатель', 9000, 500, 0, 'back-matter'],
  ['索 引', 9000, 500, 0, 'back-matter'],
  ['Литература и жизнь', 9000, 500, 0, undefined],
  ['References', 100, 500, 9000, undefined],
  ['References to the Sea', 9000, 500, 0, undefined],
  ['Transcriber’s Note', 0, 80, 9000, 'front-matter'],
  ['Front Matter.', 0, 36, 9000, 'front-matter'],
  ['Copyright', 9000, 80, 0, 'front-matter'],
  ['Copyright', 0, 4000, 9000, undefined],
  ['The Cover', 0, 80, 9000, undefined],
  ['PG License.', 9000, 3000, 0, 'gutenberg-licence'],
  ['The Fox', 0, 80, 9000, undefined],
] as const)('"%s" with %i words before, %i inside, %i behind', (title, before, inside, behind, expected) => {
  expect(matterOf(title, before, inside, behind)).toBe(expected)
})
