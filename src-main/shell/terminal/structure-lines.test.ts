import { expect, test } from 'vitest'
import type { StructureRow } from '../../../src-contract/structure-rows.ts'
import { structureLines } from './structure-lines.ts'

function row(title: string, about: Partial<StructureRow>): StructureRow {
  return {
    title, foundTitle: null, page: null, words: 120, chapter: null, isRead: true, isPartly: false, why: null, isOwn: false, isInside: false, ...about,
  } // prettier-ignore
}

test('each part of a book has a line: its chapter’s number, its title, and what there is to say of it', () => {
  expect(
    structureLines([
      row('The Lamps', { page: 1, words: 1, isRead: false, why: 'front-matter' }),
      row('The Fox', { page: 1204, chapter: 1 }),
      row('Contents', { isInside: true, isPartly: true }),
      row('Then', { isOwn: true, chapter: 2 }),
      row('Night\u001B[31m', { foundTitle: 'The\nCrow' }),
      row('The End', { isRead: false, why: 'part-left-out' }),
    ]),
  ).toEqual([
    '   –  The Lamps (p. 1; 1 word; left out: a title page, an imprint or the like)',
    '   1  The Fox (p. 1,204; 120 words)',
    '      Contents (120 words; some of it is read; read where it stands)',
    '   2  Then (120 words; begins here because you want it so)',
    '      Night\uFFFD[31m (120 words; goes on with the chapter before; found as “The\uFFFDCrow”)',
    '   –  The End (120 words; left out: by you)',
  ])
})
