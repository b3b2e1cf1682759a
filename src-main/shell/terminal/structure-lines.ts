import { countWords } from '../../../src-contract/count-words.ts'
import type { StructureRow } from '../../../src-contract/structure-rows.ts'
import { whyLeftOut } from '../../../src-contract/structure-words.ts'
import { shownName } from './progress-lines.ts'

function notesOf(row: StructureRow): string[] {
  const { page, words, foundTitle, isRead, isPartly, why, isOwn, isInside, chapter } = row
  return [
    ...(page === null ? [] : [`p. ${page.toLocaleString('en')}`]),
    countWords(words, 'word'),
    ...(why === null ? [] : [`left out: ${whyLeftOut(why)}`]),
    ...(isPartly ? ['some of it is read'] : []),
    ...(isRead && isInside ? ['read where it stands'] : []),
    ...(isRead && !isInside && chapter === null ? ['goes on with the chapter before'] : []),
    ...(isOwn ? ['begins here because you want it so'] : []),
    ...(foundTitle === null ? [] : [`found as “${shownName(foundTitle)}”`]),
  ]
}

/** A line for each part of a book: the number of its chapter, or a dash, its title, and what there is to say of it. */
export function structureLines(rows: readonly StructureRow[]): string[] {
  return rows.map((row) => {
    const number = row.chapter?.toLocaleString('en') ?? (row.isRead ? '' : '–')
    return `${number.padStart(4)}  ${shownName(row.title)} (${notesOf(row).join('; ')})`
  })
}
